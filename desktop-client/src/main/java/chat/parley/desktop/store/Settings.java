package chat.parley.desktop.store;

import org.jspecify.annotations.Nullable;

/**
 * What a person has set of the windows, besides the theme. Immutable.
 *
 * @param zoom how large everything is, in percent: {@link #MIN_ZOOM} to {@link #MAX_ZOOM}; what is beyond counts as the nearest
 * @param language the language's tag (BCP 47); {@code null} for the system's
 * @param enterSends whether Enter sends what was written; otherwise it begins a new line
 * @param tray whether there is to be an icon in the system's tray, where there is one
 * @param sideBarWidth how wide the side bar is, in pixels at 100 percent; {@code null} until somebody has moved its edge
 */
public record Settings(int zoom, @Nullable String language, boolean enterSends, boolean tray,
        @Nullable Double sideBarWidth) {

    /** The smallest zoom, in percent. */
    public static final int MIN_ZOOM = 50;

    /** The largest zoom, in percent. */
    public static final int MAX_ZOOM = 300;

    /** What is so until somebody sets it. */
    public static final Settings DEFAULT = new Settings(100, null, true, true, null);

    /** Brings what is beyond its bounds, or no size at all, back. */
    public Settings {
        zoom = Math.clamp(zoom, MIN_ZOOM, MAX_ZOOM);
        sideBarWidth = sideBarWidth != null && Double.isFinite(sideBarWidth) && sideBarWidth > 0 ? sideBarWidth : null;
    }

    /**
     * Sets the zoom.
     *
     * @param percent how large
     * @return a copy with it
     */
    public Settings withZoom(int percent) {
        return new Settings(percent, language, enterSends, tray, sideBarWidth);
    }

    /**
     * Sets the language.
     *
     * @param tag its tag; {@code null} for the system's
     * @return a copy with it
     */
    public Settings withLanguage(@Nullable String tag) {
        return new Settings(zoom, tag, enterSends, tray, sideBarWidth);
    }

    /**
     * Sets what Enter does.
     *
     * @param on whether it sends
     * @return a copy with it
     */
    public Settings withEnterSends(boolean on) {
        return new Settings(zoom, language, on, tray, sideBarWidth);
    }

    /**
     * Sets whether there is an icon in the tray.
     *
     * @param on whether there is
     * @return a copy with it
     */
    public Settings withTray(boolean on) {
        return new Settings(zoom, language, enterSends, on, sideBarWidth);
    }

    /**
     * Sets the width of the side bar.
     *
     * @param width how wide, in pixels at 100 percent
     * @return a copy with it
     */
    public Settings withSideBarWidth(double width) {
        return new Settings(zoom, language, enterSends, tray, width);
    }
}
