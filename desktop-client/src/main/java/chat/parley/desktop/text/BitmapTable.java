package chat.parley.desktop.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a font keeps the pictures of its glyphs: the table CBLC, index formats 1 to 5. See the chapters CBLC and EBLC of the
 * OpenType specification. Immutable; may be used on any thread.
 */
final class BitmapTable {

    /** The bits of a pixel with colour. */
    private static final int COLOUR_DEPTH = 32;

    /**
     * Where a picture lies.
     *
     * @param offset in the table CBDT, in bytes
     * @param length in bytes
     * @param format how it is kept
     */
    record Place(int offset, int length, int format) {}

    private record Strike(int entry, int height) {}

    private final FontBytes table;
    private final List<Strike> strikes = new ArrayList<>();

    /**
     * Reads in which sizes there are pictures.
     *
     * @param table the font's table CBLC
     * @throws IOException when it is broken
     */
    BitmapTable(FontBytes table) throws IOException {
        this.table = table;
        int sizes = table.count(4, 8, 48);
        for (int i = 0; i < sizes; i++) {
            int entry = 8 + 48 * i;
            if (table.u8(entry + 46) == COLOUR_DEPTH) {
                strikes.add(new Strike(entry, table.u8(entry + 45)));
            }
        }
        strikes.sort(Comparator.comparingInt(Strike::height).reversed());
    }

    /**
     * Finds the largest picture of a glyph.
     *
     * @param glyph its number
     * @return where it is; null when there is none
     * @throws IOException when the font is broken
     */
    @Nullable
    Place find(int glyph) throws IOException {
        for (Strike strike : strikes) {
            FontBytes ranges = table.from(table.u32(strike.entry()));
            int count = table.u32(strike.entry() + 8);
            for (int i = 0; i < count; i++) {
                int first = ranges.u16(8 * i);
                if (glyph >= first && glyph <= ranges.u16(8 * i + 2)) {
                    Place place = place(ranges.from(ranges.u32(8 * i + 4)), glyph, glyph - first);
                    if (place != null) {
                        return place;
                    }
                }
            }
        }
        return null;
    }

    private static @Nullable Place place(FontBytes index, int glyph, int nth) throws IOException {
        int format = index.u16(0);
        switch (format) {
            case 1 -> {
                return between(index, index.u32(8 + 4 * nth), index.u32(12 + 4 * nth));
            }
            case 2 -> {
                return nth(index, nth);
            }
            case 3 -> {
                return between(index, index.u16(8 + 2 * nth), index.u16(10 + 2 * nth));
            }
            case 4 -> {
                int found = search(index, 12, 4, index.count(8, 16, 4), glyph);
                if (found >= 0) {
                    return between(index, index.u16(14 + 4 * found), index.u16(18 + 4 * found));
                }
            }
            case 5 -> {
                int found = search(index, 24, 2, index.count(20, 24, 2), glyph);
                if (found >= 0) {
                    return nth(index, found);
                }
            }
            default -> throw new IOException("the font has an index of unknown format " + format);
        }
        return null;
    }

    /** The pictures are all of one size. */
    private static @Nullable Place nth(FontBytes index, int nth) throws IOException {
        long start = (long) index.u32(8) * nth;
        return between(index, Math.toIntExact(Math.min(start, Integer.MAX_VALUE)),
                Math.toIntExact(Math.min(start + index.u32(8), Integer.MAX_VALUE)));
    }

    private static @Nullable Place between(FontBytes index, int start, int end) throws IOException {
        long offset = (long) index.u32(4) + start;
        if (end < start || offset > Integer.MAX_VALUE) {
            throw new IOException("the font's index of pictures is broken");
        }
        return end == start ? null : new Place((int) offset, end - start, index.u16(2));
    }

    /** Which of the sorted entries begins with a glyph's number; negative when none does. */
    private static int search(FontBytes index, int start, int entry, int count, int glyph) throws IOException {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            int here = index.u16(start + entry * middle);
            if (here == glyph) {
                return middle;
            }
            if (here < glyph) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return -1;
    }
}
