package chat.parley.desktop.room.composer;

import chat.parley.common.Limits;
import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.desktop.room.composer.ComposerModel.Hint;
import chat.parley.desktop.room.composer.ComposerModel.Mode;
import chat.parley.desktop.room.composer.ComposerModel.Tone;
import chat.parley.desktop.text.EmojiImages;
import chat.parley.desktop.text.Markdown;
import chat.parley.desktop.text.PlainPreview;
import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.GrowingTextArea;
import chat.parley.desktop.ui.Phrase;
import chat.parley.desktop.ui.Styles;
import chat.parley.desktop.ui.Texts;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The nodes of the composer, bound to its model: the message that the text belongs to, the text that grows, its buttons, a
 * line that says what is wrong or who will read it, and a counter near the limit. What can be put in, and the emoji, float
 * above. JavaFX's thread only.
 */
final class ComposerView extends VBox {

    /** What a person does with the nodes. */
    interface Actions {

        /** Sends. */
        void enter();

        /** Opens or closes the emoji. */
        void emoji();

        /** The text belongs to no message any more. */
        void cancel();

        /** Puts something in. */
        void accept(Completion.Option option);
    }

    private static final int MAX_LINES = 8;
    private static final int COUNTER_FROM = Limits.MAX_TEXT_CHARS - 500;

    /** Enough for a line; reading more for it would cost time. */
    private static final int PREVIEW_CHARS = 300;

    /** What a float leaves free at the window's edge and above the composer. */
    private static final double GAP = 6;

    private static final PseudoClass PRIVATE = PseudoClass.getPseudoClass("private");
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final PseudoClass BLOCKED = PseudoClass.getPseudoClass("blocked");

    final GrowingTextArea input = new GrowingTextArea(MAX_LINES);
    final Button send;
    final Button emoji;
    final CompletionPopup completion;
    final EmojiPicker picker;

    private final Texts texts;
    private final MessagePreview reply;
    private final MessagePreview edit;
    private final Label line = Controls.label("", Styles.SMALL);
    private final FontIcon lineIcon = Controls.icon(Feather.LOCK);
    private final Label counter = Controls.label("", Styles.SMALL);

    /**
     * Makes the nodes.
     *
     * @param texts all words
     * @param images pictures of emoji
     * @param model what they show
     * @param picker where emoji are chosen
     * @param actions what is done with them
     */
    ComposerView(Texts texts, EmojiImages images, ComposerModel model, EmojiPicker picker, Actions actions) {
        this.texts = texts;
        this.picker = picker;
        getStyleClass().add("composer");
        reply = new MessagePreview(images, "reply-preview", Feather.CORNER_UP_LEFT, "cancel-reply",
                texts.get("composer.reply.cancel"), actions::cancel);
        edit = new MessagePreview(images, "edit-preview", Feather.EDIT_2, "cancel-edit",
                texts.get("composer.edit.cancel"),
                actions::cancel);
        input.setId("composer-input");
        emoji = Controls.iconButton("emoji-button", Feather.SMILE, texts.get("composer.emoji"));
        emoji.setOnAction(_ -> actions.emoji());
        send = Controls.iconButton("send", Feather.SEND, texts.get("composer.send"));
        send.getStyleClass().remove(Styles.FLAT);
        send.getStyleClass().add(Styles.PRIMARY);
        send.setOnAction(_ -> actions.enter());
        completion = new CompletionPopup(texts, images, actions::accept);
        line.setId("composer-hint");
        line.setMinWidth(0);
        counter.setId("composer-counter");
        counter.setMinWidth(USE_PREF_SIZE);
        HBox box = new HBox(input, emoji, send);
        box.getStyleClass().add("composer-box");
        HBox.setHgrow(input, Priority.ALWAYS);
        HBox below = new HBox(lineIcon, line, Controls.spacer(), counter);
        below.getStyleClass().add("composer-line");
        getChildren().addAll(reply, edit, box, below, completion, picker);

        model.hintProperty().subscribe(this::show);
        model.modeProperty().subscribe(this::show);
        model.completionProperty().subscribe(next -> {
            completion.offer(next);
            describe();
            requestLayout();
        });
        completion.getSelectionModel().selectedItemProperty().subscribe(_ -> describe());
        model.lengthProperty().subscribe(length -> {
            counter.setText(texts.get("composer.counter", length.intValue(), Limits.MAX_TEXT_CHARS));
            counter.pseudoClassStateChanged(WRONG, length.intValue() > Limits.MAX_TEXT_CHARS);
            Controls.show(counter, length.intValue() >= COUNTER_FROM);
        });
        model.sendableProperty().subscribe(sendable -> send.setDisable(!sendable));
        model.blockedProperty().subscribe(this::block);
        picker.visibleProperty().subscribe(this::requestLayout);
    }

