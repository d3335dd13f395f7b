package chat.parley.desktop.ui;

import chat.parley.desktop.store.PreferencesStore;
import chat.parley.desktop.store.Settings;
import java.util.List;

/** How large everything in a window is: in steps, remembered. JavaFX's thread only. */
public final class Zoom {

    /** The steps, in percent. */
    public static final List<Integer> STEPS = List.of(50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300);

    private final Theme theme;
    private final PreferencesStore preferences;

    /**
     * Makes everything as large as it was the last time.
     *
     * @param theme the look of the window
     * @param preferences where it is remembered
     */
    public Zoom(Theme theme, PreferencesStore preferences) {
        this.theme = theme;
        this.preferences = preferences;
        theme.zoom(percent());
    }

    /**
     * Tells how large everything is.
     *
     * @return in percent
     */
    public int percent() {
        return preferences.get().settings().zoom();
    }

    /** One step larger. */
    public void in() {
        set(STEPS.stream().filter(step -> step > percent()).findFirst().orElse(Settings.MAX_ZOOM));
    }

    /** One step smaller. */
    public void out() {
        set(STEPS.reversed().stream().filter(step -> step < percent()).findFirst().orElse(Settings.MIN_ZOOM));
    }

    /** As it is made to be. */
    public void reset() {
        set(Settings.DEFAULT.zoom());
    }

    /**
     * Makes everything so large.
     *
     * @param percent how large; what is beyond the bounds counts as the nearest
     */
    public void set(int percent) {
        preferences.update(p -> p.withSettings(s -> s.withZoom(percent)));
        theme.zoom(percent());
    }
}
