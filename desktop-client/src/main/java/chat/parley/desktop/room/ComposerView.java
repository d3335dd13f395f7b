package chat.parley.desktop.room;

import chat.parley.common.Limits;
import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.GrowingTextArea;
import chat.parley.desktop.ui.Phrase;
import chat.parley.desktop.ui.Styles;
import chat.parley.desktop.ui.Texts;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Where one writes: a text that grows, completion of commands and names, a line that says what is wrong or who will read it,
 * and a counter near the limit. What to do with a finished text is the controller's.
 */
final class ComposerView extends VBox {

    private static final int MAX_LINES = 6;
    private static final int COUNTER_FROM = Limits.MAX_TEXT_CHARS - 500;
    private static final int MAX_OPTIONS = 6;
    private static final double OPTION_HEIGHT = 32;

    private static final PseudoClass PRIVATE = PseudoClass.getPseudoClass("private");
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    final GrowingTextArea input = new GrowingTextArea(MAX_LINES);
    final Button send;
    /** Floats above the composer; the room's view places it. */
    final ListView<String> options = new ListView<>();

    private final Texts texts;
    private final String me;
    private final ObservableList<String> members;
    private final Label line = Controls.label("", Styles.SMALL);
    private final FontIcon lineIcon = Controls.icon(Feather.LOCK);
    private final Label counter = Controls.label("", Styles.SMALL, Styles.MUTED);
    private @Nullable Completion completion;

    ComposerView(Texts texts, String room, String me, ObservableList<String> members, Consumer<ComposerInput> enter) {
        this.texts = texts;
        this.me = me;
        this.members = members;
        getStyleClass().add("composer");
        input.setId("composer-input");
        input.setPromptText(texts.get("composer.prompt", room));
        input.setAccessibleText(texts.get("composer.prompt", room));
        send = Controls.iconButton("send", Feather.SEND, texts.get("composer.send"));
        send.getStyleClass().remove(Styles.FLAT);
        send.getStyleClass().add(Styles.PRIMARY);
        send.setOnAction(_ -> enter.accept(meaning()));
        line.setId("composer-hint");
        counter.setId("composer-counter");
        counter.setMinWidth(USE_PREF_SIZE);
        line.setMinWidth(0);
        options.setId("completion");
        options.getStyleClass().add("completion");
        options.setFixedCellSize(OPTION_HEIGHT);
        options.setFocusTraversable(false);
        options.setAccessibleText(texts.get("composer.completion"));
        options.setOnMouseClicked(_ -> accept());
        options.setMaxHeight(USE_PREF_SIZE);
        Controls.show(options, false);

        HBox box = new HBox(input, send);
        box.getStyleClass().add("composer-box");
        HBox.setHgrow(input, Priority.ALWAYS);
        HBox below = new HBox(lineIcon, line, Controls.spacer(), counter);
        below.getStyleClass().add("composer-line");
        getChildren().addAll(box, below);

        input.textProperty().subscribe(this::changed);
        input.caretPositionProperty().subscribe(_ -> offerCompletion());
        input.focusedProperty().subscribe(focused -> {
            if (!focused) {
                Controls.show(options, false);
            }
        });
        input.addEventFilter(KeyEvent.KEY_PRESSED, key -> pressed(key, enter));
        changed();
    }

    /** What the text means at the moment. */
    ComposerInput meaning() {
        return ComposerInput.parse(input.getText(), me, members);
    }

    /** Says what is wrong, until the text changes. */
    void showMistake(Phrase phrase) {
        line.setText(texts.get(phrase));
        lineIcon.setIconCode(Feather.ALERT_CIRCLE);
        Controls.show(lineIcon, true);
        pseudoClassStateChanged(WRONG, true);
        pseudoClassStateChanged(PRIVATE, false);
        input.setAccessibleHelp(line.getText());
    }

