package chat.parley.desktop.room.timeline;

import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.Styles;
import chat.parley.desktop.ui.Texts;
import chat.parley.desktop.ui.Workplace;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Asks whether a message is to be deleted. JavaFX's thread only. */
final class DeleteDialog extends VBox {

    private final Workplace place;
    private final Button cancel;

    /**
     * Makes a dialog that is not shown.
     *
     * @param place the window
     * @param from who said it
     * @param own whether that is who asks
     * @param delete deletes it
     */
    DeleteDialog(Workplace place, String from, boolean own, Runnable delete) {
        this.place = place;
        Texts texts = place.texts();
        setId("delete-dialog");
        getStyleClass().addAll("dialog", "delete-dialog");
        setAccessibleRole(AccessibleRole.DIALOG);
        setAccessibleText(texts.get("timeline.delete.title"));
        cancel = Controls.button("delete-cancel", texts.get("timeline.delete.cancel"));
        cancel.setCancelButton(true);
        cancel.setOnAction(_ -> place.overlays().hide());
        Button yes = Controls.button("delete-yes", texts.get("timeline.delete.yes"), "danger");
        yes.setOnAction(_ -> {
            place.overlays().hide();
            delete.run();
        });
        HBox buttons = new HBox(cancel, yes);
        buttons.getStyleClass().add("button-row");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(Controls.label(texts.get("timeline.delete.title"), Styles.TITLE),
                Controls.paragraph(own
                        ? texts.get("timeline.delete.own")
                        : texts.get("timeline.delete.other", from)),
                buttons);
    }

    void show() {
        place.overlays().show(this, cancel);
    }
}
