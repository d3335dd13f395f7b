package chat.parley.desktop.room.composer;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.Limits;
import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.common.protocol.v2.Role;
import chat.parley.desktop.room.composer.ComposerModel.Mode;
import chat.parley.desktop.room.composer.ComposerModel.Tone;
import chat.parley.desktop.text.EmojiCatalogue;
import chat.parley.desktop.ui.Phrase;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ComposerModelTest {

    private final ComposerModel model = new ComposerModel(() -> Rooms.as(Role.MEMBER), Phrase.of("composer.help"));

    @BeforeEach
    void load() {
        model.setSources(new Sources(List.of(), EmojiCatalogue.shared().join()));
    }

    private void type(String text) {
        model.typed(text, text.length(), true);
    }

    private Tone tone() {
        return model.hintProperty().get().tone();
    }

    @Test
    void saysWhoWillReadIt() {
        type("hello");
        assertThat(tone()).isEqualTo(Tone.HELP);
        type("\\private grace hello");
        assertThat(tone()).isEqualTo(Tone.PRIVATE);
        assertThat(model.hintProperty().get().phrase()).isEqualTo(Phrase.of("composer.private", "Grace"));
    }

    @Test
    void explainsACommandWhileItIsWritten() {
        type("/join");
        assertThat(model.hintProperty().get().command()).isEqualTo(Command.JOIN);
        type("\\private Grace");
        assertThat(model.hintProperty().get().command()).isEqualTo(Command.PRIVATE);
        assertThat(tone()).isEqualTo(Tone.HELP);
    }

    @Test
    void aMistakeIsSaidUntilTheTextChanges() {
        type("/dance");
        assertThat(tone()).isEqualTo(Tone.HELP);
        model.wrong(Phrase.of("composer.unknownCommand", "/dance", "/"));
        assertThat(tone()).isEqualTo(Tone.WRONG);
        model.typed("/dance", 2, false);
        assertThat(tone()).isEqualTo(Tone.WRONG);
        type("/danc");
        assertThat(tone()).isEqualTo(Tone.HELP);
    }

    @Test
    void tooLongIsSaidAtOnce() {
        type("x".repeat(Limits.MAX_TEXT_CHARS + 3));
        assertThat(tone()).isEqualTo(Tone.WRONG);
        assertThat(model.lengthProperty().get()).isEqualTo(Limits.MAX_TEXT_CHARS + 3);
    }

    @Test
    void whatIsBlockedSaysWhyAndOffersNothing() {
        type("@gr");
        assertThat(model.completionProperty().get()).isNotNull();
        model.setBlocked(Phrase.of("composer.blocked.paused"));
        model.reconsider();
        assertThat(tone()).isEqualTo(Tone.BLOCKED);
        assertThat(model.sendableProperty().get()).isFalse();
        assertThat(model.completionProperty().get()).isNull();
        model.setBlocked(null);
        assertThat(model.sendableProperty().get()).isTrue();
    }

    @Test
    void nothingIsOfferedWhereTheCaretOnlyPasses() {
        model.typed("hi @gr", 6, false);
        assertThat(model.completionProperty().get()).isNull();
        type("hi @gre");
        assertThat(model.completionProperty().get()).isNotNull();
        model.stopOffering();
        assertThat(model.completionProperty().get()).isNull();
    }

    @Test
    void anEditIsNoCommand() {
        MessageInfo message = new MessageInfo(1, 5, 5, 0, "Ada", "hello", null, null, List.of(), null, null, false,
                List.of(), 0, false);
        model.setMode(new Mode.Edit(message, "", new Mode.Fresh()));
        type("\\private Grace psst");
        assertThat(model.meaning()).isInstanceOfSatisfying(ComposerInput.Mistake.class,
                mistake -> assertThat(mistake.phrase().key()).isEqualTo("composer.edit.command"));
        type("hello again");
        assertThat(model.meaning()).isEqualTo(new ComposerInput.Say("hello again"));
    }

    @Test
    void asksTheServerForReceiversAndForMentionsOfNobodyHere() {
        type("\\private gr");
        assertThat(model.wanted()).contains("gr");
        type("@gr");
        assertThat(model.wanted()).isEmpty();
        type("@barb");
        assertThat(model.wanted()).contains("barb");
        type("\\private ");
        assertThat(model.wanted()).isEmpty();
        type("hello barb");
        assertThat(model.wanted()).isEmpty();
    }

    @Test
    void aWholeShortCodeBecomesItsEmoji() {
        assertThat(model.expanded("so :tada: it", 9)).contains(new Completion.Filled("so \ud83c\udf89 it", 5));
        assertThat(model.expanded("so :nosuchcode:", 15)).isEmpty();
        assertThat(model.expanded("at 10:30:", 9)).isEmpty();
    }
}
