package chat.parley.desktop.search;

import chat.parley.common.protocol.v2.Reply;
import chat.parley.desktop.ui.Avatar;
import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.Styles;
import java.util.List;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** A message that was found: who, where, when, and the words. A click or Enter goes there. Nodes only. */
final class HitRow extends HBox {

    private static final int LONGEST = 220;

    private final Runnable open;

    /**
     * Makes a row.
     *
     * @param hit what was found
     * @param where what its conversation is called
     * @param when when it was said
     * @param open goes there
     */
    HitRow(Reply.Hit hit, String where, String when, Runnable open) {
        this.open = open;
        getStyleClass().add("hit");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        Avatar avatar = new Avatar();
        avatar.setName(hit.message().from());
        Label from = Controls.label(hit.message().from(), "row-title");
        from.setMinWidth(0);
        Label place = Controls.label(where, Styles.MUTED, Styles.SMALL);
        place.setMinWidth(0);
        Label time = Controls.label(when, Styles.MUTED, Styles.SMALL);
        time.setMinWidth(USE_PREF_SIZE);
        HBox head = new HBox(from, place, Controls.spacer(), time);
        head.getStyleClass().add("hit-head");
        String text = hit.message().text() == null ? "" : hit.message().text();
        List<Excerpt.Piece> pieces = Excerpt.of(text, hit.highlights(), LONGEST);
        TextFlow flow = new TextFlow();
        for (Excerpt.Piece piece : pieces) {
            Text part = new Text(piece.text());
            part.getStyleClass().add(piece.marked() ? "hit-mark" : "hit-text");
            flow.getChildren().add(part);
        }
        VBox words = new VBox(head, flow);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(avatar, words);
        setAccessibleText(String.join(", ", hit.message().from(), where, when, text));
        setOnMouseClicked(_ -> open.run());
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                event.consume();
                open.run();
            }
        });
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        if (action == AccessibleAction.FIRE) {
            open.run();
        } else {
            super.executeAccessibleAction(action, parameters);
        }
    }
}
