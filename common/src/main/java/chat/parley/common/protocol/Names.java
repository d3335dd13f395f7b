package chat.parley.common.protocol;

import chat.parley.common.Limits;
import java.text.Normalizer;
import java.util.Locale;
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

    private static final char FIRST_BEYOND_ASCII = 0x80;

    private static final Set<String> RESERVED = Set.of(PUBLIC, LOBBY);

    /** Letters of any script with their marks, decimal digits, and three signs. */
    private static final Pattern SHAPE = Pattern.compile("[\\p{L}\\p{Nd}_.-][\\p{L}\\p{M}\\p{Nd}_.-]*");

    /**
     * Letters and marks that show nothing at all (Unicode's Default_Ignorable_Code_Point among them): a name could be blank,
     * or two different names look the same.
     */
    private static final Pattern INVISIBLE = Pattern.compile(
            "[\\x{34f}\\x{115f}\\x{1160}\\x{17b4}\\x{17b5}\\x{180b}-\\x{180f}\\x{3164}\\x{fe00}-\\x{fe0f}\\x{ffa0}"
                    + "\\x{e0100}-\\x{e01ef}]");

    private static final Set<String> RESERVED_SKELETONS = RESERVED.stream().map(LookAlikes::skeleton)
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
        if (isPlain(name)) {
            return !name.isEmpty() && name.length() <= Limits.MAX_NAME_CODE_POINTS;
        }
        String normal = normalise(name);
        return normal.codePointCount(0, normal.length()) <= Limits.MAX_NAME_CODE_POINTS
                && SHAPE.matcher(normal).matches() && !INVISIBLE.matcher(normal).find();
    }

    /** Whether it has only such characters of a name as are in ASCII, too: most have, and need no tables of Unicode. */
    private static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean allowed = c < FIRST_BEYOND_ASCII && (Character.isLetterOrDigit(c) || "_-.".indexOf(c) >= 0);
            if (!allowed) {
                return false;
            }
        }
        return true;
    }

    /**
     * Makes the key under which a name is unique and found: two names that differ in case only have the same.
     *
     * @param name any string
     * @return the key; of no use for showing
     */
    public static String key(String name) {
        if (isPlain(name)) {
            return name.toLowerCase(Locale.ROOT); // what the rest would come to
        }
        // Upper case unites what lower case alone keeps apart (ß and SS, ς and σ); lower case before it, what upper case
        // keeps apart (ẞ and ß).
        String folded = normalise(name).toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return normalise(folded);
    }

    /**
     * Tells whether a name is kept back because it is, or can be mistaken for, a word of the protocol.
     *
     * @param name any string
     * @return whether no account and no room may have it
     */
    public static boolean isReserved(String name) {
        return RESERVED_SKELETONS.contains(LookAlikes.skeleton(name));
    }
}
