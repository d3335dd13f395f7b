package chat.parley.desktop.ui;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Asks whether something is really to be done that cannot be undone easily. Stateless; JavaFX's thread only. */
public final class Confirmation {

    private Confirmation() {}

    /**
     * Asks; nothing happens when the answer is no.
     *
     * @param place the window
     * @param title the question
     * @param explanation what it would mean
     * @param action what the button says that does it
     * @param confirmed what it does
     */
    public static void ask(Workplace place, String title, String explanation, String action, Runnable confirmed) {
        Button no = Controls.button("confirm-no", place.texts().get("dialog.cancel"));
        Button yes = Controls.button("confirm-yes", action, Styles.DANGER);
        no.setOnAction(_ -> place.overlays().hide());
        yes.setOnAction(_ -> {
            place.overlays().hide();
            confirmed.run();
        });
        Label text = Controls.paragraph(explanation);
        text.setId("confirm-text");
        VBox body = new VBox(text);
        DialogFrame dialog = new DialogFrame("confirm-dialog", title, place, body, no, yes);
        dialog.getStyleClass().add("dialog-narrow");
        place.overlays().show(dialog, no);
    }
}
