package chat.parley.desktop.lobby;

import chat.parley.desktop.roomsettings.RoomRules;
import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.DialogFrame;
import chat.parley.desktop.ui.FormField;
import chat.parley.desktop.ui.Phrase;
import chat.parley.desktop.ui.Styles;
import chat.parley.desktop.ui.Workplace;
import java.util.function.BiConsumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Asks for a room's password until it is right or the person gives up. JavaFX's thread only. */
final class PasswordDialog {

    private final Workplace place;
    private final PasswordField password = new PasswordField();
    private final ObjectProperty<@Nullable Phrase> problem = new SimpleObjectProperty<>();
    private final Button join;
    private final DialogFrame frame;

    /**
     * Makes a dialog.
     *
     * @param place the window
     * @param room what the room is called
     * @param tried what to do with what was written; it calls {@link #wrong} or {@link #close} in the end
     */
    PasswordDialog(Workplace place, String room, BiConsumer<PasswordDialog, String> tried) {
        this.place = place;
        Button cancel = Controls.button("join-cancel", place.texts().get("dialog.cancel"));
        cancel.setOnAction(_ -> close());
        join = Controls.button("join", place.texts().get("lobby.join"), Styles.PRIMARY);
        join.setDefaultButton(true);
        join.setDisable(true);
        join.setOnAction(_ -> {
            join.setDisable(true);
            tried.accept(this, password.getText());
        });
        password.textProperty().subscribe(text -> {
            problem.set(RoomRules.password(text));
            join.setDisable(text.isEmpty() || problem.get() != null);
        });
        VBox body = new VBox(Controls.paragraph(place.texts().get("lobby.password.text", room)),
                new FormField("join-password", place.texts().get("lobby.field.password"), password, password,
                        place.texts(), problem, new SimpleObjectProperty<>()));
        frame = new DialogFrame("join-dialog", place.texts().get("lobby.password.title"), place, body, cancel, join);
        frame.getStyleClass().add("dialog-narrow");
    }

    /** Shows it. */
    void show() {
        place.overlays().show(frame, password);
    }

    /** It did not work. */
    void wrong(Phrase why) {
        password.selectAll();
        password.requestFocus();
        problem.set(why);
        join.setDisable(false);
    }

    /** It worked. */
    void close() {
        frame.close();
    }
}
