package chat.parley.desktop.ui;

import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Asks before something that cannot be taken back; what has the focus is the way out. JavaFX's thread only. */
public final class Confirmation {

    private Confirmation() {}

    /**
     * Asks.
     *
     * @param place what everything in the window works with
     * @param title what is about to happen, as a question
     * @param text what it means
     * @param yes what the button says that does it
     * @param then does it
     */
    public static void ask(Workplace place, Phrase title, Phrase text, Phrase yes, Runnable then) {
        Texts texts = place.texts();
        Button cancel = Controls.button("confirm-cancel", texts.get("confirm.cancel"));
        cancel.setCancelButton(true);
        cancel.setOnAction(_ -> place.overlays().hide());
        Button confirm = Controls.button("confirm-yes", texts.get(yes), "danger");
        confirm.setOnAction(_ -> {
            place.overlays().hide();
            then.run();
        });
        HBox buttons = new HBox(Controls.spacer(), cancel, confirm);
        buttons.getStyleClass().add("button-row");
        VBox dialog = new VBox(Controls.paragraph(texts.get(title), Styles.SECTION),
                Controls.paragraph(texts.get(text), Styles.MUTED), buttons);
        dialog.setId("confirmation");
        dialog.getStyleClass().addAll("dialog", "confirmation");
        dialog.setAccessibleText(texts.get(title));
        place.overlays().show(dialog, cancel);
    }
}
