package chat.parley.desktop.room.composer;

import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.desktop.model.Account;
import chat.parley.desktop.model.Conversation;
import chat.parley.desktop.text.EmojiCatalogue;
import chat.parley.desktop.ui.GrowingTextArea;
import chat.parley.desktop.ui.Navigation;
import chat.parley.desktop.ui.Workplace;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Where one writes: the text, and what floats above it. Everything is within this node, the floats drawn above its
 * upper edge: whoever places it puts it after (that is, over) the time line. JavaFX's thread only.
 */
public final class ComposerPane extends VBox {

    private final Workplace place;
    private final Composer composer;
    private final ComposerModel model;
    private final ComposerView view;
    private @Nullable Consumer<String> pickedFor; // who else wants the emoji that is being chosen
    private @Nullable Node back; // what had the focus before they began to choose
    private final GrowingTextArea input;
    private final EmojiPickerModel emoji = new EmojiPickerModel();
    private boolean emojiWanted;
    private boolean typing; // the text was changed by a person, and the caret has not followed yet
    private boolean setting; // the text is being changed by the program

    /**
     * Makes a composer that belongs to no conversation yet.
     *
     * @param place what everything in the window works with
     * @param account who is signed in
     * @param navigation ways to other screens
     * @param lastOwn finds the newest own message of the time line that can be edited
     */
    public ComposerPane(Workplace place, Account account, Navigation navigation,
            Supplier<Optional<MessageInfo>> lastOwn) {
        this.place = place;
        setId("composer");
        place.theme().use(ComposerPane.class, "composer.css");
        composer = new Composer(place, account, navigation, lastOwn, new Composer.Field() {
            @Override
            public void set(String text) {
                replaceAll(text);
            }

            @Override
            public void focus() {
                ComposerPane.this.focus();
            }
        });
        model = composer.model();
        EmojiPicker picker = new EmojiPicker(place.texts(), place.emoji(), emoji,
                (chosen, _) -> chosen(chosen.sequence()), this::pickerClosed);
        view = new ComposerView(place.texts(), place.emoji(), model, picker, new ComposerView.Actions() {
            @Override
            public void enter() {
                composer.enter();
                focus();
            }

            @Override
            public void emoji() {
                toggleEmoji();
            }

            @Override
            public void cancel() {
                composer.cancel();
            }

            @Override
            public void accept(Completion.Option option) {
                ComposerPane.this.accept(option);
            }

            private void focus() {
                ComposerPane.this.focus();
            }
        });
        input = view.input;
        getChildren().add(view);

        input.textProperty().addListener((_, before, now) -> textChanged(before, now));
        input.caretPositionProperty().subscribe(this::caretMoved);
        input.focusedProperty().subscribe(focused -> {
            if (!focused) {
                model.stopOffering();
                composer.keepDraft();
            }
        });
        new ComposerKeys(composer, view, this::accept, this::toggleEmoji).install();
    }

    /**
     * Writes in a conversation from now on, beginning with its draft.
     *
     * @param next which
     */
    public void show(Conversation next) {
        view.picker.close();
        view.setPrompt(place.texts().get(next.isDirect() ? "composer.prompt.direct" : "composer.prompt.room",
                next.title()));
        composer.show(next);
    }

    /**
     * Answers a message.
     *
     * @param message which
     */
    public void reply(MessageInfo message) {
        composer.reply(message);
    }

    /**
     * Edits an own message.
     *
     * @param message which
     */
    public void edit(MessageInfo message) {
        composer.edit(message);
    }

    /**
     * Writes to one person.
     *
     * @param user whom
     */
    public void address(String user) {
        composer.address(user);
    }

    /**
     * Writes on, if anything can be written now.
     *
     * @param character what was typed elsewhere
     */
    public void type(String character) {
        view.focusInput();
        if (!view.input.isDisabled()) {
            view.input.replaceSelection(character);
        }
    }

