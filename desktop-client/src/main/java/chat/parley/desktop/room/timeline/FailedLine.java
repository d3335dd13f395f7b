package chat.parley.desktop.room.timeline;

import chat.parley.desktop.ui.Controls;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Why a message was not sent, and what can be done about it. JavaFX's thread only. */
final class FailedLine extends VBox {

    private final CellTools tools;
    private final Label why = Controls.paragraph("");
    private final Hyperlink again;
    private final Hyperlink discard;

    /**
     * Makes a line for no message yet.
     *
     * @param tools what cells work with
     * @param reachable whether the tab key gets here
     */
    FailedLine(CellTools tools, ObservableBooleanValue reachable) {
        this.tools = tools;
        getStyleClass().add("message-failed");
        HBox first = new HBox(Controls.icon(Feather.ALERT_CIRCLE), why);
        first.getStyleClass().add("message-failed-why");
        again = new Hyperlink(tools.word("timeline.again"));
        again.getStyleClass().add("message-again");
        discard = new Hyperlink(tools.word("timeline.discard"));
        discard.getStyleClass().add("message-discard");
        again.focusTraversableProperty().bind(reachable);
        discard.focusTraversableProperty().bind(reachable);
        FlowPane links = new FlowPane(again, discard);
        links.getStyleClass().add("message-failed-links");
        getChildren().addAll(first, links);
    }

    void show(RowFacts facts) {
        why.setText(tools.text().failure(facts));
        again.setOnAction(_ -> tools.deeds().run(RowFacts.Deed.RESEND, facts));
        discard.setOnAction(_ -> tools.deeds().run(RowFacts.Deed.DISCARD, facts));
    }
}
