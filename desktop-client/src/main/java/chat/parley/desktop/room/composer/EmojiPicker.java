package chat.parley.desktop.room.composer;

import chat.parley.desktop.text.Emoji;
import chat.parley.desktop.text.EmojiImages;
import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.Styles;
import chat.parley.desktop.ui.Texts;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import javafx.beans.value.ChangeListener;
import javafx.event.EventHandler;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/**
 * Where an emoji is chosen: a search, the categories, and all emoji in rows. The search has the focus, and the arrow keys move
 * over the emoji. Floats above the composer, which places it. JavaFX's thread only.
 */
final class EmojiPicker extends VBox {

    private static final Map<Emoji.Category, Ikon> ICONS = new EnumMap<>(Map.of(Emoji.Category.SMILEYS, Feather.SMILE,
            Emoji.Category.PEOPLE, Feather.USERS, Emoji.Category.NATURE, Feather.SUN, Emoji.Category.FOOD,
            Feather.COFFEE, Emoji.Category.TRAVEL, Feather.MAP_PIN, Emoji.Category.ACTIVITIES, Feather.AWARD,
            Emoji.Category.OBJECTS, Feather.BOX, Emoji.Category.SYMBOLS, Feather.HASH, Emoji.Category.FLAGS,
            Feather.FLAG));

    private final Texts texts;
    private final EmojiPickerModel model;
    private final BiConsumer<Emoji, Boolean> chosen;
    private final Runnable closed;
    private final TextField search = new TextField();
    private final EmojiGrid grid;
    private final Button recent;
    private final Label name = Controls.label("", Styles.SMALL, "emoji-name");
    private final EventHandler<MouseEvent> elsewhere = this::pressedElsewhere;
    private final ChangeListener<@Nullable Node> focusMoved = (_, _, next) -> focusMoved(next);

    /**
     * Makes one that is hidden.
     *
     * @param texts all words
     * @param images pictures of emoji
     * @param model the rows
     * @param chosen told which emoji was chosen, and whether more are to follow
     * @param closed told when it was closed
     */
    EmojiPicker(Texts texts, EmojiImages images, EmojiPickerModel model, BiConsumer<Emoji, Boolean> chosen,
            Runnable closed) {
        this.texts = texts;
        this.model = model;
        this.chosen = chosen;
        this.closed = closed;
        setId("emoji-picker");
        getStyleClass().add("emoji-picker");
        setAccessibleRole(AccessibleRole.DIALOG);
        setAccessibleText(texts.get("emoji.title"));
        search.setId("emoji-search");
        search.setPromptText(texts.get("emoji.search"));
        search.setAccessibleText(texts.get("emoji.search"));
        search.textProperty().subscribe(model::search);
        HBox categories = new HBox();
        categories.getStyleClass().add("emoji-categories");
        recent = category(null, Feather.CLOCK);
        categories.getChildren().add(recent);
        ICONS.forEach((category, icon) -> categories.getChildren().add(category(category, icon)));
        grid = new EmojiGrid(texts, images, model, this::choose);
        VBox.setVgrow(grid, Priority.ALWAYS);
        name.setId("emoji-name");
        model.selectedProperty().subscribe(this::describe);
        getChildren().addAll(search, categories, grid, name);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        setManaged(false);
        setVisible(false);
    }

    private Button category(Emoji.@Nullable Category category, Ikon icon) {
        String word = category == null ? "recent" : category.name().toLowerCase(Locale.ROOT);
        Button button = Controls.iconButton("emoji-category-" + word, icon, texts.get("emoji.category." + word));
        button.setOnAction(_ -> {
            search.clear();
            int row = model.jump(category);
            if (row >= 0) {
                grid.scrollTo(row);
            }
        });
        return button;
    }

    /** Shows it, with the focus on the search. */
    void open() {
        search.clear();
        model.reset();
        grid.explainNothing();
        recent.setDisable(!model.hasRecent());
        grid.scrollTo(0);
        setVisible(true);
        search.requestFocus();
        Scene scene = getScene();
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, elsewhere);
        scene.focusOwnerProperty().addListener(focusMoved);
    }

    /** Hides it, and says so. */
    void close() {
        if (isVisible()) {
            setVisible(false);
            Scene scene = getScene();
            if (scene != null) {
                scene.removeEventFilter(MouseEvent.MOUSE_PRESSED, elsewhere);
                scene.focusOwnerProperty().removeListener(focusMoved);
            }
            closed.run();
        }
    }

    /** All emoji are there now. */
    void loaded() {
        grid.explainNothing();
    }

    private void pressedElsewhere(MouseEvent press) {
        if (!(press.getTarget() instanceof Node node) || !isIn(node)) {
            close();
        }
    }

    private void focusMoved(@Nullable Node next) {
        if (next != null && !isIn(next)) {
            close();
        }
    }

    /** The button that opens it counts: it closes it by itself. */
    private boolean isIn(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.equals(this) || "emoji-button".equals(at.getId())) {
                return true;
            }
        }
        return false;
    }

    private void pressed(KeyEvent key) {
        boolean inSearch = search.isFocused();
        switch (key.getCode()) {
            case ESCAPE -> close();
            case E -> {
                if (!key.isShortcutDown()) {
                    return;
                }
                close();
            }
            case UP -> model.moveRow(-1);
            case DOWN -> model.moveRow(1);
            case LEFT -> {
                if (!inSearch) {
                    return;
                }
                model.moveColumn(-1);
            }
            case RIGHT -> {
                if (!inSearch) {
                    return;
                }
                model.moveColumn(1);
            }
            case ENTER -> {
                if (!inSearch) {
                    return;
                }
                choose(key.isShiftDown());
            }
            default -> {
                return;
            }
        }
        key.consume();
        if (key.getCode() == KeyCode.UP || key.getCode() == KeyCode.DOWN) {
            search.requestFocus();
        }
    }

    private void choose(boolean more) {
        model.emoji().ifPresent(emoji -> {
            model.used(emoji);
            chosen.accept(emoji, more); // before it is closed: then nobody knows any more for whom it was
            if (!more) {
                close();
            }
        });
    }

    private void describe() {
        String text = model.emoji().map(emoji -> emoji.shortCodes().isEmpty()
                ? emoji.name()
                : emoji.name() + "  :" + emoji.shortCodes().getFirst() + ":").orElse("");
        name.setText(text);
        search.setAccessibleHelp(text);
    }
}
