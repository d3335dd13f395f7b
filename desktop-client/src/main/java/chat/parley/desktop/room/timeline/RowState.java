package chat.parley.desktop.room.timeline;

import chat.parley.desktop.model.Conversation;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the person who reads has done with the rows of the conversation that is shown: unfolded, looked at although hidden. It
 * is forgotten when another conversation is shown. JavaFX's thread only.
 */
final class RowState {

    private final Set<Object> unfolded = new HashSet<>();
    private final Set<Object> revealed = new HashSet<>();
    private @Nullable Conversation conversation;
    private @Nullable Object lit;
    private long sawUnread;

    void begin(@Nullable Conversation next) {
        if (conversation != next) {
            conversation = next;
            unfolded.clear();
            revealed.clear();
        }
        lit = null;
        sawUnread = 0;
    }

    @Nullable
    Conversation conversation() {
        return conversation;
    }

    boolean inDirect() {
        return conversation != null && conversation.isDirect();
    }

    /** Whether the first row of the list is the first message of all. */
    boolean isBeginning() {
        return conversation != null && !conversation.timeline().olderProperty().get();
    }

    boolean isUnfolded(RowFacts facts) {
        return unfolded.contains(facts.key());
    }

    void toggleFold(RowFacts facts) {
        if (!unfolded.remove(facts.key())) {
            unfolded.add(facts.key());
        }
    }

    boolean isRevealed(RowFacts facts) {
        return !facts.hidden() || revealed.contains(facts.key());
    }

    void reveal(RowFacts facts) {
        revealed.add(facts.key());
    }

    /** Marks the row to which somebody has jumped; null for none. */
    void light(@Nullable Object key) {
        lit = key;
    }

    boolean isLit(RowFacts facts) {
        return facts.key().equals(lit);
    }

    /** Somebody has been at a message: there need not be a way to it any more. */
    void see(long seq) {
        sawUnread = seq;
    }

    boolean hasSeen(long seq) {
        return sawUnread == seq;
    }
}
