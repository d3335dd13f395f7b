package chat.parley.desktop.room.composer;

import java.util.function.Consumer;
import javafx.scene.TraversalDirection;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** What keys do where one writes, besides writing. JavaFX's thread only. */
final class ComposerKeys {

    private final Composer composer;
    private final ComposerView view;
    private final Consumer<Completion.@Nullable Option> accept;
    private final Runnable toggleEmoji;

    /**
     * Makes them; they do nothing before {@link #install}.
     *
     * @param composer does what they order
     * @param view has the text
     * @param accept puts in what is offered
     * @param toggleEmoji opens and closes the choice of emoji
     */
    ComposerKeys(Composer composer, ComposerView view, Consumer<Completion.@Nullable Option> accept,
            Runnable toggleEmoji) {
        this.composer = composer;
        this.view = view;
        this.accept = accept;
        this.toggleEmoji = toggleEmoji;
    }

    /** Listens to the text's keys from now on. */
    void install() {
        view.input.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void pressed(KeyEvent key) {
        boolean plain = !key.isShiftDown() && !key.isShortcutDown() && !key.isAltDown();
        boolean taken = (view.completion.isVisible() && plain && completing(key.getCode())) || switch (key.getCode()) {
            case ENTER -> entered(key);
            case TAB -> view.input.requestFocusTraversal(
                    key.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            case UP -> plain && composer.editLast();
            case ESCAPE -> composer.cancel();
            case E -> key.isShortcutDown() && emojiKey();
            default -> false;
        };
        if (taken) {
            key.consume();
        }
    }

    private boolean emojiKey() {
        toggleEmoji.run();
        return true;
    }

    private boolean entered(KeyEvent key) {
        boolean sends = key.isShortcutDown() || (composer.enterSends() && !key.isShiftDown());
        if (sends) {
            composer.enter();
        } else {
            view.input.replaceSelection("\n");
        }
        return true;
    }

    /** What a key does to what is offered; says whether it did anything. */
    private boolean completing(KeyCode key) {
        switch (key) {
            case UP -> view.completion.move(-1);
            case DOWN -> view.completion.move(1);
            case TAB, ENTER -> accept.accept(view.completion.selected());
            case ESCAPE -> composer.model().stopOffering();
            default -> {
                return false;
            }
        }
        return true;
    }
}
