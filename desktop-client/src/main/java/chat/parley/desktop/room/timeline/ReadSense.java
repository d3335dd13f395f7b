package chat.parley.desktop.room.timeline;

import chat.parley.desktop.model.Conversation;
import java.util.function.BooleanSupplier;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Has a conversation read when somebody sees its end; the server is told at most once a second. JavaFX's thread only.
 */
final class ReadSense {

    private static final Duration PAUSE = Duration.seconds(1);

    private final BooleanSupplier seen;
    private final PauseTransition pause = new PauseTransition(PAUSE);
    private @Nullable Conversation conversation;
    private boolean due;

    /**
     * Makes one for no conversation.
     *
     * @param seen tells whether the end of the conversation is before somebody's eyes
     */
    ReadSense(BooleanSupplier seen) {
        this.seen = seen;
        pause.setOnFinished(_ -> {
            if (due) {
                look();
            }
        });
    }

    void watch(@Nullable Conversation next) {
        conversation = next;
        due = false;
        pause.stop();
    }

    /** Something has changed: the conversation, or what is seen of it. */
    void look() {
        if (conversation == null || !seen.getAsBoolean()) {
            due = false;
        } else if (pause.getStatus() == javafx.animation.Animation.Status.RUNNING) {
            due = true;
        } else {
            due = false;
            conversation.readAll();
            pause.playFromStart();
        }
    }
}
