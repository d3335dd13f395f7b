package chat.parley.desktop.net;

import chat.parley.common.client.ClientState;
import chat.parley.common.client.UnsentMessage;
import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.v2.ConversationInfo;
import chat.parley.common.protocol.v2.Event;
import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.common.trust.CaFingerprint;
import java.util.List;

/** What the window learns from its {@link Entrance} and its {@link ServerLink}, in the order in which it happened. */
public sealed interface LinkEvent {

    /**
     * Signing in goes on.
     *
     * @param attempt what was asked for
     * @param state how far the connection is
     */
    record SigningIn(SignIn attempt, ClientState state) implements LinkEvent {}

    /**
     * Signing in has worked.
     *
     * @param attempt what was asked for
     * @param credentials what a {@link ServerLink} is opened with
     */
    record SignedIn(SignIn attempt, Credentials credentials) implements LinkEvent {}

    /**
     * Signing in has failed.
     *
     * @param attempt what was asked for
     * @param failure why it failed
     */
    record SignInFailed(SignIn attempt, SignInFailure failure) implements LinkEvent {}

    /**
     * What was kept from the last time: the first event of a {@link ServerLink}.
     *
     * @param saved what was kept
     */
    record Restored(Saved saved) implements LinkEvent {}

    /**
     * The account cannot be opened: instead of {@link Restored} when what was kept cannot be, and soon after it when it is
     * something else.
     *
     * @param words why
     */
    record NotOpened(String words) implements LinkEvent {}

    /**
     * The connection stands differently now.
     *
     * @param state the new state
     */
    record StateChanged(ClientState state) implements LinkEvent {}

    /**
     * The session is over and does not come back by itself.
     *
     * @param reason why
     * @param words the server's words
     */
    record SessionOver(ErrorCode reason, String words) implements LinkEvent {}

    /**
     * The server has another certificate authority, which the one until now vouches for: that one is to be insisted on.
     *
     * @param ca its fingerprint
     */
    record CaFollowed(CaFingerprint ca) implements LinkEvent {}

    /**
     * New messages of a conversation, in order and without a gap.
     *
     * @param conversation which
     * @param messages at least one
     */
    record Messages(long conversation, List<MessageInfo> messages) implements LinkEvent {}

    /**
     * A message has changed.
     *
     * @param message as it is now
     */
    record MessageChanged(MessageInfo message) implements LinkEvent {}

    /**
     * The account is in a conversation that was not known.
     *
     * @param conversation which
     */
    record Appeared(ConversationInfo conversation) implements LinkEvent {}

    /**
     * The account is not in a conversation any more.
     *
     * @param conversation which
     */
    record Gone(long conversation) implements LinkEvent {}

    /**
     * All conversations as the server knows them.
     *
     * @param conversations all of them
     */
    record Listed(List<ConversationInfo> conversations) implements LinkEvent {}

    /**
     * An own message is stored.
     *
     * @param message which
     * @param sent where and when
     */
    record Sent(UnsentMessage message, Reply.Sent sent) implements LinkEvent {}

    /**
     * An own message was refused for good.
     *
     * @param message which
     * @param code why
     * @param words the server's words
     */
    record NotSent(UnsentMessage message, ErrorCode code, String words) implements LinkEvent {}

    /**
     * An own message cannot be kept on this machine, so that it was not sent.
     *
     * @param message which
     * @param words why
     */
    record NotKept(UnsentMessage message, String words) implements LinkEvent {}

    /**
     * Any other event that the server has pushed.
     *
     * @param event what
     */
    record Pushed(Event event) implements LinkEvent {}

    /**
     * The answer to a question of the window's own is there.
     *
     * @param continuation what the asker does with it; run by the dispatcher
     */
    record Answered(Runnable continuation) implements LinkEvent {}
}
