package chat.parley.common.client;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.v2.ConversationInfo;
import chat.parley.common.protocol.v2.Event;
import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.common.protocol.v2.MessageRequest;
import chat.parley.common.protocol.v2.Reply;
import java.util.List;

/**
 * What a client tells its owner. One call at a time, in order, by whichever thread has something to tell while no other is
 * telling; it also tells what others add meanwhile. That is mostly the client's reader thread, which reads nothing while a call
 * lasts; but it may be the one that closes the client, one that sends or resumes when the answer comes before it has turned
 * away, or a timer's. So be short, and do not wait there for an answer. The last call is {@code stateChanged} to
 * {@link ClientState.Closed}. An exception is logged and does no harm.
 */
public interface ClientListener {

    /**
     * The state has changed.
     *
     * @param state the state from now on
     */
    default void stateChanged(ClientState state) {}

    /**
     * The session is over, and the client does not try to resume it any more: its token is not good, or it was revoked, or
     * somebody else has resumed it.
     *
     * @param reason {@link ErrorCode#BAD_TOKEN}, {@link ErrorCode#SESSION_REVOKED} or {@link ErrorCode#SESSION_REPLACED}
     * @param words the server's words for a person
     */
    default void sessionOver(ErrorCode reason, String words) {}

    /**
     * Messages of a conversation, each once, in the order of {@code seq} and without a gap since the conversation's position,
     * whichever way they came.
     *
     * @param conversation which
     * @param messages at least one
     */
    default void messages(long conversation, List<MessageInfo> messages) {}

    /**
     * A message that was told before has changed.
     *
     * @param message as it is now
     */
    default void changed(MessageInfo message) {}

    /**
     * All messages and changes up to a position have been told: what to give to {@link ParleyClient#follow} another time.
     *
     * @param position the position
     */
    default void inStep(MessageRequest.Position position) {}

    /**
     * The account is in a conversation that the client did not know. Unless {@link ParleyClient#follow} is called now, it
     * begins with the messages that are new from now on.
     *
     * @param conversation which
     */
    default void appeared(ConversationInfo conversation) {}

    /**
     * The account is not in a conversation any more.
     *
     * @param conversation which
     */
    default void gone(long conversation) {}

    /**
     * All conversations of the account: after each sign-in, once what was missed is told, and when the server has left out
     * events that concern people.
     *
     * @param conversations all of them
     */
    default void conversations(List<ConversationInfo> conversations) {}

    /**
     * A message is stored.
     *
     * @param message which
     * @param sent where and when
     */
    default void sent(UnsentMessage message, Reply.Sent sent) {}

    /**
     * A message was refused and is not tried again. It is in the store of unsent messages until this returns; when this throws,
     * it stays there, so that the next client sends it once more.
     *
     * @param message which
     * @param refusal why
     */
    default void refused(UnsentMessage message, RefusedException refusal) {}

    /**
     * Any other event; those of messages, of pinging and of the server's authority are not told here.
     *
     * @param event what the server has pushed
     */
    default void event(Event event) {}
}
