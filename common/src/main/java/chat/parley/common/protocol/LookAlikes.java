package chat.parley.common.protocol;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a name looks like, for names that must not be mistaken for a word of the protocol. Stateless.
 *
 * <p>Case, compatibility forms (full width, mathematical), marks and the signs {@code _ - .} are taken away; then every
 * look-alike is replaced by the plain letter. Digits and letters that are hard to tell apart share one letter: {@code i},
 * {@code l} and 1; {@code o} and 0; {@code u} and {@code y}, because the Greek upsilon looks like either.
 */
final class LookAlikes {

    /**
     * Code points that are mistaken for the letters of {@code lobby} and {@code public}, by Unicode's table of confusables
     * (UTS #39): those that a name may have and that {@link #skeleton} does not take away already. A line is what they look
     * like, and the code points in hexadecimal.
     */
    private static final String TABLE = """
            b 180 183 185 253 3b2 431 432 44c 463 48d 13fc 1472 1473 15af 15f7 2c83 a4d0 a7b5 ab9f 10282 102a1 10301
            c 23c 3c2 441 4ab 1004 105a 1d04 2ca5 a4da abaf 102a2 10302 1043d 1051c 118e9
            l 31 69 131 142 19a 1c0 268 269 26a 26b 26d 3b9 456 4cf 582 5d5 5df 627 661 673 6f1 7ca 14aa 16c1 1d7b 1d7c
            l 2c93 2cd1 2d4f a4e1 a4f2 a647 ab75 abae 1028a 10309 10443 10526 118c3 118d2 16f16 16f28
            o 30 f8 275 3b8 3bf 3c3 3ed 43e 473 4e9 585 5e1 647 665 6be 6c1 6d5 6f5 6ff 7c0 966 9e6 a66 ae6 b20 b66 be6
            o c02 c66 c82 ce6 d02 d20 d66 d82 e50 ed0 1010 101d 1040 10d7 10ff 12d0 17e0 1d0f 1d11 2c91 2c9f 2d31 2d41 2d54
            o a4f3 a74b ab3d ab3e ab74 ab8e abbb 10292 102ab 1042c 104ea 10516 114d0 118c8 118d5 118d7 118e0
            p fe 1a5 1bf 3c1 3f8 440 146d 1d7d 2ca3 2ccf a4d1 abb2 10295
            u 79 289 28b 3c5 45f 57d 1200 144c 1d1c 1d7e a4f4 a79f ab4e ab52 ab9c 104f6 118d8 16f42
            u 1b4 24f 263 28f 3b3 443 4af 4b1 10e7 1d8c 1eff 2ca9 a4ec ab5a ab79 ab8d 102b2 118c4 118dc 16f43
            bl 44b
            ll 1c1 5f0
            lo 44e
            """;

    private static final Map<Integer, String> LETTERS = parse();

    private LookAlikes() {}

    private static Map<Integer, String> parse() {
        Map<Integer, String> letters = new HashMap<>();
        TABLE.lines().forEach(line -> {
            String[] columns = line.split(" ", -1);
            for (int i = 1; i < columns.length; i++) {
                letters.put(Integer.parseInt(columns[i], 16), columns[0]);
            }
        });
        return Map.copyOf(letters);
    }

    /**
     * Reduces a name to what it looks like.
     *
     * @param name any string
     * @return its skeleton; two names that look like the same word of the protocol have the same
     */
    static String skeleton(String name) {
        // Lower case before and after: each of both steps makes letters that the other one changes.
        String plain = Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT);
        StringBuilder out = new StringBuilder(plain.length());
        plain.codePoints().forEach(c -> {
            String letters = LETTERS.get(c);
            if (letters != null) {
                out.append(letters);
            } else if (!isLeftOut(c)) {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }

    private static boolean isLeftOut(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> codePoint == '.' || codePoint == '_' || codePoint == '-';
        };
    }
}
