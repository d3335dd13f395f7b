package chat.parley.server.account;

/** What an account is on this server, whatever it may do in a room. */
public enum ServerRole {
    /** One of many. */
    USER,
    /** Whom others turn to; the first is made when the data directory is. */
    ADMIN
}
