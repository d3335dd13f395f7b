package chat.parley.desktop.room.composer;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.Limits;
import chat.parley.common.protocol.v2.Role;
import chat.parley.desktop.room.composer.ComposerInput.Mistake;
import chat.parley.desktop.room.composer.ComposerInput.Nothing;
import chat.parley.desktop.room.composer.ComposerInput.Order;
import chat.parley.desktop.room.composer.ComposerInput.Say;
import chat.parley.desktop.room.composer.ComposerInput.Whisper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComposerInputTest {

    private static ComposerInput parse(String text) {
        return ComposerInput.parse(text, Rooms.as(Role.OWNER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\n\n"})
    void blankIsNothing(String text) {
        assertThat(parse(text)).isEqualTo(new Nothing());
    }

    @Test
    void textIsForEveryone() {
        assertThat(parse("  two\nlines \n")).isEqualTo(new Say("two\nlines"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\private Grace hi there", "\\PRIVATE gRACE   hi there", " \\private\nGrace\nhi there",
            "/private grace hi there", "/msg Grace hi there", "\\msg grace hi there"})
    void privateIsForOneAsTheServerSpellsThem(String text) {
        assertThat(parse(text)).isEqualTo(new Whisper("Grace", true, "hi there"));
    }

    @Test
    void privateIsForAnybodyOnTheServer() {
        assertThat(parse("\\private Barbara hi")).isEqualTo(new Whisper("Barbara", false, "hi"));
        assertThat(ComposerInput.parse("\\private Linus hi", Rooms.DIRECT))
                .isEqualTo(new Whisper("Linus", false, "hi"));
    }

    @Test
    void namesAreComparedAsTheServerDoes() {
        assertThat(parse("\\private ZOE\u0308 hi")).isEqualTo(new Whisper("Zoë", true, "hi"));
    }

    @Test
    void aPrivateTextKeepsItsLines() {
        assertThat(parse("\\private Grace a\n\n  b")).isEqualTo(new Whisper("Grace", true, "a\n\n  b"));
    }

    @Test
    void aSignTypedTwiceIsText() {
        assertThat(parse("\\\\private Grace hi")).isEqualTo(new Say("\\private Grace hi"));
        assertThat(parse("//etc")).isEqualTo(new Say("/etc"));
    }

    @ParameterizedTest
    @CsvSource({"\\private, composer.private.noUser", "\\private Grace, composer.private.noText",
            "\\private ada hi, composer.private.self", "\\private public hi, composer.private.nobody",
            "\\private a/b hi, composer.noName", "\\privat Grace hi, composer.unknownCommand",
            "\\, composer.unknownCommand", "/private/Grace hi, composer.unknownCommand",
            "/kick, composer.missing.person", "/kick ada, composer.notYourself", "/kick Grace now, composer.onlyAName",
            "/mute Grace, composer.missing.minutes", "/mute Grace long, composer.missing.minutes",
            "/mute, composer.missing.person", "/mute Grace 525601, composer.missing.minutes",
            "/mute Grace 99999999999, composer.missing.minutes", "/slow, composer.missing.seconds",
            "/slow -1, composer.missing.seconds", "/topic, composer.missing.text", "/join, composer.missing.room",
            "/join two words, composer.noName", "/pause now, composer.nothingAfter",
            "/invite, composer.missing.person", "/invite Grace Linus, composer.onlyAName",
            "/invite Ada, composer.notYourself", "/invite a/b, composer.noName", "/ban, composer.missing.person",
            "/ban ADA, composer.notYourself", "/ban Grace for good, composer.onlyAName",
            "/unban, composer.missing.person", "/unban a/b, composer.noName", "/mute ada 5, composer.notYourself",
            "/mute Grace -5, composer.missing.minutes", "/mute a/b 5, composer.noName",
            "/away for a while, composer.nothingAfter", "/back soon, composer.nothingAfter"})
    void mistakesAreNamed(String text, String key) {
        assertThat(parse(text)).isInstanceOfSatisfying(Mistake.class,
                mistake -> assertThat(mistake.phrase().key()).isEqualTo(key));
    }

    @Test
    void ordersAreReadWithWhatTheyNeed() {
        assertThat(parse("/help")).isEqualTo(new Order(Command.HELP, "", 0));
        assertThat(parse("\\kick gREtA")).isEqualTo(new Order(Command.KICK, "Greta", 0));
        assertThat(parse("/invite Barbara")).isEqualTo(new Order(Command.INVITE, "Barbara", 0));
        assertThat(parse("/mute grace 10")).isEqualTo(new Order(Command.MUTE, "Grace", 10));
        assertThat(parse("/mute grace 0")).isEqualTo(new Order(Command.MUTE, "Grace", 0));
        assertThat(parse("/ban grace")).isEqualTo(new Order(Command.BAN, "Grace", 0));
        assertThat(parse("/unban Barbara")).isEqualTo(new Order(Command.UNBAN, "Barbara", 0));
        assertThat(parse("/away")).isEqualTo(new Order(Command.AWAY, "", 0));
        assertThat(parse("/back")).isEqualTo(new Order(Command.BACK, "", 0));
        assertThat(parse("/slow 30")).isEqualTo(new Order(Command.SLOW, "", 30));
        assertThat(parse("/topic Tea, and\nmore")).isEqualTo(new Order(Command.TOPIC, "Tea, and\nmore", 0));
        assertThat(parse("/search")).isEqualTo(new Order(Command.SEARCH, "", 0));
        assertThat(parse("/search old tea")).isEqualTo(new Order(Command.SEARCH, "old tea", 0));
    }

    @ParameterizedTest
    @CsvSource({"MEMBER, /kick Grace, composer.notYourRole", "MODERATOR, /topic Tea, composer.notYourRole",
            "MEMBER, /invite Grace, composer.notYourRole", "MEMBER, /ban Grace, composer.notYourRole",
            "MEMBER, /unban Grace, composer.notYourRole", "MEMBER, /mute Grace 5, composer.notYourRole",
            ", /leave, composer.onlyInRooms", ", /ban Grace, composer.onlyInRooms"})
    void whatTheRoleOrThePlaceDoesNotAllowIsSaid(@org.jspecify.annotations.Nullable Role role, String text,
            String key) {
        Surroundings around = role == null ? Rooms.DIRECT : Rooms.as(role);
        assertThat(ComposerInput.parse(text, around)).isInstanceOfSatisfying(Mistake.class,
                mistake -> assertThat(mistake.phrase().key()).isEqualTo(key));
    }

    @Test
    void theLimitIsTheLastLengthThatIsSent() {
        assertThat(parse("x".repeat(Limits.MAX_TEXT_CHARS))).isInstanceOf(Say.class);
        assertThat(parse("x".repeat(Limits.MAX_TEXT_CHARS + 1))).isInstanceOf(Mistake.class);
        assertThat(parse("\\private Grace " + "x".repeat(Limits.MAX_TEXT_CHARS))).isInstanceOf(Whisper.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s \n\n", "\\private Grace  %s ", "//%s"})
    void whatIsCountedIsWhatIsSent(String written) {
        int sign = written.startsWith("//") ? 1 : 0;
        for (int length : new int[]{Limits.MAX_TEXT_CHARS, Limits.MAX_TEXT_CHARS + 1}) {
            assertThat(parse(written.formatted("x".repeat(length - sign))).length()).isEqualTo(length);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "\\backslash", "/slash", "//two"})
    void whatIsWrittenAgainMeansTheSame(String text) {
        assertThat(parse(ComposerInput.written(text))).isEqualTo(new Say(text));
    }

    @Test
    void halfACharacterCannotStopAMessage() {
        assertThat(parse("a\ud83db")).isEqualTo(new Say("a?b"));
    }
}
