package chat.parley.desktop.store;

/** Of which messages a person wants to be told. */
public enum NotificationLevel {
    /** Of all. */
    ALL,
    /** Of those that mention the person, and of direct ones. */
    MENTIONS,
    /** Of none. */
    NONE
}
