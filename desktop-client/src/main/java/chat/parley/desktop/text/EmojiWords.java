package chat.parley.desktop.text;

import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** Says in words what an emoji shows, for where no picture can be drawn. Stateless. */
final class EmojiWords {

    private static final int MAX_PARTS = 3;
    private static final int FIRST_REGIONAL = 0x1F1E6;
    private static final int LAST_REGIONAL = 0x1F1FF;

    private EmojiWords() {}

    /**
     * Gives an emoji's name. The first call takes some milliseconds, for it loads Unicode's names.
     *
     * @param sequence its characters
     * @return such as {@code [melting face]} or, of a flag, {@code [AX]}; the first parts of a long one
     */
    static String of(String sequence) {
        int first = sequence.isEmpty() ? 0 : sequence.codePointAt(0);
        if (isRegional(first)) {
            return sequence.codePoints().filter(EmojiWords::isRegional)
                    .mapToObj(letter -> Character.toString('A' + letter - FIRST_REGIONAL))
                    .collect(Collectors.joining("", "[", "]"));
        }
        // Joiners, selectors, tones and tags only say more about what stands before them.
        return sequence.codePoints()
                .filter(part -> part == first || (Character.isEmoji(part) && !Character.isEmojiModifier(part)))
                .limit(MAX_PARTS)
                .mapToObj(part -> Objects.requireNonNullElse(Character.getName(part), "?").toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" + ", "[", "]"));
    }

    private static boolean isRegional(int character) {
        return character >= FIRST_REGIONAL && character <= LAST_REGIONAL;
    }
}
