package chat.parley.desktop.text;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.desktop.text.EmojiScanner.Run;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmojiScannerTest {

    @ParameterizedTest
    @ValueSource(strings = {"\uD83D\uDE00", "\u2764\uFE0F", "\u00A9\uFE0F", "1\uFE0F\u20E3", "#\uFE0F\u20E3",
            "\uD83C\uDDE9\uD83C\uDDEA", "\uD83D\uDC4B\uD83C\uDFFD", "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
            "\uD83C\uDFF3\uFE0F\u200D\uD83C\uDF08", "\u2764\uFE0F\u200D\uD83D\uDD25", "\u2764\u200D\uD83D\uDD25",
            "\uD83D\uDE45\uD83C\uDFFE\u200D\u2640\uFE0F", "\u231A",
            "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC73\uDB40\uDC63\uDB40\uDC74\uDB40\uDC7F"})
    void oneEmojiIsOneRun(String emoji) {
        assertThat(EmojiScanner.scan(emoji)).containsExactly(new Run(emoji, true));
        assertThat(EmojiScanner.scan("a" + emoji + emoji + "b")).containsExactly(new Run("a", false),
                new Run(emoji, true), new Run(emoji, true), new Run("b", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "\u00A9 \u2122 \u00AE", "0123456789#*", "1\u20E3", "\u2764", "\u231A\uFE0E",
            "\uD83C\uDDE9", "\u200D", "\uFE0F", "\uD83D", "\uDE00", "\u4F60\u597D"})
    void textIsNone(String text) {
        assertThat(EmojiScanner.scan(text)).containsExactly(new Run(text, false));
    }

    @Test
    void flagsPairFromTheLeft() {
        String three = "\uD83C\uDDE9\uD83C\uDDEA\uD83C\uDDEB";
        assertThat(EmojiScanner.scan(three)).containsExactly(new Run("\uD83C\uDDE9\uD83C\uDDEA", true),
                new Run("\uD83C\uDDEB", false));
    }

    @Test
    void aJoinerAtTheEndJoinsNothing() {
        assertThat(EmojiScanner.scan("\uD83D\uDE00\u200D")).containsExactly(new Run("\uD83D\uDE00", true),
                new Run("\u200D", false));
    }

    @Test
    void nothingIsLost() {
        String text = "a\uD83D\uDE00\u200Db\uFE0F1\uFE0F\u20E3\uD83C\uDFF4\uDB40\uDC67x";
        assertThat(EmojiScanner.scan(text).stream().map(Run::text).collect(Collectors.joining())).isEqualTo(text);
        assertThat(EmojiScanner.scan("")).isEmpty();
    }
}
