package chat.parley.desktop.search;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.desktop.search.Excerpt.Piece;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExcerptTest {

    private static String words(List<Piece> pieces) {
        return pieces.stream().map(piece -> piece.marked() ? "[" + piece.text() + "]" : piece.text())
                .collect(Collectors.joining());
    }

    @Test
    void marksTheWordsOfAShortMessage() {
        assertThat(words(Excerpt.of("tea at\nfour, tea at five", List.of(0, 3, 13, 16), 100)))
                .isEqualTo("[tea] at four, [tea] at five");
    }

    @Test
    void cutsALongMessageAroundTheFirstWord() {
        String text = "a".repeat(300) + " tea " + "b".repeat(300);
        String cut = words(Excerpt.of(text, List.of(301, 304), 90));
        assertThat(cut).startsWith("…aaa").contains("a [tea] b").endsWith("bbb…").hasSizeLessThan(100);
    }

    @Test
    void cutsNoCharacterInTwo() {
        String text = "\uD83D\uDE00".repeat(200);
        for (int max = 10; max < 14; max++) {
            assertThat(words(Excerpt.of(text, List.of(101, 103), max))).doesNotContain("?")
                    .matches(cut -> cut.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF));
        }
    }

    @Test
    void placesThatMakeNoSenseDoNoHarm() {
        assertThat(words(Excerpt.of("short", List.of(3, 99, 1, 2, 7), 100))).isEqualTo("sho[rt]");
        assertThat(words(Excerpt.of("", List.of(3, 99), 100))).isEmpty();
    }
}
