package chat.parley.desktop.room.composer;

import chat.parley.desktop.model.Conversation;
import chat.parley.desktop.store.Draft;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what stands in the composer, a moment after the last key, so that not every key writes to the disk. JavaFX's thread
 * only.
 */
final class DraftKeeper {

    private final PauseTransition pause = new PauseTransition(Duration.millis(400));
    private @Nullable Runnable waiting;

    /** Makes one that keeps nothing. */
    DraftKeeper() {
        pause.setOnFinished(_ -> flush());
    }

    /**
     * Keeps a draft in a moment, unless another one follows.
     *
     * @param where its conversation
     * @param text what stands in the field
     * @param replyTo the message that it answers; {@code null} for none
     */
    void keep(Conversation where, String text, @Nullable Long replyTo) {
        waiting = () -> where
                .setDraft(text.isBlank() && replyTo == null ? null : new Draft(where.id(), text, replyTo));
        pause.playFromStart();
    }

    /** Keeps now what waits. */
    void flush() {
        pause.stop();
        Runnable now = waiting;
        waiting = null;
        if (now != null) {
            now.run();
        }
    }
}