    /** Keeps what stands there: nobody can write now, and the program may be about to end. */
    public void hide() {
        composer.keepDraft();
    }

    /** What had to be waited for may be over; to be called every second or so while it is shown. */
    public void tick() {
        composer.tick();
    }

    /** Sets the focus to where one writes. */
    public void focus() {
        view.focusInput();
    }

    private void replaceAll(String text) {
        setting = true;
        input.setText(text);
        input.positionCaret(text.length());
        setting = false;
        typing = false;
        composer.typed(text, text.length(), false);
    }

    private void textChanged(String before, String now) {
        if (setting) {
            return;
        }
        typing = true;
        composer.typed(now, Math.min(input.getCaretPosition(), now.length()), true);
        if (now.length() == before.length() + 1) {
            int at = 0;
            while (at < before.length() && before.charAt(at) == now.charAt(at)) {
                at++;
            }
            if (now.charAt(at) == ':') {
                wantEmoji();
                int caret = at + 1;
                Platform.runLater(() -> expand(now, caret)); // not while the text is being changed
            }
        }
    }

    /** A caret that moves without the text ends the offers: the arrow keys are its own then. */
    private void caretMoved() {
        if (!setting) {
            composer.typed(input.getText(), input.getCaretPosition(), typing);
            typing = false;
        }
    }

    private void expand(String text, int caret) {
        if (text.equals(input.getText())) {
            model.expanded(text, caret).ifPresent(this::fill);
        }
    }

    /** Changes the text as a person does: it can be undone. */
    private void fill(Completion.Filled filled) {
        String old = input.getText();
        String next = filled.text();
        int same = 0;
        int most = Math.min(old.length(), next.length());
        while (same < most && old.charAt(same) == next.charAt(same)) {
            same++;
        }
        int tail = 0;
        while (tail < most - same && old.charAt(old.length() - 1 - tail) == next.charAt(next.length() - 1 - tail)) {
            tail++;
        }
        input.replaceText(same, old.length() - tail, next.substring(same, next.length() - tail));
        input.positionCaret(filled.caret());
    }

    /**
     * Lets a person choose an emoji for something else than the text.
     *
     * @param chosen told the emoji; not called when none is chosen
     */
    public void pickEmoji(Consumer<String> chosen) {
        view.picker.close();
        pickedFor = chosen;
        back = getScene().getFocusOwner();
        toggleEmoji();
    }

    private void chosen(String emoji) {
        Consumer<String> other = pickedFor;
        if (other == null) {
            input.replaceSelection(emoji);
        } else {
            view.picker.close();
            other.accept(emoji);
        }
    }

    private void pickerClosed() {
        Node before = back;
        pickedFor = null;
        back = null;
        if (before != null && before.getScene() != null) {
            before.requestFocus();
        } else {
            focus();
        }
    }

    private void accept(Completion.@Nullable Option option) {
        Completion completion = model.completionProperty().get();
        if (completion != null && option != null) {
            fill(completion.fill(input.getText(), option));
            focus();
        }
    }

    private void toggleEmoji() {
        if (view.picker.isVisible()) {
            view.picker.close();
        } else {
            model.stopOffering();
            wantEmoji();
            view.picker.open();
        }
    }

    /** Loads all emoji the first time that somebody wants one: they take a while, and room. */
    private void wantEmoji() {
        if (!emojiWanted) {
            emojiWanted = true;
            CompletableFuture<EmojiCatalogue> all = EmojiCatalogue.shared();
            var _ = all.thenApplyAsync(loaded -> loaded.only(place.emoji()::isOneSign)).thenAcceptAsync(drawn -> {
                emoji.setCatalogue(drawn);
                view.picker.loaded();
            }, Platform::runLater);
            var _ = all.thenAcceptAsync(loaded -> {
                model.setSources(new Sources(model.sources().strangers(), loaded));
                expand(input.getText(), input.getCaretPosition()); // what was typed meanwhile
            }, Platform::runLater);
        }
    }
}
