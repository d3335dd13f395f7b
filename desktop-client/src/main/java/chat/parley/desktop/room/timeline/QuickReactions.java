package chat.parley.desktop.room.timeline;

import chat.parley.desktop.text.EmojiImages;
import chat.parley.desktop.text.EmojiNode;
import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.Styles;
import chat.parley.desktop.ui.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * A few reactions that float above the time line, and the way to all others. The first one has the focus, the arrow keys go from
 * one to the next; Escape, or the focus elsewhere, closes it. JavaFX's thread only; its parent places it.
 */
final class QuickReactions extends HBox {

    private static final List<String> EMOJI = List.of("\uD83D\uDC4D", "\u2764\uFE0F", "\uD83D\uDE02", "\uD83D\uDE2E",
            "\uD83D\uDE22", "\uD83C\uDF89");

    private final Button all;
    private Consumer<String> chosen = _ -> {};
    private @Nullable Node back;
    private @Nullable ReactionPicker picker;

    QuickReactions(Texts texts, EmojiImages images) {
        setId("quick-reactions");
        getStyleClass().add("quick-reactions");
        setAccessibleRole(AccessibleRole.TOOL_BAR);
        setAccessibleText(texts.get("timeline.react"));
        setManaged(false);
        setVisible(false);
        for (int i = 0; i < EMOJI.size(); i++) {
            String emoji = EMOJI.get(i);
            String name = texts.get("timeline.react.name." + i);
            Button button = Controls.button("quick-reaction-" + i, "", Styles.FLAT, "quick-reaction");
            button.setGraphic(new EmojiNode(images, emoji));
            button.setTooltip(Controls.tooltip(name));
            button.setAccessibleText(name);
            button.setOnAction(_ -> {
                Consumer<String> told = chosen;
                close();
                told.accept(emoji);
            });
            getChildren().add(button);
        }
        all = Controls.iconButton("quick-reaction-all", Feather.PLUS, texts.get("timeline.react.all"));
        all.setOnAction(_ -> {
            Consumer<String> told = chosen;
            close();
            if (picker != null) {
                picker.pick(told);
            }
        });
        Controls.show(all, false);
        getChildren().add(all);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        focusWithinProperty().subscribe(within -> {
            if (!within) {
                setVisible(false);
            }
        });
    }

    /** Offers all other emoji, too. */
    void setPicker(ReactionPicker next) {
        picker = next;
        Controls.show(all, true);
    }

    /**
     * Opens.
     *
     * @param from what has the focus afterwards
     * @param then told what was chosen
     */
    void open(@Nullable Node from, Consumer<String> then) {
        back = from;
        chosen = then;
        setVisible(true);
        getChildren().getFirst().requestFocus();
    }

    private void close() {
        if (back != null) {
            back.requestFocus();
        }
        setVisible(false);
    }

    private void key(KeyEvent press) {
        if (press.getCode() == KeyCode.ESCAPE) {
            close();
            press.consume();
        } else if (press.getCode() == KeyCode.LEFT || press.getCode() == KeyCode.RIGHT) {
            List<Node> buttons = getChildren().filtered(Node::isVisible);
            for (int i = 0; i < buttons.size(); i++) {
                if (buttons.get(i).isFocused()) {
                    int next = i + (press.getCode() == KeyCode.LEFT ? -1 : 1);
                    buttons.get(Math.floorMod(next, buttons.size())).requestFocus();
                    break;
                }
            }
            press.consume();
        }
    }
}
