package chat.parley.desktop.net;

/** Why there is no connection at the moment, although there should be one. */
public enum LostReason {
    /** The server closed the connection without a word, or the network broke. */
    CONNECTION_LOST,
    /** The server is stopping. */
    SERVER_SHUTDOWN,
    /** This client read more slowly than the server may store for it. */
    SLOW_CONSUMER,
    /** This client sent more than the server takes. */
    RATE_LIMITED,
    /** The server, or its share for this address, has no free connection. */
    SERVER_FULL,
    /** The server asks to wait before the next attempt to sign in. */
    TOO_MANY_ATTEMPTS,
    /** The server could not be reached. */
    UNREACHABLE,
    /** What answers now proves another identity, or none. */
    IDENTITY_CHANGED,
    /** The server refused for a reason of its own. */
    SERVER_TROUBLE
}
