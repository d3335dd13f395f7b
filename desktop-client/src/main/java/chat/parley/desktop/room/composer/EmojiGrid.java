package chat.parley.desktop.room.composer;

import chat.parley.desktop.text.Emoji;
import chat.parley.desktop.text.EmojiImages;
import chat.parley.desktop.text.EmojiNode;
import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.Styles;
import chat.parley.desktop.ui.Texts;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * The rows of emoji in the picker, with the one that the arrow keys or the mouse have come to marked. Never has the focus. JavaFX's
 * thread only.
 */
final class EmojiGrid extends ListView<EmojiPickerModel.Row> {

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final Texts texts;
    private final EmojiImages images;
    private final EmojiPickerModel model;
    private final Consumer<Boolean> choose;
    private final Label nothing = Controls.label("", Styles.MUTED);

    /**
     * Makes a grid.
     *
     * @param texts all words
     * @param images pictures of emoji
     * @param model the rows
     * @param choose takes the marked emoji; told whether more are to follow
     */
    EmojiGrid(Texts texts, EmojiImages images, EmojiPickerModel model, Consumer<Boolean> choose) {
        super(model.rows());
        this.texts = texts;
        this.images = images;
        this.model = model;
        this.choose = choose;
        setId("emoji-list");
        getStyleClass().add("emoji-list");
        setFocusTraversable(false);
        setAccessibleText(texts.get("emoji.title"));
        setCellFactory(_ -> new Cell());
        setPlaceholder(nothing);
        model.selectedProperty().subscribe(this::selected);
    }

    /** Says why there is nothing: nothing was found, or all is still being loaded. */
    void explainNothing() {
        nothing.setText(texts.get(model.isLoaded() ? "emoji.nothing" : "emoji.loading"));
    }

    private void selected(EmojiPickerModel.@Nullable Spot spot) {
        lookupAll(".emoji-row-cell").forEach(node -> {
            if (node instanceof Cell cell) {
                cell.mark();
            }
        });
        if (spot != null) {
            reveal(spot.row());
        }
    }

    /** Scrolls only when the row is not on the screen, so that the mouse does not move what it points at. */
    private void reveal(int row) {
        boolean there = lookupAll(".emoji-row-cell").stream().anyMatch(node -> node instanceof Cell cell
                && cell.getIndex() == row && cell.getLayoutY() >= 0 && cell.isVisible()
                && cell.getBoundsInParent().getMaxY() <= getHeight());
        if (!there) {
            scrollTo(Math.max(0, row - 2));
        }
    }

    /** A heading, or a row of emoji. */
    private final class Cell extends ListCell<EmojiPickerModel.Row> {

        private final HBox line = new HBox();

        Cell() {
            getStyleClass().add("emoji-row-cell");
            line.getStyleClass().add("emoji-row");
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(EmojiPickerModel.@Nullable Row row, boolean empty) {
            super.updateItem(row, empty);
            setText(null);
            setGraphic(null);
            line.getChildren().clear();
            if (empty || row == null) {
                return;
            }
            switch (row) {
                case EmojiPickerModel.Row.Heading(var category) -> setText(texts.get(
                        "emoji.category." + (category == null ? "recent" : category.name().toLowerCase(Locale.ROOT))));
                case EmojiPickerModel.Row.Line(var emoji) -> {
                    emoji.forEach(one -> line.getChildren().add(square(one)));
                    setGraphic(line);
                    mark();
                }
            }
        }

        private StackPane square(Emoji emoji) {
            // The group keeps it at its size, in the middle.
            StackPane square = new StackPane(new Group(new EmojiNode(images, emoji.sequence())));
            square.getStyleClass().add("emoji-square");
            square.setAccessibleRole(AccessibleRole.BUTTON);
            square.setAccessibleText(emoji.name());
            square.setOnMouseEntered(_ -> select(square));
            square.setOnMouseClicked(click -> {
                select(square);
                choose.accept(click.isShiftDown());
            });
            return square;
        }

        private void select(StackPane square) {
            model.select(new EmojiPickerModel.Spot(getIndex(), line.getChildren().indexOf(square)));
        }

        private void mark() {
            EmojiPickerModel.Spot spot = model.selectedProperty().get();
            int column = spot != null && spot.row() == getIndex() ? spot.column() : -1;
            for (int i = 0; i < line.getChildren().size(); i++) {
                line.getChildren().get(i).pseudoClassStateChanged(CHOSEN, i == column);
            }
        }
    }
}
