package chat.parley.desktop.room;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.Limits;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComposerInputTest {

    private static ComposerInput parse(String text) {
        return ComposerInput.parse(text, "Ada", List.of("Ada", "Grace", "Zoë"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\n\n"})
    void blankIsNothing(String text) {
        assertThat(parse(text)).isEqualTo(new ComposerInput.Nothing());
    }

    @Test
    void textIsForEveryone() {
        assertThat(parse("  two\nlines \n")).isEqualTo(new ComposerInput.Send("", "two\nlines"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\private Grace hi there", "\\PRIVATE gRACE   hi there", " \\private\nGrace\nhi there"})
    void privateIsForOneAsTheRoomSpellsThem(String text) {
        assertThat(parse(text)).isEqualTo(new ComposerInput.Send("Grace", "hi there"));
    }

    @Test
    void namesAreComparedAsTheServerDoes() {
        assertThat(parse("\\private ZOE\u0308 hi")).isEqualTo(new ComposerInput.Send("Zoë", "hi"));
    }

    @Test
    void aPrivateTextKeepsItsLines() {
        assertThat(parse("\\private Grace a\n\n  b")).isEqualTo(new ComposerInput.Send("Grace", "a\n\n  b"));
    }

    @Test
    void twoBackslashesAreText() {
        assertThat(parse("\\\\private Grace hi")).isEqualTo(new ComposerInput.Send("", "\\private Grace hi"));
    }

    @ParameterizedTest
    @CsvSource({"\\private, composer.private.noUser", "\\private Grace, composer.private.noText",
            "\\private ada hi, composer.private.self", "\\private Linus hi, composer.private.notHere",
            "\\privat Grace hi, composer.unknownCommand", "\\, composer.unknownCommand"})
    void mistakesAreNamed(String text, String key) {
        assertThat(parse(text)).isInstanceOfSatisfying(ComposerInput.Mistake.class,
                mistake -> assertThat(mistake.phrase().key()).isEqualTo(key));
    }

    @Test
    void theLimitIsTheLastLengthThatIsSent() {
        assertThat(parse("x".repeat(Limits.MAX_TEXT_CHARS))).isInstanceOf(ComposerInput.Send.class);
        assertThat(parse("x".repeat(Limits.MAX_TEXT_CHARS + 1))).isInstanceOf(ComposerInput.Mistake.class);
        assertThat(parse("\\private Grace " + "x".repeat(Limits.MAX_TEXT_CHARS)))
                .isInstanceOf(ComposerInput.Send.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s \n\n", "\\private Grace  %s "})
    void whatIsCountedIsWhatIsSent(String written) {
        for (int length : new int[]{Limits.MAX_TEXT_CHARS, Limits.MAX_TEXT_CHARS + 1}) {
            assertThat(parse(written.formatted("x".repeat(length))).length()).isEqualTo(length);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "\\\\backslash", "\\private Grace psst"})
    void whatIsGivenBackMeansTheSame(String text) {
        ComposerInput meaning = parse(text);
        assertThat(meaning).isInstanceOfSatisfying(ComposerInput.Send.class,
                send -> assertThat(parse(ComposerView.written(send))).isEqualTo(meaning));
    }
}
