package chat.parley.desktop.net;

import chat.parley.common.protocol.v1.ServerMessage;
import java.time.Instant;

/** What the window learns from its {@link ServerLink}, in the order in which it happened. */
public sealed interface LinkEvent {

    /**
     * Things stand differently now.
     *
     * @param state the new state; an older one than {@link ServerLink#state()} when several changes are under way
     */
    record StateChanged(LinkState state) implements LinkEvent {}

    /**
     * The server said something.
     *
     * @param message what
     * @param at when it arrived
     */
    record Received(ServerMessage message, Instant at) implements LinkEvent {}

    /**
     * Signing in failed for good: the first attempt, or the credentials were refused when coming back.
     *
     * @param attempt what was asked for
     * @param failure why it failed
     */
    record SignInFailed(SignIn attempt, SignInFailure failure) implements LinkEvent {}
}
