package chat.parley.fuzz;

import java.io.InputStream;

/** Gives bytes in portions, as a network does. Used by one thread. */
final class PortionedStream extends InputStream {

    private final byte[] bytes;
    private final byte[] portions;
    private int given;
    private int turn;

    /**
     * Makes one.
     *
     * @param bytes what there is to read
     * @param portions how many bytes a read gives at most, by turns, 0 counts as 256; empty for as many as are asked for
     */
    PortionedStream(byte[] bytes, byte[] portions) {
        this.bytes = bytes;
        this.portions = portions;
    }

    @Override
    public int read() {
        return given == bytes.length ? -1 : bytes[given++] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (given == bytes.length) {
            return -1;
        }
        int portion = portions.length == 0 ? length : (portions[turn++ % portions.length] - 1 & 0xff) + 1;
        int count = Math.min(Math.min(length, portion), bytes.length - given);
        System.arraycopy(bytes, given, into, offset, count);
        given += count;
        return count;
    }
}
