package chat.parley.desktop.settings;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.desktop.net.AskFailure;
import chat.parley.desktop.ui.Phrase;
import org.junit.jupiter.api.Test;

class PasswordModelTest {

    private static PasswordModel filled(String old, String fresh, String again) {
        PasswordModel model = new PasswordModel(8);
        model.old().set(old);
        model.fresh().set(fresh);
        model.again().set(again);
        return model;
    }

    @Test
    void emptyFieldsAreNotWrongButNotReady() {
        PasswordModel model = new PasswordModel(8);
        assertThat(model.freshProblem().get()).isNull();
        assertThat(model.againProblem().get()).isNull();
        assertThat(model.ready().get()).isFalse();
    }

    @Test
    void isReadyWhenAllIsRight() {
        assertThat(filled("old password", "new password", "new password").ready().get()).isTrue();
    }

    @Test
    void saysWhatIsWrongWhileItIsTyped() {
        assertThat(filled("old", "short", "short").freshProblem().get())
                .isEqualTo(Phrase.of("settings.password.short", 8));
        assertThat(filled("old", "é".repeat(37), "").freshProblem().get())
                .isEqualTo(Phrase.of("settings.password.long", 72, 74));
        assertThat(filled("the same one", "the same one", "").freshProblem().get())
                .isEqualTo(Phrase.of("settings.password.same"));
        PasswordModel differs = filled("old", "new password", "new passw");
        assertThat(differs.againProblem().get()).isEqualTo(Phrase.of("settings.password.differs"));
        assertThat(differs.ready().get()).isFalse();
        differs.again().set("new password");
        assertThat(differs.againProblem().get()).isNull();
    }

    @Test
    void aRefusalIsSaidWhereItBelongsUntilItChanges() {
        PasswordModel model = filled("not it", "new password", "new password");
        model.asking();
        assertThat(model.ready().get()).isFalse();
        model.failed(new AskFailure.Refused(ErrorCode.BAD_CREDENTIALS, "words", null));
        assertThat(model.oldProblem().get()).isEqualTo(Phrase.of("problem.bad_credentials"));
        assertThat(model.ready().get()).isTrue();
        model.old().set("better");
        assertThat(model.oldProblem().get()).isNull();
        model.failed(new AskFailure.Refused(ErrorCode.PASSWORD_TOO_SHORT, "words", null));
        assertThat(model.freshProblem().get()).isEqualTo(Phrase.of("problem.password_too_short"));
    }

    @Test
    void isEmptyAfterwards() {
        PasswordModel model = filled("old password", "new password", "new password");
        model.asking();
        model.done();
        assertThat(model.old().get() + model.fresh().get() + model.again().get()).isEmpty();
        assertThat(model.freshProblem().get()).isNull();
    }
}
