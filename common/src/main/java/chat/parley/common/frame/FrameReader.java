package chat.parley.common.frame;

import chat.parley.common.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads frames, each a 4-byte big-endian length and that many bytes, from a stream.
 *
 * <p>A read has three ends beside a frame, told apart: the stream ended between two frames ({@code null}), it ended within
 * one ({@link TruncatedFrameException}), or a length is not allowed ({@link MalformedFrameException}). After either exception
 * the place of the next frame is unknown and the reader must not be used again.
 *
 * <p>Memory grows with the bytes that arrived, not with the length that was announced. Used by one thread at a time: the
 * one that owns the reading side of the connection.
 */
public final class FrameReader {

    /** What is allocated before the first byte of a payload has arrived, in bytes. */
    private static final int FIRST_CHUNK_BYTES = 2 * 1024;

    private final InputStream in;
    private final int maxFrameBytes;
    private final byte[] header = new byte[Limits.FRAME_HEADER_BYTES];

    /**
     * Reads from a stream, which stays the caller's to close.
     *
     * @param in where the frames come from; need not be buffered
     * @param maxFrameBytes the largest payload to accept, in bytes
     */
    public FrameReader(InputStream in, int maxFrameBytes) {
        this.in = in;
        this.maxFrameBytes = maxFrameBytes;
    }

    /**
     * Waits for the next frame.
     *
     * @return its payload, or {@code null} when the stream ended cleanly before its first byte
     * @throws TruncatedFrameException when the stream ended within the frame
     * @throws MalformedFrameException when the length is 0 or over the limit; nothing has been allocated for it
     * @throws IOException when the stream itself fails
     */
    public byte @Nullable [] read() throws IOException {
        int got = in.readNBytes(header, 0, header.length);
        if (got == 0) {
            return null;
        }
        if (got < header.length) {
            throw new TruncatedFrameException("the stream ended after " + got + " bytes of a frame's length");
        }
        long length = Integer.toUnsignedLong(
                (header[0] & 0xff) << 24 | (header[1] & 0xff) << 16 | (header[2] & 0xff) << 8 | (header[3] & 0xff));
        if (length == 0) {
            throw new MalformedFrameException(MalformedFrameException.Kind.EMPTY, "a frame of length 0");
        }
        if (length > maxFrameBytes) {
            throw new MalformedFrameException(MalformedFrameException.Kind.TOO_LARGE,
                    "a frame of " + length + " bytes; at most " + maxFrameBytes + " are allowed");
        }
        return readPayload((int) length);
    }

    private byte[] readPayload(int length) throws IOException {
        byte[] payload = new byte[Math.min(length, FIRST_CHUNK_BYTES)];
        int filled = 0;
        while (true) {
            filled += in.readNBytes(payload, filled, payload.length - filled);
            if (filled < payload.length) {
                throw new TruncatedFrameException("the stream ended after " + filled + " of " + length + " bytes");
            }
            if (filled == length) {
                return payload;
            }
            payload = Arrays.copyOf(payload, Math.min(length, payload.length * 4));
        }
    }
}
