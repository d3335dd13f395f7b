package chat.parley.desktop.instance;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * How the words of a command line cross a socket: their number in one byte, then each as two bytes of length and UTF-8. Bounded
 * on both sides: the sender checks before it writes. Stateless.
 */
final class Words {

    /** The most words of one message. */
    static final int MAX_WORDS = 32;

    /** The most bytes of one word. */
    static final int MAX_BYTES = 8192;

    private Words() {}

    static void check(List<String> words) throws IOException {
        checkCount(words.size());
        for (String word : words) {
            checkLength(word.getBytes(StandardCharsets.UTF_8).length);
        }
    }

    private static void checkCount(int count) throws IOException {
        if (count > MAX_WORDS) {
            throw new IOException("more than " + MAX_WORDS + " words");
        }
    }

    private static void checkLength(int bytes) throws IOException {
        if (bytes > MAX_BYTES) {
            throw new IOException("a word of more than " + MAX_BYTES + " bytes");
        }
    }

    static void write(DataOutputStream out, List<String> words) throws IOException {
        out.writeByte(words.size());
        for (String word : words) {
            byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
            out.writeShort(bytes.length);
            out.write(bytes);
        }
        out.flush();
    }

    static List<String> read(DataInputStream in) throws IOException {
        int count = in.readUnsignedByte();
        checkCount(count);
        List<String> words = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int length = in.readUnsignedShort();
            checkLength(length);
            byte[] bytes = new byte[length];
            in.readFully(bytes);
            words.add(new String(bytes, StandardCharsets.UTF_8));
        }
        return List.copyOf(words);
    }
}
