package chat.parley.desktop.login;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.trust.CaFingerprint;
import chat.parley.common.trust.ServerAddress;
import chat.parley.desktop.net.SignIn;
import chat.parley.desktop.net.SignInFailure;
import chat.parley.desktop.store.Preferences;
import chat.parley.desktop.ui.Phrase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LoginModelTest {

    private static final ServerAddress SERVER = new ServerAddress("chat.example.org", 7420);
    private static final CaFingerprint KNOWN = new CaFingerprint("0a".repeat(32));
    private static final CaFingerprint OTHER = new CaFingerprint("0b".repeat(32));
    private static final Preferences REMEMBERED = Preferences.EMPTY.withServer(SERVER, KNOWN, "Ada");

    private static LoginModel filled(String address) {
        LoginModel model = new LoginModel(Preferences.EMPTY, null);
        model.address().set(address);
        model.username().set(" Ada ");
        model.password().set("correct horse");
        return model;
    }

    @Test
    void beginsWithWhatIsRememberedUnlessThereIsALink() {
        assertThat(new LoginModel(REMEMBERED, null).address().get()).isEqualTo("chat.example.org:7420");
        assertThat(new LoginModel(REMEMBERED, null).username().get()).isEqualTo("Ada");
        assertThat(new LoginModel(REMEMBERED, "parley://x").address().get()).isEqualTo("parley://x");
    }

    @Test
    void aKnownServerIsHeldToItsPin() {
        assertThat(filled("chat.example.org").submit(REMEMBERED))
                .isEqualTo(new SignIn(SERVER, KNOWN, "Ada", "correct horse", false));
    }

    @Test
    void anUnknownServerIsAskedForItsFingerprintFirst() {
        LoginModel model = filled("chat.example.org");
        SignIn attempt = model.submit(Preferences.EMPTY);
        assertThat(attempt).isEqualTo(new SignIn(SERVER, null, "Ada", "correct horse", false));
        assertThat(attempt).isNotNull();
        model.failed(attempt, new SignInFailure.UnknownCa(OTHER));
        assertThat(model.face().get()).isEqualTo(new LoginModel.Face.Trust(attempt, OTHER));
        assertThat(model.confirmed()).isEqualTo(attempt.pinned(OTHER));
    }

    @Test
    void aChangedIdentityCannotBeConfirmed() {
        LoginModel model = filled("chat.example.org");
        SignIn attempt = model.submit(REMEMBERED);
        assertThat(attempt).isNotNull();
        model.failed(attempt, new SignInFailure.ChangedCa(OTHER, KNOWN));
        assertThat(model.face().get()).isEqualTo(new LoginModel.Face.Changed(attempt, OTHER, KNOWN));
        assertThat(model.confirmed()).isNull();
    }

    @Test
    void aLinkPinsWithoutAsking() {
        SignIn attempt = filled("parley://chat.example.org:7420/?ca=" + OTHER.hex()).submit(Preferences.EMPTY);
        assertThat(attempt).isEqualTo(new SignIn(SERVER, OTHER, "Ada", "correct horse", false));
    }

    @Test
    void aLinkThatDisagreesWithWhatIsKnownAsksFirst() {
        LoginModel model = filled("parley://chat.example.org:7420/?ca=" + OTHER.hex());
        assertThat(model.submit(REMEMBERED)).isNull();
        assertThat(model.face().get()).isInstanceOf(LoginModel.Face.Replace.class);
        assertThat(model.confirmed()).extracting(SignIn::pin).isEqualTo(OTHER);
    }

    @Test
    void whatIsWrongIsSaidBesideItsFieldUntilItChanges() {
        LoginModel model = filled("not an address");
        model.username().set("a b");
        model.password().set("");
        assertThat(model.submit(Preferences.EMPTY)).isNull();
        assertThat(model.addressProblem().get()).isEqualTo(Phrase.of("login.address.broken"));
        assertThat(model.usernameProblem().get()).isEqualTo(Phrase.of("login.username.broken", 32));
        assertThat(model.passwordProblem().get()).isEqualTo(Phrase.of("login.password.missing"));
        model.address().set("x");
        assertThat(model.addressProblem().get()).isNull();
    }

    @Test
    void reservedNamesAreRefusedOnlyWhenRegistering() {
        LoginModel model = filled("chat.example.org");
        model.username().set("lobby");
        assertThat(model.submit(Preferences.EMPTY)).isNotNull();
        model.backToForm();
        model.registering().set(true);
        assertThat(model.submit(Preferences.EMPTY)).isNull();
        assertThat(model.usernameProblem().get()).isEqualTo(Phrase.of("login.username.reserved"));
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void everyRefusalIsSaidSomewhere(ErrorCode code) {
        LoginModel model = filled("chat.example.org");
        SignIn attempt = model.submit(Preferences.EMPTY);
        assertThat(attempt).isNotNull();
        model.failed(attempt, new SignInFailure.Refusal(code, "words", null));
        assertThat(model.face().get()).isEqualTo(new LoginModel.Face.Form());
        assertThat(model.addressProblem().get() != null || model.usernameProblem().get() != null
                || model.passwordProblem().get() != null).isTrue();
    }

    @Test
    void theRecordOfAnAttemptDoesNotTellThePassword() {
        assertThat(String.valueOf(filled("chat.example.org").submit(Preferences.EMPTY))).doesNotContain("horse");
    }
}
