package chat.parley.desktop.room.composer;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.protocol.v2.Role;
import chat.parley.desktop.text.EmojiCatalogue;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CompletionTest {

    private static final Sources SOURCES = new Sources(List.of("Grace", "Gregory"), EmojiCatalogue.shared().join());

    private static Optional<Completion> at(String beforeCaret, String afterCaret, Surroundings around) {
        return Completion.at(beforeCaret + afterCaret, beforeCaret.length(), around, SOURCES);
    }

    private static List<String> options(String beforeCaret, Surroundings around) {
        return at(beforeCaret, "", around).map(Completion::options).orElse(List.of()).stream()
                .map(Completion.Option::insert).toList();
    }

    private static List<String> options(String beforeCaret) {
        return options(beforeCaret, Rooms.as(Role.MEMBER));
    }

    @Test
    void offersTheCommandsThatTheRoleAllows() {
        assertThat(options("\\")).containsExactly("\\help", "\\private", "\\search", "\\join", "\\leave", "\\away",
                "\\back");
        assertThat(options("/", Rooms.DIRECT)).doesNotContain("/leave");
        assertThat(options("/", Rooms.as(Role.MODERATOR))).contains("/kick", "/pause").doesNotContain("/topic");
        assertThat(options("/", Rooms.as(Role.OWNER))).contains("/topic");
        assertThat(options("\\PRI")).containsExactly("\\private");
        assertThat(options("/ms")).containsExactly("/msg");
    }

    @Test
    void offersNothingForWhatIsComplete() {
        assertThat(options("\\private")).isEmpty();
        assertThat(options("@Linus")).isEmpty();
        assertThat(options("\\dance")).isEmpty();
        assertThat(options("hello /pri")).isEmpty();
        assertThat(options("\\\\pri")).isEmpty();
    }

    @Test
    void offersReceiversButOneselfAndThenAnybodyOnTheServer() {
        assertThat(options("\\private ")).containsExactly("Greta", "Zoë", "Linus", "Abel", "Grace", "Gregory");
        assertThat(options("\\private gr")).containsExactly("Greta", "Grace", "Gregory");
        assertThat(options("/msg grE")).containsExactly("Greta", "Gregory");
        assertThat(options("\\private Linus ")).isEmpty();
    }

    @Test
    void offersMembersForCommandsAboutThem() {
        assertThat(options("/kick gre", Rooms.as(Role.OWNER))).containsExactly("Greta");
        assertThat(options("/invite gre", Rooms.as(Role.OWNER))).containsExactly("Greta", "Gregory");
        assertThat(options("/pause gre", Rooms.as(Role.OWNER))).isEmpty();
    }

    @Test
    void offersMentionsThePresentFirstAndOneselfLast() {
        assertThat(options("hello @")).containsExactly("@Greta", "@Zoë", "@Linus", "@Abel", "@Grace", "@Ada");
        assertThat(options("(@a")).containsExactly("@Abel", "@Ada");
        assertThat(options("@greg")).containsExactly("@Gregory");
        assertThat(options("ada@gr")).isEmpty();
        assertThat(options("@", Rooms.DIRECT)).containsExactly("@Grace", "@Ada");
        assertThat(options("\\private Linus ask @gre")).containsExactly("@Greta");
    }

    @Test
    void offersEmojiByTheirShortCodes() {
        assertThat(options("well :tad")).contains("\ud83c\udf89");
        assertThat(options("well :t")).isEmpty();
        assertThat(options("10:tad")).isEmpty();
        assertThat(options("http://tad")).isEmpty();
    }

    @Test
    void putsTheOptionInForTheWholeWord() {
        Completion receiver = at("\\private gr", "acie hello", Rooms.as(Role.MEMBER)).orElseThrow();
        assertThat(receiver.fill("\\private gracie hello", receiver.options().getFirst()))
                .isEqualTo(new Completion.Filled("\\private Greta hello", "\\private Greta ".length()));
        Completion mention = at("hi @gre", "", Rooms.as(Role.MEMBER)).orElseThrow();
        assertThat(mention.fill("hi @gre", mention.options().getFirst()))
                .isEqualTo(new Completion.Filled("hi @Greta ", 10));
    }
}
