package chat.parley.desktop.ui;

/** Names of style classes and pseudo-classes that code and {@code parley.css} share. */
public final class Styles {

    /** A button for the one thing that most people want. */
    public static final String PRIMARY = "accent";
    /** A button for what cannot be undone. */
    public static final String DANGER = "danger";
    /** A button without a frame. */
    public static final String FLAT = "flat";
    /** A square button that shows an icon only. */
    public static final String ICON_BUTTON = "icon-button";
    /** Text of less importance. */
    public static final String MUTED = "muted";
    /** Small text. */
    public static final String SMALL = "small";
    /** The heading of a page or panel. */
    public static final String TITLE = "page-title";
    /** The heading of a part of a page. */
    public static final String SECTION = "section-title";
    /** A small rounded label. */
    public static final String CHIP = "chip";
    /** A number in a small rounded label. */
    public static final String COUNT = "count-badge";

    /** How much of a page's width its side bar takes, where the style sheet's bounds let it. */
    public static final double SIDE_SHARE = 0.27;

    private Styles() {}
}
