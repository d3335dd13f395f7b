package chat.parley.common.protocol;

import chat.parley.common.Limits;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names of accounts and rooms: 1 to {@value Limits#MAX_NAME_CODE_POINTS} letters, digits, {@code _ - .}, kept in Unicode's
 * composed form (NFC), unique ignoring case. Stateless.
 */
public final class Names {

    /** As receiver of a message: everyone present in the room. */
    public static final String PUBLIC = "public";

    /** In the list of rooms: those who are signed in and in no room. */
    public static final String LOBBY = "lobby";

    private static final Set<String> RESERVED = Set.of(PUBLIC, LOBBY);

    /** Letters of any script with their marks, decimal digits, and three signs. */
    private static final Pattern SHAPE = Pattern.compile("[\\p{L}\\p{Nd}_.-][\\p{L}\\p{M}\\p{Nd}_.-]*");

    /**
     * What is mistaken for the letters of the reserved words, each with the letter it looks like: the single-character rows
     * of Unicode's confusables.txt (UTS #39, version 16) for b, c, i, l, o, p, u and y that {@link #SHAPE} lets in and that
     * neither compatibility normalisation nor lower-casing takes away.
     */
    private static final Map<Character, Character> LOOKS_LIKE = Map.ofEntries(Map.entry('0', 'o'), Map.entry('1', 'l'),
            Map.entry('i', 'l'), Map.entry('ı', 'l'), Map.entry('ӏ', 'l'), Map.entry('і', 'l'), Map.entry('ι', 'l'),
            Map.entry('ǀ', 'l'), Map.entry('о', 'o'), Map.entry('ο', 'o'), Map.entry('σ', 'o'), Map.entry('օ', 'o'),
            Map.entry('ס', 'o'), Map.entry('٥', 'o'), Map.entry('۵', 'o'), Map.entry('р', 'p'), Map.entry('ρ', 'p'),
            Map.entry('с', 'c'), Map.entry('ϲ', 'c'), Map.entry('ᴄ', 'c'), Map.entry('у', 'y'), Map.entry('γ', 'y'),
            Map.entry('ү', 'y'), Map.entry('υ', 'u'), Map.entry('ս', 'u'), Map.entry('ʋ', 'u'), Map.entry('ᴜ', 'u'),
            Map.entry('в', 'b'), Map.entry('ь', 'b'), Map.entry('β', 'b'), Map.entry('ƅ', 'b'));

    private static final Set<String> RESERVED_SKELETONS = RESERVED.stream().map(Names::skeleton)
            .collect(Collectors.toUnmodifiableSet());

    private Names() {}

    /**
     * Brings a name into the one form in which it is stored and shown.
     *
     * @param name any string
     * @return its NFC form
     */
    public static String normalise(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC);
    }

    /**
     * Tells whether a string is a name once {@linkplain #normalise normalised}. A reserved name is one, too.
     *
     * @param name any string
     * @return whether its length and characters are allowed
     */
    public static boolean isValid(String name) {
        if (name.length() > 8 * Limits.MAX_NAME_CODE_POINTS) {
            return false; // before normalising, which costs more than the length does
        }
        String normal = normalise(name);
        return normal.codePointCount(0, normal.length()) <= Limits.MAX_NAME_CODE_POINTS
                && SHAPE.matcher(normal).matches();
    }

    /**
     * Makes the key under which a name is unique and found: two names that differ in case only have the same.
     *
     * @param name any string
     * @return the key; of no use for showing
     */
    public static String key(String name) {
        // Upper case first: it unites what lower case alone keeps apart (ß and SS, ς and σ).
        String folded = normalise(name).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return normalise(folded);
    }

    /**
     * Tells whether a name is kept back because it is, or can be mistaken for, a word of the protocol.
     *
     * @param name any string
     * @return whether no account and no room may have it
     */
    public static boolean isReserved(String name) {
        return RESERVED_SKELETONS.contains(skeleton(name));
    }

    /** What a name looks like: compatibility forms, case, marks and look-alike letters taken away. */
    private static String skeleton(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD).replaceAll("[\\p{M}._-]", "")
                .toLowerCase(Locale.ROOT);
        StringBuilder out = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            out.append(LOOKS_LIKE.getOrDefault(c, c).charValue());
        }
        return out.toString();
    }
}
