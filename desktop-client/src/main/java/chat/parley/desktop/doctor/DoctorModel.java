package chat.parley.desktop.doctor;

import chat.parley.common.doctor.ConnectionStep;
import chat.parley.common.doctor.Finding;
import chat.parley.common.doctor.StepResult;
import chat.parley.common.doctor.Way;
import chat.parley.desktop.ui.Phrase;
import chat.parley.desktop.ui.Texts;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What is known of the way to a server while it is being checked, and afterwards. One thread only. */
final class DoctorModel {

    private final Way way;
    private final BooleanProperty signIn = new SimpleBooleanProperty();
    private final ObservableList<StepRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Phrase> summary = new ReadOnlyObjectWrapper<>(
            Phrase.of("doctor.summary.running"));

    /**
     * Makes a model of a way that nobody has gone yet.
     *
     * @param way with whose password may be tried, if anybody's
     */
    DoctorModel(Way way) {
        this.way = way;
    }

    Way way() {
        return way;
    }

    /** Whether somebody is to sign in the next time, if the way names somebody. */
    BooleanProperty signIn() {
        return signIn;
    }

    /** The steps in their order; change one by one. */
    ObservableList<StepRow> rows() {
        return rows;
    }

    ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    /** All of it in a sentence. */
    ReadOnlyObjectProperty<Phrase> summary() {
        return summary.getReadOnlyProperty();
    }

    /**
     * A check begins.
     *
     * @return which way is to be gone
     */
    Way begin() {
        Way now = signIn.get() ? way : way.withoutLogin();
        rows.setAll(Stream.of(ConnectionStep.values())
                .filter(step -> step != ConnectionStep.LOGIN || now.login() != null)
                .map(step -> StepRow.of(step,
                        step == ConnectionStep.NAME ? StepRow.State.RUNNING : StepRow.State.WAITING))
                .toList());
        running.set(true);
        summary.set(Phrase.of("doctor.summary.running"));
        return now;
    }

    /** Something has come of a step. */
    void found(StepResult result) {
        boolean goesOn = result.outcome().level() != Finding.Level.FAILED;
        for (int i = 0; i < rows.size(); i++) {
            StepRow row = rows.get(i);
            if (row.step() == result.step()) {
                rows.set(i, StepRow.of(result));
            } else if (goesOn && row.state() == StepRow.State.WAITING) {
                rows.set(i, StepRow.of(row.step(), StepRow.State.RUNNING));
                goesOn = false;
            }
        }
    }

    /** Nothing comes any more. */
    void over() {
        rows.replaceAll(row -> row.result() == null ? StepRow.of(row.step(), StepRow.State.NOT_REACHED) : row);
        running.set(false);
        summary.set(Phrase.of("doctor.summary." + verdict()));
    }

    private String verdict() {
        if (has(StepRow.State.FAILED)) {
            return "failed";
        }
        if (has(StepRow.State.NOT_REACHED)) {
            return "broken"; // nothing failed but the check
        }
        return has(StepRow.State.WARNING) ? "warning" : "ok";
    }

    private boolean has(StepRow.State state) {
        return rows.stream().anyMatch(row -> row.state() == state);
    }

    /**
     * Writes what is known for somebody else, an administrator for example. Holds neither password nor invitation.
     *
     * @param texts the words
     * @param program name and version of the program
     * @param now the present
     * @return several lines
     */
    String report(Texts texts, String program, Instant now) {
        return texts.get("doctor.report", program, way.server().toString(),
                now.truncatedTo(ChronoUnit.SECONDS).toString())
                + "\n" + rows.stream().map(StepRow::result).filter(Objects::nonNull)
                        .map(result -> DoctorWords.line(result, texts) + "\n").collect(Collectors.joining());
    }
}
