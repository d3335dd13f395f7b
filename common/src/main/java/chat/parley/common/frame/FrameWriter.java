package chat.parley.common.frame;

import chat.parley.common.Limits;

/** Makes frames: a 4-byte big-endian length and the payload, in one array that is written at once. */
public final class FrameWriter {

    private FrameWriter() {}

    /**
     * Puts the length before a payload.
     *
     * @param payload 1 to {@link Limits#MAX_SERVER_FRAME_BYTES} bytes
     * @return a new array: the length and a copy of the payload
     * @throws IllegalArgumentException when the payload is empty or too long: our own mistake, never a peer's
     */
    public static byte[] frame(byte[] payload) {
        int length = payload.length;
        if (length == 0 || length > Limits.MAX_SERVER_FRAME_BYTES) {
            throw new IllegalArgumentException("a payload of " + length + " bytes does not make a frame");
        }
        byte[] frame = new byte[Limits.FRAME_HEADER_BYTES + length];
        frame[0] = (byte) (length >>> 24);
        frame[1] = (byte) (length >>> 16);
        frame[2] = (byte) (length >>> 8);
        frame[3] = (byte) length;
        System.arraycopy(payload, 0, frame, Limits.FRAME_HEADER_BYTES, length);
        return frame;
    }
}
