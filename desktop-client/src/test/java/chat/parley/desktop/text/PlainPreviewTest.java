package chat.parley.desktop.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class PlainPreviewTest {

    private static String preview(String text, int max) {
        return PlainPreview.of(Markdown.parse(text, Set.of()), max);
    }

    @Test
    void hasNoMarkupAndNoLineEnds() {
        assertThat(preview("**Hi**\n> there\n\n- `x`\n\n[a](https://a.example)", 100)).isEqualTo("Hi there \u2022 x a");
    }

    @Test
    void isCutBetweenCharactersThatAPersonSees() {
        assertThat(preview("abcdef", 6)).isEqualTo("abcdef");
        assertThat(preview("abcdefg", 6)).isEqualTo("abcde\u2026");
        assertThat(preview("ab cdefg", 4)).isEqualTo("ab\u2026");
        String family = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";
        assertThat(preview("ab" + family + "cd", 5)).isEqualTo("ab\u2026");
        assertThat(preview("ab" + family + "cd", 8)).isEqualTo("ab" + family + "\u2026");
        assertThat(preview("abcd", 1)).isEqualTo("\u2026");
    }

    @Test
    void longMessagesFold() {
        assertThat(Folding.isLong(Document.plain("a\n".repeat(19) + "a"))).isFalse();
        assertThat(Folding.isLong(Document.plain("a\n".repeat(20) + "a"))).isTrue();
        assertThat(Folding.isLong(Document.plain("a".repeat(2001)))).isTrue();
    }
}
