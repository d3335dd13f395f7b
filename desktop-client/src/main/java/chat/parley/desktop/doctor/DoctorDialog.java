package chat.parley.desktop.doctor;

import chat.parley.common.client.ClientRuntime;
import chat.parley.common.doctor.Way;
import chat.parley.desktop.net.ConnectionCheck;
import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.DialogFrame;
import chat.parley.desktop.ui.Phrase;
import chat.parley.desktop.ui.Styles;
import chat.parley.desktop.ui.Workplace;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * Controller of the dialog that checks the way to a server: begins at once, and again when told so; ends with the dialog.
 * JavaFX's thread only; the checks are in the background.
 */
public final class DoctorDialog {

    private final Workplace place;
    private final CompletableFuture<ClientRuntime> runtime;
    private final DoctorModel model;
    private final String program;
    private final Button copy;
    private final Button again;
    private @Nullable ConnectionCheck check;

    private DoctorDialog(Workplace place, CompletableFuture<ClientRuntime> runtime, Way way, String program) {
        this.place = place;
        this.runtime = runtime;
        this.program = program;
        model = new DoctorModel(way);
        copy = Controls.button("doctor-copy", place.texts().get("doctor.copy"));
        copy.setGraphic(Controls.icon(Feather.COPY));
        copy.setOnAction(_ -> copy());
        again = Controls.button("doctor-again", place.texts().get("doctor.again"), Styles.PRIMARY);
        copy.disableProperty().bind(model.running());
        again.disableProperty().bind(model.running());
    }

    /**
     * Shows it.
     *
     * @param place the window
     * @param runtime what connections share, being made in the background
     * @param way which way to check; its password is tried only when the person asks for that
     * @param program name and version of the program, for the report
     */
    public static void show(Workplace place, CompletableFuture<ClientRuntime> runtime, Way way, String program) {
        place.theme().use(DoctorDialog.class, "doctor.css");
        new DoctorDialog(place, runtime, way, program).show();
    }

    private void show() {
        DoctorView view = new DoctorView(model, place.texts());
        again.setOnAction(_ -> {
            view.steps.requestFocus(); // the button cannot keep it
            begin();
        });
        DialogFrame frame = new DialogFrame("doctor-dialog", place.texts().get("doctor.title"), place, view, copy,
                again);
        frame.scrollByKeysOn(view.steps);
        place.overlays().show(frame, view.steps, Pos.CENTER, this::end);
        begin();
    }

    private void begin() {
        end();
        check = ConnectionCheck.begin(runtime, model.begin(), Platform::runLater, model::found, model::over);
    }

    private void end() {
        if (check != null) {
            check.close();
        }
    }

    private void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(model.report(place.texts(), program, place.clock().instant()));
        Clipboard.getSystemClipboard().setContent(content);
        place.notices().tell(Phrase.of("doctor.copied"));
    }
}
