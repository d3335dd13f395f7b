package chat.parley.desktop.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the one glyph by which a font shows an emoji: characters by the table cmap (format 12), joined ones by the ligatures of
 * GSUB (lookup types 1, 4 and 7). Contexts (types 5 and 6) are left out: Noto uses them only to show a flag that it does not
 * know. See the chapters cmap, GSUB and OpenType Layout Common Table Formats of the OpenType specification. Immutable; may be
 * used on any thread.
 */
final class GlyphLookup {

    /** Longer than any emoji that a font has a picture of; somebody may join a thousand people. */
    private static final int MAX_CHARACTERS = 16;

    /** Noto has six; a broken font must not keep us busy. */
    private static final int MAX_LOOKUPS = 64;

    private static final int EMOJI_STYLE = 0xFE0F;
    private static final int MANY_GROUPS = 12;

    private static final int SINGLE = 1;
    private static final int LIGATURE = 4;
    private static final int EXTENSION = 7;

    /** The features that are always on: composition, and ligatures. */
    private static final Set<Integer> FEATURES = Set.of(0x63636D70, 0x726C6967, 0x6C696761);

    private final FontBytes characters;
    private final int groups;
    private final @Nullable FontBytes lookups;
    private final SortedSet<Integer> order = new TreeSet<>();

    /**
     * Reads what stands in front of the tables.
     *
     * @param cmap the font's characters
     * @param gsub its ligatures; null when it has none
     * @throws IOException when they are broken, or of kinds that are not for emoji
     */
    GlyphLookup(FontBytes cmap, @Nullable FontBytes gsub) throws IOException {
        characters = groups(cmap);
        groups = characters.count(12, 16, 12);
        if (gsub == null) {
            lookups = null;
            return;
        }
        FontBytes features = gsub.from(gsub.u16(6));
        lookups = gsub.from(gsub.u16(8));
        for (int i = 0; i < features.u16(0); i++) {
            if (FEATURES.contains(features.tag(2 + 6 * i))) {
                FontBytes feature = features.from(features.u16(6 + 6 * i));
                for (int j = 0; j < feature.u16(2); j++) {
                    order.add(feature.u16(4 + 2 * j));
                }
            }
        }
        if (order.size() > MAX_LOOKUPS) {
            throw new IOException("the font has too many ligature tables");
        }
    }

    private static FontBytes groups(FontBytes cmap) throws IOException {
        for (int i = 0; i < cmap.u16(2); i++) {
            FontBytes table = cmap.from(cmap.u32(8 + 8 * i));
            if (table.u16(0) == MANY_GROUPS) {
                return table;
            }
        }
        throw new IOException("the font has no characters beyond the first 65536");
    }

    /**
     * Finds a glyph.
     *
     * @param sequence an emoji's characters; selectors do not matter
     * @return its number; 0 when the font has none, or shows it by several
     * @throws IOException when the font is broken
     */
    int glyph(String sequence) throws IOException {
        int[] wanted = sequence.codePoints().filter(character -> character != EMOJI_STYLE).limit(MAX_CHARACTERS + 1L)
                .toArray();
        if (wanted.length > MAX_CHARACTERS) {
            return 0;
        }
        List<Integer> glyphs = new ArrayList<>();
        for (int character : wanted) {
            glyphs.add(character(character));
        }
        for (int lookup : order) {
            apply(lookup, glyphs);
        }
        return glyphs.size() == 1 ? glyphs.getFirst() : 0;
    }

    private int character(int wanted) throws IOException {
        int low = 0;
        int high = groups;
        while (low < high) {
            int middle = (low + high) >>> 1;
            int group = 16 + 12 * middle;
            if (wanted > characters.u32(group + 4)) {
                low = middle + 1;
            } else if (wanted < characters.u32(group)) {
                high = middle;
            } else {
                return characters.u32(group + 8) + wanted - characters.u32(group);
            }
        }
        return 0;
    }

    private void apply(int number, List<Integer> glyphs) throws IOException {
        if (lookups == null || number >= lookups.u16(0)) {
            throw new IOException("the font's ligatures are broken");
        }
        FontBytes lookup = lookups.from(lookups.u16(2 + 2 * number));
        int type = lookup.u16(0);
        int parts = lookup.u16(4);
        for (int at = 0; at < glyphs.size(); at++) {
            boolean found = false;
            for (int i = 0; i < parts && !found; i++) {
                FontBytes part = lookup.from(lookup.u16(6 + 2 * i));
                found = type == EXTENSION
                        ? substitute(part.u16(2), part.from(part.u32(4)), glyphs, at)
                        : substitute(type, part, glyphs, at);
            }
        }
    }

    private static boolean substitute(int type, FontBytes part, List<Integer> glyphs, int at) throws IOException {
        if (type != SINGLE && type != LIGATURE) {
            return false;
        }
        int covered = covered(part.from(part.u16(2)), glyphs.get(at));
        if (covered < 0) {
            return false;
        }
        if (type == SINGLE) {
            glyphs.set(at, part.u16(0) == 1 ? (glyphs.get(at) + part.u16(4)) & 0xFFFF : part.u16(6 + 2 * covered));
            return true;
        }
        FontBytes ligatures = part.from(part.u16(6 + 2 * covered));
        for (int i = 0; i < ligatures.u16(0); i++) {
            FontBytes ligature = ligatures.from(ligatures.u16(2 + 2 * i));
            if (isAt(ligature, glyphs, at)) {
                glyphs.subList(at + 1, at + ligature.u16(2)).clear();
                glyphs.set(at, ligature.u16(0));
                return true;
            }
        }
        return false;
    }

    private static boolean isAt(FontBytes ligature, List<Integer> glyphs, int at) throws IOException {
        int length = ligature.u16(2);
        if (length == 0 || length > glyphs.size() - at) {
            return false;
        }
        for (int i = 1; i < length; i++) {
            if (ligature.u16(2 + 2 * i) != glyphs.get(at + i)) {
                return false;
            }
        }
        return true;
    }

    /** A glyph's index in a coverage table; -1 when it is not in it. */
    private static int covered(FontBytes coverage, int glyph) throws IOException {
        boolean ranges = coverage.u16(0) == 2;
        int entry = ranges ? 6 : 2;
        int low = 0;
        int high = coverage.u16(2);
        while (low < high) {
            int middle = (low + high) >>> 1;
            int first = 4 + entry * middle;
            if (glyph < coverage.u16(first)) {
                high = middle;
            } else if (glyph > coverage.u16(ranges ? first + 2 : first)) {
                low = middle + 1;
            } else {
                return ranges ? coverage.u16(first + 4) + glyph - coverage.u16(first) : middle;
            }
        }
        return -1;
    }
}
