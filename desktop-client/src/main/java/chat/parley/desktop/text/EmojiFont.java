package chat.parley.desktop.text;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The pictures in a font with coloured bitmaps, such as Noto Color Emoji: the tables CBLC and CBDT, image formats 17 to 19. See
 * the chapters OpenType Font File and CBDT of the OpenType specification. Keeps the file open, and its small tables (some 70
 * KiB) in memory; the pictures, 10 MiB, stay in the file. Thread-safe.
 */
final class EmojiFont implements Closeable {

    /** Many times what fonts have; a broken one could claim anything. */
    private static final int MAX_TABLE = 4 << 20;
    private static final int MAX_PICTURE = 1 << 20;
    private static final int MAX_PIXELS = 1024;

    private static final int TRUE_TYPE = 0x00010000;
    private static final int HEADER = 12;
    private static final int ENTRY = 16;

    private static final long PNG = 0x89504E470D0A1A0AL;
    private static final int PNG_WIDTH = 16;
    private static final int PNG_HEIGHT = 20;
    private static final int PNG_HEADER = 24;

    private record Table(long offset, long length) {}

    private final FileChannel file;
    private final Map<String, Table> tables = new HashMap<>();
    private final GlyphLookup glyphs;
    private final BitmapTable bitmaps;
    private final Table pictures;

    /**
     * Opens a font.
     *
     * @param path its file
     * @throws IOException when it cannot be read, is broken, or has no pictures of this kind
     */
    EmojiFont(Path path) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.READ);
        try {
            FontBytes header = read(0, HEADER);
            if (header.tag(0) != TRUE_TYPE) {
                throw new IOException("this is not a TrueType font");
            }
            FontBytes entries = read(HEADER, header.u16(4) * ENTRY);
            for (int at = 0; at < entries.size(); at += ENTRY) {
                tables.put(new String(entries.copy(at, 4), StandardCharsets.ISO_8859_1),
                        new Table(unsigned(entries, at + 8), unsigned(entries, at + 12)));
            }
            pictures = table("CBDT");
            bitmaps = new BitmapTable(whole(table("CBLC")));
            glyphs = new GlyphLookup(whole(table("cmap")), tables.containsKey("GSUB") ? whole(table("GSUB")) : null);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    private static long unsigned(FontBytes bytes, int at) throws IOException {
        return Integer.toUnsignedLong(bytes.tag(at));
    }

    private Table table(String name) throws IOException {
        Table table = tables.get(name);
        if (table == null) {
            throw new IOException("the font has no table " + name);
        }
        return table;
    }

    private FontBytes whole(Table table) throws IOException {
        if (table.length() > MAX_TABLE) {
            throw new IOException("a table of the font is too large");
        }
        return read(table.offset(), (int) table.length());
    }

    /**
     * Gives a picture.
     *
     * @param sequence an emoji's characters
     * @return a PNG file, of at most 1 MiB and 1024 x 1024 pixels; null when the font has none
     * @throws IOException when the file cannot be read or is broken
     */
    byte @Nullable [] picture(String sequence) throws IOException {
        int glyph = glyphs.glyph(sequence);
        BitmapTable.Place place = glyph == 0 ? null : bitmaps.find(glyph);
        if (place == null) {
            return null;
        }
        if (place.length() > MAX_PICTURE || place.offset() + (long) place.length() > pictures.length()) {
            throw new IOException("a picture lies outside of the font's pictures");
        }
        FontBytes data = read(pictures.offset() + place.offset(), place.length());
        int metrics = switch (place.format()) {
            case 17 -> 5;
            case 18 -> 8;
            case 19 -> 0;
            default -> throw new IOException("the font has pictures of unknown format " + place.format());
        };
        FontBytes png = new FontBytes(ByteBuffer.wrap(data.copy(metrics + 4, data.u32(metrics))));
        check(png);
        return png.copy(0, png.size());
    }

    /** A small file can say that it is a picture of gigabytes. */
    private static void check(FontBytes png) throws IOException {
        boolean isPng = png.size() >= PNG_HEADER && png.tag(0) == (int) (PNG >>> 32) && png.tag(4) == (int) PNG;
        if (!isPng || png.u32(PNG_WIDTH) > MAX_PIXELS || png.u32(PNG_HEIGHT) > MAX_PIXELS) {
            throw new IOException("a picture of the font is no PNG or too large");
        }
    }

    private FontBytes read(long offset, int length) throws IOException {
        // Before any memory is taken for what is not there.
        if (offset + length > file.size()) {
            throw new IOException("the font ends too early");
        }
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, offset + bytes.position()) < 0) {
                throw new IOException("the font ends too early");
            }
        }
        return new FontBytes(bytes.flip());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
