package chat.parley.desktop.text;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Bytes of a font file: numbers of the highest byte first, as in the chapter Data Types of the OpenType specification. No number
 * in a font is believed: whatever lies outside is an {@link IOException}. Immutable; may be used on any thread.
 */
final class FontBytes {

    private final ByteBuffer bytes;

    FontBytes(ByteBuffer bytes) {
        this.bytes = bytes.slice();
    }

    int size() {
        return bytes.limit();
    }

    int u8(int at) throws IOException {
        check(at, Byte.BYTES);
        return Byte.toUnsignedInt(bytes.get(at));
    }

    int u16(int at) throws IOException {
        check(at, Short.BYTES);
        return Short.toUnsignedInt(bytes.getShort(at));
    }

    /** A number of 32 bits; one that no int can hold is refused, for nothing in an emoji font is that large. */
    int u32(int at) throws IOException {
        check(at, Integer.BYTES);
        int value = bytes.getInt(at);
        if (value < 0) {
            throw new IOException("a number in the font is too large");
        }
        return value;
    }

    /** Four letters that name a table or a feature, as a number. */
    int tag(int at) throws IOException {
        check(at, Integer.BYTES);
        return bytes.getInt(at);
    }

    /** How many entries follow, of 32 bits at a place; they must all lie within these bytes. */
    int count(int at, int firstEntry, int entrySize) throws IOException {
        int count = u32(at);
        if (firstEntry + (long) count * entrySize > size()) {
            throw new IOException("a list in the font is too long");
        }
        return count;
    }

    /** What lies at an offset, up to the end. */
    FontBytes from(int offset) throws IOException {
        check(offset, 0);
        return new FontBytes(bytes.slice(offset, size() - offset));
    }

    /** A copy of a part. */
    byte[] copy(int at, int length) throws IOException {
        check(at, length);
        byte[] copy = new byte[length];
        bytes.get(at, copy);
        return copy;
    }

    private void check(int at, int length) throws IOException {
        if (at < 0 || length < 0 || at > size() - length) {
            throw new IOException("the font ends too early");
        }
    }
}
