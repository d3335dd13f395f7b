package chat.parley.desktop.store;

import org.jspecify.annotations.Nullable;

/**
 * What a person has begun to write. Immutable.
 *
 * @param conversation where
 * @param text as it stands in the field
 * @param replyTo the {@code seq} of the message that it answers; {@code null} for none
 */
public record Draft(long conversation, String text, @Nullable Long replyTo) {

    /** Leaves the text out, so that no log can hold it. */
    @Override
    public String toString() {
        return "Draft[conversation=" + conversation + ", replyTo=" + replyTo + "]";
    }
}
