package chat.parley.desktop.net;

import chat.parley.common.trust.ServerAddress;
import java.time.Instant;

/** How things stand with the server. Immutable; the one current value is {@link ServerLink#state()}. */
public sealed interface LinkState {

    /** No connection, and none wanted. */
    record Offline() implements LinkState {}

    /**
     * The first attempt to connect and sign in is under way.
     *
     * @param server where to
     */
    record Connecting(ServerAddress server) implements LinkState {}

    /**
     * Connected and signed in.
     *
     * @param server where to
     * @param user the account's name as the server spells it
     */
    record Online(ServerAddress server, String user) implements LinkState {}

    /**
     * The connection was lost; the next attempt is made by itself.
     *
     * @param reason why it was lost, or why the last attempt failed
     * @param retryAt when the next attempt begins
     * @param attempt the number of that attempt, from 1
     */
    record Waiting(LostReason reason, Instant retryAt, int attempt) implements LinkState {}

    /**
     * An attempt to come back is under way.
     *
     * @param reason as in {@link Waiting}
     * @param attempt its number, from 1
     */
    record Reconnecting(LostReason reason, int attempt) implements LinkState {}
}