    /** Begins a private message, with what was written already as its text. */
    void address(String name) {
        String written = input.getText().strip();
        String text = switch (meaning()) {
            case ComposerInput.Send(var _, var said) -> said;
            case ComposerInput.Nothing _ -> "";
            case ComposerInput.Mistake _ -> written.startsWith(ComposerInput.COMMAND_SIGN) ? "" : written;
        };
        replace(ComposerInput.PRIVATE + " " + name + " " + text, "");
        input.requestFocus();
    }

    /** Gives a text back that could not be sent. */
    void giveBack(ComposerInput.Send send) {
        replace(written(send), "");
        input.requestFocus();
    }

    /** How something is written so that it is read again as the same. */
    static String written(ComposerInput.Send send) {
        if (!send.to().isEmpty()) {
            return ComposerInput.PRIVATE + " " + send.to() + " " + send.text();
        }
        return send.text().startsWith(ComposerInput.COMMAND_SIGN)
                ? ComposerInput.COMMAND_SIGN + send.text()
                : send.text();
    }

    private void replace(String beforeCaret, String afterCaret) {
        input.setText(beforeCaret + afterCaret);
        input.positionCaret(beforeCaret.length());
    }

    private void changed() {
        ComposerInput meaning = meaning();
        boolean isPrivate = meaning instanceof ComposerInput.Send(var to, var _) && !to.isEmpty();
        if (meaning instanceof ComposerInput.Send(var to, var _) && !to.isEmpty()) {
            line.setText(texts.get("composer.private", to));
            lineIcon.setIconCode(Feather.LOCK);
        } else {
            line.setText(texts.get("composer.help"));
        }
        Controls.show(lineIcon, isPrivate);
        pseudoClassStateChanged(PRIVATE, isPrivate);
        pseudoClassStateChanged(WRONG, false);
        input.setAccessibleHelp(line.getText());
        send.setDisable(meaning instanceof ComposerInput.Nothing);
        counter.setText(texts.get("composer.counter", meaning.length(), Limits.MAX_TEXT_CHARS));
        counter.pseudoClassStateChanged(WRONG, meaning.length() > Limits.MAX_TEXT_CHARS);
        Controls.show(counter, meaning.length() >= COUNTER_FROM);
        offerCompletion();
    }

    private void offerCompletion() {
        int caret = Math.min(input.getCaretPosition(), input.getLength());
        Optional<Completion> found = input.isFocused()
                ? Completion.at(input.getText(), caret, me, members)
                : Optional.empty();
        completion = found.orElse(null);
        found.ifPresent(c -> {
            options.getItems().setAll(c.options());
            options.getSelectionModel().selectFirst();
            double height = OPTION_HEIGHT * Math.min(MAX_OPTIONS, c.options().size());
            options.setPrefHeight(height + options.snappedTopInset() + options.snappedBottomInset() + 2);
        });
        Controls.show(options, found.isPresent());
    }

    private void pressed(KeyEvent key, Consumer<ComposerInput> enter) {
        if (options.isVisible() && completing(key.getCode())) {
            key.consume();
        } else if (key.getCode() == KeyCode.ENTER && key.isShiftDown()) {
            input.replaceSelection("\n");
            key.consume();
        } else if (key.getCode() == KeyCode.ENTER) {
            enter.accept(meaning());
            key.consume();
        } else if (key.getCode() == KeyCode.TAB) {
            input.requestFocusTraversal(key.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            key.consume();
        }
    }

    /** What a key does to the list of options; says whether it did anything. */
    private boolean completing(KeyCode key) {
        switch (key) {
            case UP -> move(-1);
            case DOWN -> move(1);
            case TAB, ENTER -> accept();
            case ESCAPE -> Controls.show(options, false);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void move(int by) {
        int count = options.getItems().size();
        int next = Math.floorMod(options.getSelectionModel().getSelectedIndex() + by, count);
        options.getSelectionModel().select(next);
        options.scrollTo(next);
    }

    private void accept() {
        String option = options.getSelectionModel().getSelectedItem();
        if (completion != null && option != null) {
            Completion.Filled filled = completion.fill(input.getText(), option);
            replace(filled.beforeCaret(), filled.afterCaret());
            input.requestFocus();
        }
    }
}
