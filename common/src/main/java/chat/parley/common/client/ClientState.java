package chat.parley.common.client;

import chat.parley.common.protocol.v2.Reply;
import java.time.Instant;

/** How a client stands with its server. */
public sealed interface ClientState {

    /** {@link ParleyClient#connect} was not called yet. */
    record Fresh() implements ClientState {}

    /** A connection is being made. */
    record Connecting() implements ClientState {}

    /**
     * There is a connection, and nobody is signed in.
     *
     * @param server what the server said of itself
     */
    record Connected(Reply.Welcome server) implements ClientState {}

    /**
     * Somebody is signed in.
     *
     * @param server what the server said of itself
     * @param user the account's name
     * @param session the session's id
     */
    record SignedIn(Reply.Welcome server, String user, long session) implements ClientState {}

    /**
     * There is no connection, and the next attempt is waited for.
     *
     * @param until when the attempt will be made
     * @param attempt its number, from 1
     * @param reason why there is no connection
     */
    record Waiting(Instant until, int attempt, Loss reason) implements ClientState {}

    /** {@link ParleyClient#close} was called. */
    record Closed() implements ClientState {}
}