    /** The keyboard stays here while nothing can be written, so that nothing else is done by what is typed, and goes back. */
    private void block(@Nullable Phrase why) {
        if (why != null && isFocusOwner(input)) {
            requestFocus();
        }
        input.setDisable(why != null);
        emoji.setDisable(why != null);
        if (why == null && isFocusOwner(this)) {
            input.requestFocus();
        }
    }

    /** Also while the window itself has not the keyboard. */
    private static boolean isFocusOwner(Node node) {
        return node.getScene() != null && node.equals(node.getScene().getFocusOwner());
    }

    /** Sets the focus to where one writes, now or as soon as it is possible again. */
    void focusInput() {
        (input.isDisabled() ? this : input).requestFocus();
    }

    /** Says what the text is for. */
    void setPrompt(String prompt) {
        input.setPromptText(prompt);
        input.setAccessibleText(prompt);
    }

    /** A screen reader hears what would be put in, or else the line below. */
    private void describe() {
        input.setAccessibleHelp(completion.isVisible() ? completion.spoken() : line.getText());
        setAccessibleText(line.getText()); // it has the keyboard while nothing can be written
    }

    private void show(Hint hint) {
        Command command = hint.command();
        line.setText(command != null
                ? CommandHelp.usage(texts, "/", command.word(), command) + " · " + CommandHelp.help(texts, command)
                : texts.get(hint.phrase()));
        lineIcon.setIconCode(switch (hint.tone()) {
            case HELP, WRONG -> Feather.ALERT_CIRCLE;
            case PRIVATE -> Feather.LOCK;
            case BLOCKED -> Feather.SLASH;
        });
        Controls.show(lineIcon, hint.tone() != Tone.HELP);
        pseudoClassStateChanged(PRIVATE, hint.tone() == Tone.PRIVATE);
        pseudoClassStateChanged(WRONG, hint.tone() == Tone.WRONG);
        pseudoClassStateChanged(BLOCKED, hint.tone() == Tone.BLOCKED);
        describe();
    }

    private void show(Mode mode) {
        Controls.show(reply, mode instanceof Mode.Reply);
        Controls.show(edit, mode instanceof Mode.Edit);
        switch (mode) {
            case Mode.Fresh _ -> {
                // neither is shown
            }
            case Mode.Reply(var _, var message) -> reply.setWords(message == null
                    ? texts.get("composer.reply.unknown")
                    : texts.get("composer.reply", message.from()), preview(message));
            case Mode.Edit(var message, var _, var _) -> edit.setWords(texts.get("composer.edit"), preview(message));
        }
        Controls.nameIt(send, texts.get(mode instanceof Mode.Edit ? "composer.edit.save" : "composer.send"));
        send.setGraphic(Controls.icon(mode instanceof Mode.Edit ? Feather.CHECK : Feather.SEND));
    }

    private static String preview(@Nullable MessageInfo message) {
        if (message == null || message.text() == null) {
            return "";
        }
        String beginning = message.text().substring(0, Math.min(PREVIEW_CHARS, message.text().length()));
        return PlainPreview.of(Markdown.parse(beginning, message.mentions()), PREVIEW_CHARS / 2);
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        place(completion, false);
        place(picker, true);
    }

    /** Puts a float above the composer, at its left or right end, as large as there is room. */
    private void place(Region floating, boolean atRight) {
        if (floating.isVisible()) {
            double left = snappedLeftInset();
            double room = getWidth() - left - snappedRightInset();
            double above = Math.max(0, localToScene(0, 0).getY() - 2 * GAP);
            double width = Math.min(room, floating.prefWidth(-1));
            double height = Math.min(above, floating.prefHeight(width));
            floating.resizeRelocate(snapPositionX(atRight ? left + room - width : left),
                    snapPositionY(-height - GAP), width, height);
        }
    }
}
