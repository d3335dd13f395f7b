package chat.parley.common.client;

import chat.parley.common.protocol.v2.Reply;
import java.time.Instant;

/** How a client stands with its server. */
public sealed interface ClientState {

    /** {@link ParleyClient#connect} was not called yet. */
    record Fresh() implements ClientState {}

    /**
     * A connection is being made. Each attempt goes through the steps in their order, as far as it comes.
     *
     * @param step what is being done
     */
    record Connecting(Step step) implements ClientState {}

    /** What making a connection consists of. */
    enum Step {
        /** The addresses of the server's name are asked for. */
        LOOKING_UP,
        /** The server's addresses are tried, one after the other. */
        CONNECTING,
        /** The TLS handshake: the server shows who it is. */
        SECURING,
        /** The two agree on the protocol. */
        GREETING
    }

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
