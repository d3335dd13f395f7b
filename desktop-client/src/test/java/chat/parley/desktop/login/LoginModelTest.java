package chat.parley.desktop.login;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.client.ClientState;
import chat.parley.common.doctor.Way;
import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.common.trust.CaFingerprint;
import chat.parley.common.trust.ServerAddress;
import chat.parley.desktop.net.SignIn;
import chat.parley.desktop.net.SignInFailure;
import chat.parley.desktop.store.Preferences;
import chat.parley.desktop.ui.Phrase;
import chat.parley.desktop.ui.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LoginModelTest {

    private static final ServerAddress SERVER = new ServerAddress("chat.example.org", 7420);
    private static final CaFingerprint KNOWN = new CaFingerprint("0a".repeat(32));
    private static final CaFingerprint OTHER = new CaFingerprint("0b".repeat(32));
    private static final String TOKEN = "AbCdEfGhIjKlMnOpQrStUvWx01234_-9";
    private static final String INVITATION = "parley://chat.example.org:7420/?ca=" + OTHER.hex() + "&token=" + TOKEN;
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
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
        model.failed(attempt, new SignInFailure.UnknownCa(OTHER), NOW);
        assertThat(model.face().get()).isEqualTo(new LoginModel.Face.Trust(attempt, OTHER));
        assertThat(model.confirmed()).isEqualTo(attempt.pinned(OTHER));
    }

    @Test
    void aChangedIdentityCannotBeConfirmed() {
        LoginModel model = filled("chat.example.org");
        SignIn attempt = model.submit(REMEMBERED);
        assertThat(attempt).isNotNull();
        model.failed(attempt, new SignInFailure.ChangedCa(OTHER, KNOWN), NOW);
        assertThat(model.face().get()).isEqualTo(new LoginModel.Face.Changed(attempt, OTHER, KNOWN));
        assertThat(model.confirmed()).isNull();
    }

    @Test
    void anInvitationIsForANewAccount() {
        LoginModel model = filled("chat.example.org");
        assertThat(model.registering().get()).isFalse();
        model.address().set(INVITATION);
        assertThat(model.registering().get()).isTrue();
        assertThat(model.addressHint().get()).isEqualTo(Phrase.of("login.link.invite", "chat.example.org:7420"));
        SignIn attempt = model.submit(Preferences.EMPTY);
        assertThat(attempt).isEqualTo(new SignIn(SERVER, OTHER, "Ada", "correct horse", true, TOKEN));
        assertThat(String.valueOf(attempt)).doesNotContain(TOKEN);
    }

    @Test
    void whoGoesBackFromAnInvitationToSigningInStaysThere() {
        LoginModel model = filled(INVITATION);
        model.registering().set(false);
        model.address().set(INVITATION + " ");
        assertThat(model.registering().get()).isFalse();
        assertThat(model.submit(Preferences.EMPTY))
                .isEqualTo(new SignIn(SERVER, OTHER, "Ada", "correct horse", false, TOKEN));
    }

    @Test
    void anInvitationToWhereSomebodyHasAnAccountIsForSigningIn() {
        LoginModel model = new LoginModel(REMEMBERED, INVITATION);
        assertThat(model.registering().get()).isFalse();
        assertThat(new LoginModel(Preferences.EMPTY, INVITATION).registering().get()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"INVITE_REQUIRED", "INVITE_INVALID", "INVITE_EXPIRED", "INVITE_USED_UP", "ROOM_FULL"})
    void whyAnInvitationIsNotTakenIsSaidBelowTheLink(ErrorCode code) {
        LoginModel model = filled(INVITATION);
        model.failed(attempt(model), new SignInFailure.Refusal(code, "words", null), NOW);
        assertThat(model.addressProblem().get())
                .isEqualTo(Phrase.of("login.refused." + code.name().toLowerCase(Locale.ROOT)));
        assertThat(model.face().get()).isInstanceOf(LoginModel.Face.Form.class);
    }

    @Test
    void aLinkPinsWithoutAsking() {
        SignIn attempt = filled("parley://chat.example.org:7420/?ca=" + OTHER.hex()).submit(Preferences.EMPTY);
        assertThat(attempt).isEqualTo(new SignIn(SERVER, OTHER, "Ada", "correct horse", false));
    }

    @Test
    void aLinkThatDisagreesWithWhatIsKnownAsksWhenTheServerIsNotTheKnownOne() {
        LoginModel model = filled("parley://chat.example.org:7420/?ca=" + OTHER.hex());
        SignIn known = Objects.requireNonNull(model.submit(REMEMBERED));
        assertThat(known.pin()).as("an old link's server may have rolled over").isEqualTo(KNOWN);
        assertThat(model.face().get()).isInstanceOf(LoginModel.Face.Busy.class);

        model.failed(known, new SignInFailure.ChangedCa(OTHER, KNOWN), NOW);
        assertThat(model.face().get()).isEqualTo(new LoginModel.Face.Replace(known.pinned(OTHER), OTHER, KNOWN));
        SignIn replaced = Objects.requireNonNull(model.confirmed());
        assertThat(replaced.pin()).isEqualTo(OTHER);

        model.failed(replaced, new SignInFailure.ChangedCa(KNOWN, OTHER), NOW);
        assertThat(model.face().get()).isEqualTo(new LoginModel.Face.Changed(replaced, KNOWN, OTHER));
    }

    @Test
    void theWayToBeCheckedIsTheOneThatSigningInWouldGo() {
        LoginModel model = filled(INVITATION);
        model.registering().set(false);
        Way.Login ada = new Way.Login("Ada", "correct horse");
        assertThat(model.way(Preferences.EMPTY)).contains(new Way(SERVER, OTHER, ada));
        assertThat(model.way(REMEMBERED)).as("what is known comes before the link")
                .contains(new Way(SERVER, KNOWN, ada));
        model.address().set("chat.example.org");
        assertThat(model.way(Preferences.EMPTY)).contains(new Way(SERVER, null, ada));
        model.registering().set(true);
        assertThat(model.way(REMEMBERED)).as("there is no account yet").contains(new Way(SERVER, KNOWN, null));
        model.registering().set(false);
        model.password().set("");
        assertThat(model.way(REMEMBERED)).contains(new Way(SERVER, KNOWN, null));
        assertThat(model.isServerChosen().getValue()).isTrue();
        model.address().set("not an address");
        assertThat(model.way(REMEMBERED)).isEmpty();
        assertThat(model.isServerChosen().getValue()).isFalse();
        assertThat(model.addressProblem().get()).as("nothing was submitted").isNull();
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
        model.failed(attempt, new SignInFailure.Refusal(code, "words", null), NOW);
        assertThat(model.face().get()).isEqualTo(new LoginModel.Face.Form());
        assertThat(model.addressProblem().get() != null || model.usernameProblem().get() != null
                || model.passwordProblem().get() != null).isTrue();
    }

    private static SignIn attempt(LoginModel model) {
        return Objects.requireNonNull(model.submit(Preferences.EMPTY));
    }

    private static Reply.Welcome welcome(String registration) {
        return new Reply.Welcome(2, "Parley", "1", registration, 12, 1, 1, 0, 0, 0, List.of(), List.of());
    }

    @Test
    void theStepsOfConnectingAreTold() {
        LoginModel model = filled("chat.example.org");
        SignIn attempt = attempt(model);
        List<String> steps = new ArrayList<>();
        model.server().step().subscribe(step -> steps.add(step.key()));
        for (ClientState.Step step : ClientState.Step.values()) {
            model.progress(attempt, new ClientState.Connecting(step));
        }
        model.progress(attempt, new ClientState.Connected(welcome("open")));
        assertThat(steps).containsExactly("login.step.preparing", "login.step.looking_up", "login.step.connecting",
                "login.step.securing", "login.step.greeting", "login.step.signing_in");
    }

    @Test
    void theServersShortestPasswordIsSaidWithTheRefusal() {
        LoginModel model = filled("chat.example.org");
        model.registering().set(true);
        SignIn attempt = attempt(model);
        model.progress(attempt, new ClientState.Connected(welcome("open")));
        model.failed(attempt, new SignInFailure.Refusal(ErrorCode.PASSWORD_TOO_SHORT, "words", null), NOW);
        assertThat(model.passwordProblem().get()).isEqualTo(Phrase.of("login.refused.password_too_short.by", 12));
    }

    @Test
    void aServerThatTakesNoNewAccountsIsKnownUntilTheAddressChanges() {
        LoginModel model = filled("chat.example.org");
        model.progress(attempt(model), new ClientState.Connected(welcome("closed")));
        assertThat(model.server().registrationClosed().get()).isTrue();
        model.address().set("other.example.org");
        assertThat(model.server().registrationClosed().get()).isFalse();
    }

    @Test
    void whoIsThrottledWaits() {
        LoginModel model = filled("chat.example.org");
        SignIn attempt = attempt(model);
        model.failed(attempt, new SignInFailure.Refusal(ErrorCode.TOO_MANY_ATTEMPTS, "words", Duration.ofSeconds(30)),
                NOW);
        assertThat(model.passwordProblem().get()).isEqualTo(Phrase.of("login.wait", 30));
        assertThat(model.submit(Preferences.EMPTY)).isNull();
        model.waiting().tick(NOW.plusMillis(28_500));
        assertThat(model.passwordProblem().get()).isEqualTo(Phrase.of("login.wait", 2));
        model.waiting().tick(NOW.plusSeconds(31));
        assertThat(model.passwordProblem().get()).isNull();
        assertThat(model.submit(Preferences.EMPTY)).isNotNull();
    }

    @Test
    void whatBecomesOfAnAttemptThatWasGivenUpIsNotShown() {
        LoginModel model = filled("chat.example.org");
        SignIn attempt = attempt(model);
        model.backToForm();
        model.failed(attempt, new SignInFailure.Unreachable(SignInFailure.Cause.REFUSED), NOW);
        assertThat(model.addressProblem().get()).isNull();
    }

    @ParameterizedTest
    @EnumSource(SignInFailure.Cause.class)
    void everyCauseHasWords(SignInFailure.Cause cause) {
        Texts texts = new Texts(Locale.GERMAN, ZoneOffset.UTC);
        assertThat(texts.get(LoginProblems.of(cause, SERVER))).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void everyRefusalHasWords(ErrorCode code) {
        Texts texts = new Texts(Locale.UK, ZoneOffset.UTC);
        assertThat(texts.get(LoginProblems.of(new SignInFailure.Refusal(code, "words", null), 0).phrase()))
                .isNotBlank();
    }

    @Test
    void theRecordOfAnAttemptDoesNotTellThePassword() {
        assertThat(String.valueOf(filled("chat.example.org").submit(Preferences.EMPTY))).doesNotContain("horse");
    }
}
