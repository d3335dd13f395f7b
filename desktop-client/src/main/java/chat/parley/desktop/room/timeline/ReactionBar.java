package chat.parley.desktop.room.timeline;

import chat.parley.common.protocol.v2.ReactionInfo;
import chat.parley.desktop.text.EmojiNode;
import chat.parley.desktop.ui.Controls;
import java.util.List;
import javafx.beans.value.ObservableBooleanValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The reactions to a message, each a chip with its number; the own ones are marked. JavaFX's thread only. */
final class ReactionBar extends FlowPane {

    private static final PseudoClass MINE = PseudoClass.getPseudoClass("mine");

    private final CellTools tools;
    private final ObservableBooleanValue reachable;
    private final Button more;
    private @Nullable RowFacts facts;

    /**
     * Makes a bar without reactions.
     *
     * @param tools what cells work with
     * @param reachable whether the tab key gets here
     */
    ReactionBar(CellTools tools, ObservableBooleanValue reachable) {
        this.tools = tools;
        this.reachable = reachable;
        getStyleClass().add("reactions");
        more = new Button("", Controls.icon(Feather.PLUS));
        more.getStyleClass().setAll("reaction", "reaction-more");
        more.focusTraversableProperty().bind(reachable);
        Controls.nameIt(more, tools.word("timeline.react"));
        more.setOnAction(_ -> run(RowFacts.Deed.REACT));
        getChildren().add(more);
    }

    private void run(RowFacts.Deed deed) {
        if (facts != null) {
            tools.deeds().run(deed, facts);
        }
    }

    void show(RowFacts shown, List<ReactionInfo> reactions) {
        facts = shown;
        List<Node> nodes = getChildren();
        while (nodes.size() - 1 > reactions.size()) {
            nodes.remove(nodes.size() - 2);
        }
        for (int i = 0; i < reactions.size(); i++) {
            if (i == nodes.size() - 1) {
                nodes.add(i, new Chip());
            }
            if (nodes.get(i) instanceof Chip chip) {
                chip.show(reactions.get(i));
            }
        }
    }

    private final class Chip extends Button {

        private final Tooltip people = Controls.tooltip("");
        private String emoji = "";

        Chip() {
            getStyleClass().setAll("reaction");
            setContentDisplay(ContentDisplay.LEFT);
            setTooltip(people);
            focusTraversableProperty().bind(reachable);
            setOnAction(_ -> {
                if (facts != null) {
                    tools.deeds().react(facts, emoji);
                }
            });
        }

        void show(ReactionInfo reaction) {
            if (!emoji.equals(reaction.emoji())) {
                emoji = reaction.emoji();
                setGraphic(new EmojiNode(tools.images(), emoji));
            }
            boolean mine = tools.text().isOwn(reaction);
            setText(Integer.toString(reaction.count()));
            people.setText(tools.text().people(reaction));
            pseudoClassStateChanged(MINE, mine);
            setAccessibleText(mine
                    ? tools.word("timeline.reaction.mine", emoji, reaction.count(), people.getText())
                    : tools.word("timeline.reaction.others", emoji, reaction.count(), people.getText()));
        }
    }
}
