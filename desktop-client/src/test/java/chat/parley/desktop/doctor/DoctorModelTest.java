package chat.parley.desktop.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.doctor.ConnectionStep;
import chat.parley.common.doctor.StepOutcome;
import chat.parley.common.doctor.StepResult;
import chat.parley.common.doctor.Way;
import chat.parley.common.trust.CaFingerprint;
import chat.parley.common.trust.InviteLink;
import chat.parley.common.trust.ServerAddress;
import chat.parley.desktop.ui.Phrase;
import chat.parley.desktop.ui.Texts;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DoctorModelTest {

    private static final Texts TEXTS = new Texts(Locale.UK, ZoneOffset.UTC);
    private static final Way WAY = new Way(new ServerAddress("chat.example.org", 7420),
            new CaFingerprint("0a".repeat(32)), new Way.Login("Ada", "correct horse"));

    private final DoctorModel model = new DoctorModel(WAY);

    private void found(StepOutcome outcome, String... details) {
        model.found(new StepResult(outcome, List.of(details)));
    }

    private void is(StepRow.State... states) {
        assertThat(model.rows()).extracting(StepRow::state).containsExactly(states);
    }

    private void summaryIs(String key) {
        assertThat(model.summary().get()).isEqualTo(Phrase.of("doctor.summary." + key));
    }

    @Test
    void goesFromStepToStep() {
        assertThat(model.begin()).as("nobody is signed in without being asked").isEqualTo(WAY.withoutLogin());
        is(StepRow.State.RUNNING, StepRow.State.WAITING, StepRow.State.WAITING, StepRow.State.WAITING,
                StepRow.State.WAITING);
        assertThat(model.running().get()).isTrue();
        found(StepOutcome.NAME_FOUND, "chat.example.org", "192.0.2.7");
        is(StepRow.State.OK, StepRow.State.RUNNING, StepRow.State.WAITING, StepRow.State.WAITING,
                StepRow.State.WAITING);
        found(StepOutcome.PORT_OPEN, "7420");
        found(StepOutcome.TLS_VALID);
        found(StepOutcome.PIN_EXPECTED, "0a0a");
        summaryIs("running");
        found(StepOutcome.PROTOCOL_SPOKEN, "Parley 1");
        model.over();
        is(StepRow.State.OK, StepRow.State.OK, StepRow.State.OK, StepRow.State.OK, StepRow.State.OK);
        summaryIs("ok");
        assertThat(model.running().get()).isFalse();
    }

    @Test
    void whatComesAfterAFailureIsNotReached() {
        model.begin();
        found(StepOutcome.NAME_FOUND, "chat.example.org", "192.0.2.7");
        found(StepOutcome.PORT_CLOSED, "7420");
        model.over();
        is(StepRow.State.OK, StepRow.State.FAILED, StepRow.State.NOT_REACHED, StepRow.State.NOT_REACHED,
                StepRow.State.NOT_REACHED);
        summaryIs("failed");
    }

    @Test
    void signsInWhenAskedAndForgetsWhatWasFoundBefore() {
        model.begin();
        found(StepOutcome.NAME_UNKNOWN, "chat.example.org");
        model.over();
        model.signIn().set(true);
        assertThat(model.begin()).isEqualTo(WAY);
        assertThat(model.rows()).hasSize(ConnectionStep.values().length);
        summaryIs("running");
        Arrays.stream(new StepOutcome[]{StepOutcome.NAME_FOUND, StepOutcome.PORT_OPEN, StepOutcome.TLS_ENCRYPTED,
                StepOutcome.PIN_UNKNOWN, StepOutcome.PROTOCOL_SPOKEN, StepOutcome.LOGIN_NOT_TRIED})
                .forEach(outcome -> found(outcome, "a", "b"));
        model.over();
        assertThat(model.rows().getLast().state()).isEqualTo(StepRow.State.WARNING);
        summaryIs("warning");
    }

    @Test
    void aCheckThatBreaksOffSaysSo() {
        model.begin();
        found(StepOutcome.NAME_FOUND, "chat.example.org", "192.0.2.7");
        model.over();
        summaryIs("broken");
        assertThat(model.running().get()).isFalse();
    }

    @Test
    void theReportHasALineForEachStepThatWasTaken() {
        model.begin();
        found(StepOutcome.NAME_FOUND, "chat.example.org", "192.0.2.7");
        found(StepOutcome.PORT_CLOSED, "7420");
        model.over();
        assertThat(model.report(TEXTS, "Parley 1.0", Instant.parse("2026-01-01T12:00:00.5Z"))).isEqualTo("""
                Connection report of Parley 1.0: chat.example.org:7420, 2026-01-01T12:00:00Z
                ok       name         chat.example.org is 192.0.2.7
                failed   port         Nothing listens at port 7420: Check the port. If it is right, the server is not \
                running: tell its administrator.
                """);
    }

    @Test
    void theReportHoldsNeitherPasswordNorInvitation() {
        String token = "AbCdEfGhIjKlMnOpQrStUvWx01234_-9";
        InviteLink link = InviteLink.parse("parley://chat.example.org/?ca=" + "0a".repeat(32) + "&token=" + token)
                .orElseThrow();
        DoctorModel invited = new DoctorModel(new Way(link.address(), link.ca(), WAY.login()));
        invited.signIn().set(true);
        invited.begin();
        invited.found(new StepResult(StepOutcome.LOGIN_WRONG, List.of("Ada")));
        invited.over();
        assertThat(invited.report(TEXTS, "Parley", Instant.EPOCH)).contains("Ada").doesNotContain("horse", token);
    }

    @ParameterizedTest
    @EnumSource(StepOutcome.class)
    void everyOutcomeHasWordsAndARemedyIfItIsNotGood(StepOutcome outcome) {
        StepResult result = new StepResult(outcome, List.of("first", "second"));
        for (Locale locale : List.of(Locale.UK, Locale.GERMANY)) {
            Texts texts = new Texts(locale, ZoneOffset.UTC);
            assertThat(texts.get(DoctorWords.what(result))).isNotBlank();
            assertThat(texts.get(DoctorWords.name(result.step()))).isNotBlank();
            Phrase remedy = DoctorWords.remedy(result);
            assertThat(remedy == null).isEqualTo(outcome.level() == chat.parley.common.doctor.Finding.Level.OK);
            assertThat(remedy == null ? "-" : texts.get(remedy)).isNotBlank();
        }
    }

    @ParameterizedTest
    @EnumSource(StepRow.State.class)
    void everyStateHasAWord(StepRow.State state) {
        assertThat(TEXTS.has("doctor.state." + state.name().toLowerCase(Locale.ROOT))).isTrue();
    }
}
