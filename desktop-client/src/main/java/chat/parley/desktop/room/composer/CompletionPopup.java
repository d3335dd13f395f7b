package chat.parley.desktop.room.composer;

import chat.parley.desktop.room.composer.Surroundings.Whereabouts;
import chat.parley.desktop.text.EmojiImages;
import chat.parley.desktop.text.EmojiNode;
import chat.parley.desktop.ui.Avatar;
import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.Styles;
import chat.parley.desktop.ui.Texts;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/**
 * The list of what can be put in. Never has the focus: the text keeps it, and its keys move the selection. JavaFX's thread
 * only.
 */
final class CompletionPopup extends ListView<Completion.Option> {

    private static final int MOST_LINES = 7;

    private final Texts texts;
    private final EmojiImages images;

    /**
     * Makes an empty one that is hidden.
     *
     * @param texts all words
     * @param images pictures of emoji
     * @param chosen told what was clicked
     */
    CompletionPopup(Texts texts, EmojiImages images, Consumer<Completion.Option> chosen) {
        this.texts = texts;
        this.images = images;
        setId("completion");
        getStyleClass().add("completion");
        setFocusTraversable(false);
        setAccessibleText(texts.get("composer.completion"));
        setCellFactory(_ -> new Cell());
        setOnMouseClicked(_ -> {
            Completion.Option option = getSelectionModel().getSelectedItem();
            if (option != null) {
                chosen.accept(option);
            }
        });
        setManaged(false); // it floats above the composer, which places it
        setVisible(false);
    }

    /**
     * Shows what can be put in, with the first one selected.
     *
     * @param completion what; {@code null} hides the list
     */
    void offer(@Nullable Completion completion) {
        if (completion == null) {
            setVisible(false);
            return;
        }
        if (!getItems().equals(completion.options())) {
            getItems().setAll(completion.options());
            getSelectionModel().selectFirst();
            scrollTo(0);
        }
        setVisible(true);
    }

    /** Selects another one; after the last comes the first. */
    void move(int by) {
        int next = Math.floorMod(getSelectionModel().getSelectedIndex() + by, getItems().size());
        getSelectionModel().select(next);
        scrollTo(Math.max(0, next - MOST_LINES / 2));
    }

    /** The one that is selected. */
    Completion.@Nullable Option selected() {
        return getSelectionModel().getSelectedItem();
    }

    /** How the selected one is read out. */
    String spoken() {
        Completion.Option option = selected();
        return option == null ? "" : name(option) + " " + more(option);
    }

    @Override
    protected double computePrefHeight(double width) {
        return snappedTopInset() + snappedBottomInset() + getFixedCellSize() * Math.min(MOST_LINES, getItems().size());
    }

    private String name(Completion.Option option) {
        return switch (option) {
            case Completion.Somebody(var _, var who) -> who.name();
            case Completion.Order(var sign, var word, var command) ->
                CommandHelp.usage(texts, sign, word, command);
            case Completion.Picture(var _, var code) -> ":" + code + ":";
        };
    }

    private String more(Completion.Option option) {
        return switch (option) {
            case Completion.Somebody(var _, var who) -> who.where() == Whereabouts.UNKNOWN
                    ? ""
                    : texts.get("composer.person." + who.where().name().toLowerCase(Locale.ROOT));
            case Completion.Order(var _, var _, var command) -> CommandHelp.help(texts, command);
            case Completion.Picture(var emoji, var _) -> emoji.name();
        };
    }

    /** One line: a sign, the name, and more about it. */
    private final class Cell extends ListCell<Completion.Option> {

        private final Label name = Controls.label("", "option-name");
        private final Label more = Controls.label("", Styles.SMALL, Styles.MUTED);
        private final Avatar avatar = new Avatar();
        private final HBox row = new HBox();

        Cell() {
            getStyleClass().add("completion-cell");
            row.getStyleClass().add("completion-row");
            name.setMinWidth(USE_PREF_SIZE);
            more.setMinWidth(0);
            more.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(more, Priority.ALWAYS);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Completion.@Nullable Option option, boolean empty) {
            super.updateItem(option, empty);
            if (empty || option == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            name.setText(name(option));
            more.setText(more(option));
            switch (option) {
                case Completion.Somebody(var _, var who) -> {
                    avatar.setName(who.name());
                    row.getChildren().setAll(avatar, name, more);
                }
                case Completion.Picture(var emoji, var _) ->
                    row.getChildren().setAll(new EmojiNode(images, emoji.sequence()), name, more);
                case Completion.Order _ -> row.getChildren().setAll(name, more);
            }
            setGraphic(row);
            setAccessibleText(name.getText() + " " + more.getText());
        }
    }
}
