package chat.parley.desktop.text;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes the smallest font with coloured pictures, byte by byte: glyph 1 is a face, glyph 2 a star, and glyph 3 is both with a
 * joiner (glyph 4) between. Glyphs 1 and 3 have the same picture; 2 and 4 have none. Stateless.
 */
final class TinyFont {

    static final String FACE = "\uD83D\uDE00";
    static final String STAR = "\u2B50";
    static final String JOINED = FACE + "\u200D" + STAR;

    private interface Content {
        void write(DataOutputStream out) throws IOException;
    }

    private TinyFont() {}

    /** A font whose index of pictures has a format of 1 to 5, and its pictures one of 17 to 19. */
    static byte[] bytes(byte[] png, int indexFormat, int imageFormat, boolean extension) throws IOException {
        int metrics = switch (imageFormat) {
            case 17 -> 5;
            case 18 -> 8;
            default -> 0;
        };
        int length = metrics + 4 + png.length;
        Map<String, byte[]> tables = new LinkedHashMap<>();
        tables.put("CBDT", content(out -> {
            out.writeInt(0x00030000);
            for (int i = 0; i < 2; i++) {
                out.write(new byte[metrics]);
                out.writeInt(png.length);
                out.write(png);
            }
        }));
        tables.put("CBLC", content(out -> pictures(out, indexFormat, imageFormat, length)));
        tables.put("GSUB", content(out -> ligatures(out, extension)));
        tables.put("cmap", content(TinyFont::characters));
        return content(out -> {
            out.writeInt(0x00010000);
            shorts(out, tables.size(), 0, 0, 0);
            int offset = 12 + 16 * tables.size();
            for (Map.Entry<String, byte[]> table : tables.entrySet()) {
                out.write(table.getKey().getBytes(StandardCharsets.US_ASCII));
                ints(out, 0, offset, table.getValue().length);
                offset += table.getValue().length;
            }
            for (byte[] table : tables.values()) {
                out.write(table);
            }
        });
    }

    private static void characters(DataOutputStream out) throws IOException {
        shorts(out, 0, 1, 3, 10);
        out.writeInt(12);
        shorts(out, 12, 0);
        ints(out, 16 + 3 * 12, 0, 3);
        ints(out, 0x200D, 0x200D, 4);
        ints(out, 0x2B50, 0x2B50, 2);
        ints(out, 0x1F600, 0x1F600, 1);
    }

    private static void ligatures(DataOutputStream out, boolean extension) throws IOException {
        // Header; scripts (none), features at 12, lookups at 26.
        shorts(out, 1, 0, 10, 12, 26, 0);
        out.writeShort(1);
        out.writeBytes("ccmp");
        shorts(out, 8, 0, 1, 0);
        shorts(out, 1, 4, extension ? 7 : 4, 0, 1, 8);
        if (extension) {
            shorts(out, 1, 4);
            out.writeInt(8);
        }
        // One ligature set, for glyph 1: with glyphs 4 and 2 it is glyph 3.
        shorts(out, 1, 8, 1, 14, 1, 1, 1);
        shorts(out, 1, 4, 3, 3, 4, 2);
    }

    private static void pictures(DataOutputStream out, int indexFormat, int imageFormat, int length)
            throws IOException {
        ints(out, 0x00030000, 1, 56, 0, 1, 0);
        out.write(new byte[24]);
        shorts(out, 1, 3);
        out.write(new byte[]{72, 72, 32, 1});
        // The range of glyphs 1 to 3, and its index.
        shorts(out, 1, 3);
        out.writeInt(8);
        shorts(out, indexFormat, imageFormat);
        out.writeInt(4);
        switch (indexFormat) {
            case 1 -> ints(out, 0, length, length, 2 * length);
            case 2 -> {
                // All are of one size here: glyph 2 has the second picture, and 3 would lie outside.
                out.writeInt(length);
                out.write(new byte[8]);
            }
            case 3 -> shorts(out, 0, length, length, 2 * length);
            case 4 -> {
                out.writeInt(2);
                shorts(out, 1, 0, 3, length, 0, 2 * length);
            }
            default -> {
                out.writeInt(length);
                out.write(new byte[8]);
                out.writeInt(2);
                shorts(out, 1, 3);
            }
        }
    }

    private static byte[] content(Content content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        content.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static void shorts(DataOutputStream out, int... values) throws IOException {
        for (int value : values) {
            out.writeShort(value);
        }
    }

    private static void ints(DataOutputStream out, int... values) throws IOException {
        for (int value : values) {
            out.writeInt(value);
        }
    }
}
