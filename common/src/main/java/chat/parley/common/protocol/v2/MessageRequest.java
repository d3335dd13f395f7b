package chat.parley.common.protocol.v2;

import chat.parley.common.Limits;
import chat.parley.common.protocol.ValidName;
import chat.parley.common.protocol.WellFormed;
import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Requests that concern messages. A message is named by its conversation and its {@code seq} in it.
 *
 * @param <R> what a server answers
 */
public sealed interface MessageRequest<R extends Reply> extends Request<R> {

    /**
     * Says something; answered once it is stored. Said again with the same {@code clientId} by the same account, however much
     * later, it is answered as the first time and not stored again.
     *
     * @param conversation where; {@code null} when {@code to} is given
     * @param to to whom, in the direct conversation with them, which begins with it if need be; {@code null} when
     *        {@code conversation} is given
     * @param text what is said
     * @param clientId what the client calls the message
     * @param replyTo the {@code seq} of the message that is answered; {@code null} for none
     * @param saidIn the room in which a direct message is said; {@code null} for none
     */
    record Msg(@Nullable @Positive Long conversation, @Nullable @ValidName String to,
            @NotNull @WellFormed @Size(min = 1, max = Limits.MAX_TEXT_CHARS) String text, @NotNull UUID clientId,
            @Nullable @Positive Long replyTo, @Nullable @Positive Long saidIn) implements MessageRequest<Reply.Sent> {

        /**
         * Tells whether there is one destination.
         *
         * @return whether either conversation or receiver is given
         */
        @JsonIgnore
        @AssertTrue(message = "either conversation or to must be given")
        public boolean isAddressed() {
            return (conversation == null) != (to == null);
        }

        /** Leaves the text out, so that no log can hold it. */
        @Override
        public String toString() {
            return "Msg[conversation=" + conversation + ", to=" + to + ", " + text.length() + " characters]";
        }
    }

    /**
     * Changes the text of an own message.
     *
     * @param conversation where
     * @param seq which
     * @param text what it says from now on
     */
    record Edit(@Positive long conversation, @Positive long seq,
            @NotNull @WellFormed @Size(min = 1, max = Limits.MAX_TEXT_CHARS) String text)
            implements
                MessageRequest<Reply.Changed>,
                Request.InConversation {

        /** Leaves the text out, so that no log can hold it. */
        @Override
        public String toString() {
            return "Edit[conversation=" + conversation + ", seq=" + seq + "]";
        }
    }

    /**
     * Deletes an own message, or, as a moderator or owner, another's; its place stays.
     *
     * @param conversation where
     * @param seq which
     */
    record Delete(@Positive long conversation, @Positive long seq)
            implements
                MessageRequest<Reply.Changed>,
                Request.InConversation {}

    /**
     * Puts a reaction to a message, or takes it away.
     *
     * @param conversation where
     * @param seq which
     * @param emoji the reaction
     * @param on whether it is to be there
     */
    record React(@Positive long conversation, @Positive long seq,
            @NotNull @WellFormed @Size(min = 1, max = Limits.MAX_EMOJI_CHARS) @Pattern(regexp = SOMETHING_TO_SEE, message = "must have something to see") String emoji,
            boolean on)
            implements
                MessageRequest<Reply.Changed>,
                Request.InConversation {

        /** Anything but blanks, control characters and what only joins others. */
        private static final String SOMETHING_TO_SEE = "(?s).*[^\\p{Z}\\p{Cc}\\p{Cf}].*";
    }

    /**
     * Asks for a page of a conversation, in the order of {@code seq}. At most one of the three places may be given; without
     * any, the newest page is meant.
     *
     * @param conversation which
     * @param before only messages before this {@code seq}, the nearest
     * @param after only messages after this {@code seq}, the nearest
     * @param around the messages nearest to this {@code seq}, and itself
     * @param limit how many at most; 0 for the server's choice
     */
    record History(@Positive long conversation, @Nullable @Positive Long before, @Nullable @PositiveOrZero Long after,
            @Nullable @Positive Long around, @Min(0) @Max(Limits.MAX_PAGE) int limit)
            implements
                MessageRequest<Reply.Page>,
                Request.InConversation {

        /**
         * Tells whether there is one place.
         *
         * @return whether at most one is given
         */
        @JsonIgnore
        @AssertTrue(message = "only one of before, after and around may be given")
        public boolean isOnePlace() {
            return (before == null ? 0 : 1) + (after == null ? 0 : 1) + (around == null ? 0 : 1) <= 1;
        }
    }

    /**
     * Asks for everything that the client has missed, in conversations that it knows.
     *
     * @param conversations what it has of each
     * @param limit how many messages at most, over all; 0 for the server's choice
     */
    record Sync(@NotNull @Size(max = Limits.MAX_SYNC_CONVERSATIONS) List<@NotNull @Valid Position> conversations,
            @Min(0) @Max(Limits.MAX_SYNC_MESSAGES) int limit) implements MessageRequest<Reply.Synced> {

        /** Copies. */
        public Sync {
            conversations = Copies.of(conversations);
        }
    }

    /**
     * What a client has of a conversation.
     *
     * @param conversation which
     * @param seq the newest message that it has; 0 for none
     * @param change the newest change that it has seen; 0 for none
     */
    record Position(@Positive long conversation, @PositiveOrZero long seq, @PositiveOrZero long change) {}

    /**
     * Has read up to a message. A cursor never goes back.
     *
     * @param conversation where
     * @param seq the newest message that was read
     */
    record Read(@Positive long conversation, @Positive long seq)
            implements
                MessageRequest<Reply.ReadState>,
                Request.InConversation {}

    /**
     * Is typing; to be said again every few seconds while it is so.
     *
     * @param conversation where
     */
    record Typing(@Positive long conversation) implements MessageRequest<Reply.Done>, Request.InConversation {}

    /**
     * Searches the words of messages, in all conversations that the asker may read; the newest hits first.
     *
     * @param query words that must all be in the message; the last one may be unfinished
     * @param in only in this conversation; {@code null} for all
     * @param from only by this account; {@code null} for all
     * @param before only messages whose {@link MessageInfo#id} is less: for the next page; {@code null} for the first
     * @param limit how many at most; 0 for the server's choice
     */
    record Search(@NotNull @WellFormed @Size(min = 1, max = Limits.MAX_QUERY_CHARS) String query,
            @Nullable @Positive Long in, @Nullable @ValidName String from, @Nullable @Positive Long before,
            @Min(0) @Max(Limits.MAX_PAGE) int limit) implements MessageRequest<Reply.Hits> {

        /** Leaves the words out, so that no log can hold them. */
        @Override
        public String toString() {
            return "Search[in=" + in + ", from=" + from + ", before=" + before + "]";
        }
    }

    /** Asks for all conversations that the account is in, with what is unread in them. */
    record Conversations() implements MessageRequest<Reply.ConversationList> {}

    /**
     * Opens the direct conversation with someone; it begins with it if need be.
     *
     * @param user with whom
     */
    record Direct(@NotNull @ValidName String user) implements MessageRequest<Reply.Joined> {}
}
