package chat.parley.desktop.doctor;

import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.Phrase;
import chat.parley.desktop.ui.Styles;
import chat.parley.desktop.ui.Texts;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The steps of the way to a server: nodes only, bound to the model. */
final class DoctorView extends VBox {

    /** All steps; has the focus as a whole, so that a reader of the screen reads them, and keys can scroll them. */
    final VBox steps = new VBox();

    private final Texts texts;
    private final DoctorModel model;

    DoctorView(DoctorModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        Label server = Controls.paragraph(model.way().server().toString(), Styles.MUTED);
        server.setId("doctor-server");
        Label summary = Controls.paragraph("", "doctor-summary");
        summary.setId("doctor-summary");
        model.summary().subscribe(phrase -> {
            summary.setText(texts.get(phrase));
            tellSteps();
        });
        steps.setId("doctor-steps");
        steps.getStyleClass().add("doctor-steps");
        steps.setFocusTraversable(true);
        steps.setAccessibleRole(AccessibleRole.TEXT);
        model.rows().addListener((ListChangeListener<StepRow>) _ -> showSteps());
        getChildren().addAll(new VBox(server, summary), steps);
        if (model.way().login() != null) {
            CheckBox signIn = new CheckBox(texts.get("doctor.signIn", model.way().login().user()));
            signIn.setId("doctor-sign-in");
            signIn.setWrapText(true);
            signIn.selectedProperty().bindBidirectional(model.signIn());
            signIn.disableProperty().bind(model.running());
            getChildren().add(signIn);
        }
    }

    private void showSteps() {
        steps.getChildren().setAll(model.rows().stream().map(this::node).toList());
        tellSteps();
    }

    private void tellSteps() {
        steps.setAccessibleText(texts.get(model.summary().get()) + "\n"
                + model.rows().stream().map(this::spoken).collect(Collectors.joining("\n")));
    }

    private String spoken(StepRow row) {
        String begin = texts.get(DoctorWords.name(row.step())) + ": " + texts.get(state(row)) + ".";
        return row.result() == null
                ? begin
                : (begin + " " + texts.get(DoctorWords.what(row.result())) + " "
                        + texts.get(DoctorWords.remedy(row.result()))).strip();
    }

    private Node node(StepRow row) {
        Label name = Controls.label(texts.get(DoctorWords.name(row.step())), "row-title");
        Label how = Controls.label(texts.get(state(row)), Styles.SMALL, "doctor-state");
        how.setId("doctor-state-" + row.step().word());
        how.setMinWidth(USE_PREF_SIZE);
        VBox words = new VBox(new HBox(name, Controls.spacer(), how));
        if (row.result() != null) {
            Label what = Controls.paragraph(texts.get(DoctorWords.what(row.result())));
            what.setId("doctor-what-" + row.step().word());
            words.getChildren().add(what);
            Phrase remedy = DoctorWords.remedy(row.result());
            if (remedy != null) {
                Label help = Controls.paragraph(texts.get(remedy), "doctor-remedy");
                help.setId("doctor-remedy-" + row.step().word());
                words.getChildren().add(help);
            }
        }
        words.setMinWidth(0);
        words.getStyleClass().add("doctor-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox node = new HBox(Controls.icon(icon(row.state())), words);
        node.getStyleClass().addAll("doctor-step", "doctor-" + key(row.state()).replace('_', '-'));
        return node;
    }

    private static Phrase state(StepRow row) {
        return Phrase.of("doctor.state." + key(row.state()));
    }

    private static String key(StepRow.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static Ikon icon(StepRow.State state) {
        return switch (state) {
            case WAITING -> Feather.CIRCLE;
            case RUNNING -> Feather.LOADER;
            case OK -> Feather.CHECK_CIRCLE;
            case WARNING -> Feather.ALERT_TRIANGLE;
            case FAILED -> Feather.X_CIRCLE;
            case NOT_REACHED -> Feather.MINUS_CIRCLE;
        };
    }
}
