package chat.parley.server.limit;

/** The limits that somebody may reach; each is a setting of the section {@code limits}. */
public enum Limit {

    /** Connections in all. */
    CONNECTIONS("connections"),
    /** Connections from one address. */
    CONNECTIONS_PER_ADDRESS("connectionsPerAddress"),
    /** Connections on which nobody has signed in. */
    CONNECTIONS_NOT_SIGNED_IN("connectionsNotSignedIn"),
    /** The time for the TLS handshake. */
    HANDSHAKE_SECONDS("handshakeSeconds"),
    /** The time for signing in. */
    SIGN_IN_SECONDS("signInSeconds"),
    /** The time that a client may be silent. */
    TIMEOUT_SECONDS("timeoutSeconds"),
    /** Requests a second; counted once for each that was refused, and once more when the session was closed. */
    FRAMES_PER_SECOND("framesPerSecond"),
    /** Failed attempts from one address. */
    LOGINS_PER_MINUTE("loginsPerMinute"),
    /** Failed attempts on one account. */
    LOGINS_PER_ACCOUNT("loginsPerAccount"),
    /** Bytes that wait for a slow reader. */
    OUTBOX_BYTES("outboxBytes"),
    /** Rooms that an account owns. */
    ROOMS_PER_ACCOUNT("roomsPerAccount"),
    /** Rooms that an account is a member of. */
    JOINS_PER_ACCOUNT("joinsPerAccount"),
    /** Friends of an account. */
    FRIENDS_PER_ACCOUNT("friendsPerAccount"),
    /** Open friend requests of an account. */
    FRIEND_REQUESTS_PER_ACCOUNT("friendRequestsPerAccount"),
    /** Invitations that are good. */
    OPEN_INVITES("openInvites");

    private final String setting;

    Limit(String setting) {
        this.setting = setting;
    }

    /**
     * Tells how the limit is called in the configuration.
     *
     * @return the last part of its key
     */
    public String setting() {
        return setting;
    }
}
