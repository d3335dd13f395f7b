package chat.parley.common.protocol.v2;

import chat.parley.common.protocol.ValidName;
import chat.parley.common.protocol.WellFormed;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stored message. Times are milliseconds since 1970-01-01 UTC. In a frame, what is {@code null}, empty, 0 or {@code false}
 * is left out.
 *
 * @param conversation where it was said
 * @param seq its number there, from 1, without a gap
 * @param id its number in the whole server
 * @param at when it was stored
 * @param from who said it
 * @param text what was said; {@code null} when it was deleted
 * @param clientId what the sender's client calls it; {@code null} when it was said by protocol 1
 * @param replyTo the {@code seq} of the message that it answers; {@code null} for none
 * @param mentions the names of those whom the text mentions
 * @param saidIn the room in which a direct message was said; {@code null} for none
 * @param editedAt when it was edited last; {@code null} when it never was
 * @param deleted whether it was deleted: its place stays
 * @param reactions the reactions, the oldest first
 * @param change the number, within the conversation, of the last change to it; 0 when it never was changed
 * @param hidden whether the reader has blocked who said it
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record MessageInfo(long conversation, long seq, long id, long at, @NotNull @ValidName String from,
        @Nullable @WellFormed @Size(min = 1) String text,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID clientId, @Nullable @Positive Long replyTo,
        @NotNull List<@NotNull @ValidName String> mentions, @Nullable @Positive Long saidIn,
        @Nullable @Positive Long editedAt,
        boolean deleted, @NotNull List<@NotNull @Valid ReactionInfo> reactions, long change, boolean hidden) {

    /** Copies. */
    public MessageInfo {
        mentions = Copies.of(mentions);
        reactions = Copies.of(reactions);
    }

    /**
     * Marks it for hiding.
     *
     * @return the same message, hidden
     */
    public MessageInfo asHidden() {
        return new MessageInfo(conversation, seq, id, at, from, text, clientId, replyTo, mentions, saidIn, editedAt,
                deleted,
                reactions, change, true);
    }

    /** Leaves the text out, so that no log can hold it. */
    @Override
    public String toString() {
        return "MessageInfo[conversation=" + conversation + ", seq=" + seq + ", id=" + id + ", from=" + from + "]";
    }
}
