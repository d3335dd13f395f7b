package chat.parley.common.client;

import chat.parley.common.Limits;
import chat.parley.common.protocol.Names;
import chat.parley.common.protocol.v2.MessageRequest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that a person has written and the server has not acknowledged yet. Immutable.
 *
 * @param clientId what the client calls it; by this the server tells that it has it already
 * @param conversation where it is said; {@code null} when {@code to} is given
 * @param to to whom it is said; {@code null} when {@code conversation} is given
 * @param text what is said
 * @param replyTo the {@code seq} of the message that is answered; {@code null} for none
 * @param saidIn the room in which a direct message is said; {@code null} for none
 */
public record UnsentMessage(UUID clientId, @Nullable Long conversation, @Nullable String to, String text,
        @Nullable Long replyTo, @Nullable Long saidIn) {

    /**
     * Checks what can be checked without a server, because a message that can never be sent would keep those after it waiting.
     *
     * @throws IllegalArgumentException when there is not exactly one destination, or the text is empty, longer than
     *         {@link Limits#MAX_TEXT_CHARS}, or has half of a surrogate pair
     */
    public UnsentMessage {
        if ((conversation == null) == (to == null) || (to != null && !Names.isValid(to))) {
            throw new IllegalArgumentException("a message needs one destination");
        }
        if (text.isEmpty() || text.length() > Limits.MAX_TEXT_CHARS
                || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException("not the text of a message: " + text.length() + " characters");
        }
    }

    /**
     * Makes a new message for a conversation.
     *
     * @param conversation where it is said
     * @param text what is said
     * @return a message with a fresh {@code clientId}
     */
    public static UnsentMessage in(long conversation, String text) {
        return new UnsentMessage(ClientIds.fresh(), conversation, null, text, null, null);
    }

    /**
     * Makes a new direct message.
     *
     * @param user to whom it is said
     * @param text what is said
     * @return a message with a fresh {@code clientId}
     */
    public static UnsentMessage to(String user, String text) {
        return new UnsentMessage(ClientIds.fresh(), null, user, text, null, null);
    }

    /**
     * Makes it an answer.
     *
     * @param seq the {@code seq} of the message that is answered
     * @return the same message as an answer
     */
    public UnsentMessage replyingTo(long seq) {
        return new UnsentMessage(clientId, conversation, to, text, seq, saidIn);
    }

    /**
     * Marks it with the room in which it was said.
     *
     * @param room the room's id
     * @return the same direct message, said in that room
     */
    public UnsentMessage saidIn(long room) {
        return new UnsentMessage(clientId, conversation, to, text, replyTo, room);
    }

    MessageRequest.Msg request() {
        return new MessageRequest.Msg(conversation, to, text, clientId, replyTo, saidIn);
    }

    /** Leaves the text out, so that no log can hold it. */
    @Override
    public String toString() {
        return "UnsentMessage[" + clientId + ", conversation=" + conversation + ", to=" + to + "]";
    }
}
