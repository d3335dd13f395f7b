package chat.parley.desktop.ui.flow;

/** Where in the view an item is shown. */
public enum Place {
    /** Its top at the top of the view. */
    TOP,
    /** In the middle; an item that is higher than the view stands as with {@link #TOP}. */
    CENTER,
    /** Where the content moves least; not at all, when the whole item is visible already. */
    NEAREST
}
