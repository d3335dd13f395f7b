package chat.parley.desktop.store;

/** How the windows are to look. */
public enum ThemeChoice {
    /** As the system does, and changing with it. */
    SYSTEM,
    /** Dark on light. */
    LIGHT,
    /** Light on dark. */
    DARK
}
