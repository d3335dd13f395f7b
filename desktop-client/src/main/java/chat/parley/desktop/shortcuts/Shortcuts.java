package chat.parley.desktop.shortcuts;

import chat.parley.desktop.store.Settings;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.collections.ObservableMap;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/**
 * All keys of the program, in one list: those that work everywhere are put into effect by it, those of the screens stand in it
 * for whoever looks for them. JavaFX's thread only.
 */
public final class Shortcuts {

    /** Where a key works. */
    public enum Area {
        /** In the whole program. */
        EVERYWHERE,
        /** In a conversation. */
        CONVERSATION,
        /** While something is written. */
        WRITING,
        /** In lists. */
        LISTS
    }

    /**
     * A key and what it does.
     *
     * @param area where it works
     * @param text the key of the text that says what it does
     * @param keys each of these does it
     * @param also these do it, too, on keyboards of another layout; not worth showing
     * @param action what is done; {@code null} when a screen sees to it itself
     */
    public record Shortcut(Area area, String text, List<KeyCodeCombination> keys, List<KeyCodeCombination> also,
            @Nullable Runnable action) {

        /** Copies. */
        public Shortcut {
            keys = List.copyOf(keys);
            also = List.copyOf(also);
        }
    }

    private final List<Shortcut> all = new ArrayList<>();

    /**
     * Makes a key.
     *
     * @param code the key
     * @param modifiers what is held with it
     * @return the combination
     */
    public static KeyCodeCombination key(KeyCode code, KeyCombination.Modifier... modifiers) {
        return new KeyCodeCombination(code, modifiers);
    }

    /**
     * Makes a key with Ctrl, or what the system has for it.
     *
     * @param code the key
     * @return the combination
     */
    public static KeyCodeCombination ctrl(KeyCode code) {
        return key(code, KeyCombination.SHORTCUT_DOWN);
    }

    /**
     * Adds a key that works everywhere.
     *
     * @param text the key of the text that says what it does
     * @param action what is done
     * @param key which
     * @param also what does it, too, on keyboards of another layout
     */
    public void add(String text, Runnable action, KeyCodeCombination key, KeyCodeCombination... also) {
        all.add(new Shortcut(Area.EVERYWHERE, text, List.of(key), List.of(also), action));
    }

    /**
     * Puts the keys into effect.
     *
     * @param accelerators the window's
     */
    public void install(ObservableMap<KeyCombination, Runnable> accelerators) {
        for (Shortcut shortcut : all) {
            Runnable action = shortcut.action();
            if (action != null) {
                shortcut.keys().forEach(key -> accelerators.put(key, action));
                shortcut.also().forEach(key -> accelerators.put(key, action));
            }
        }
    }

    /**
     * Lists all keys, those of the screens among them.
     *
     * @param settings what Enter does
     * @return by area, each in the order in which a person looks for them
     */
    public Map<Area, List<Shortcut>> byArea(Settings settings) {
        Map<Area, List<Shortcut>> areas = new EnumMap<>(Area.class);
        for (Area area : Area.values()) {
            areas.put(area, new ArrayList<>());
        }
        List<Shortcut> listed = new ArrayList<>(all);
        listed.addAll(ofTheScreens(settings.enterSends()));
        listed.forEach(shortcut -> areas.computeIfAbsent(shortcut.area(), _ -> new ArrayList<>()).add(shortcut));
        return areas;
    }

    private static List<Shortcut> ofTheScreens(boolean enterSends) {
        KeyCodeCombination enter = key(KeyCode.ENTER);
        return List.of(
                listed(Area.CONVERSATION, "shortcuts.lobby", key(KeyCode.ESCAPE)),
                listed(Area.CONVERSATION, "shortcuts.scroll", key(KeyCode.UP), key(KeyCode.DOWN)),
                listed(Area.CONVERSATION, "shortcuts.page", key(KeyCode.PAGE_UP), key(KeyCode.PAGE_DOWN)),
                listed(Area.CONVERSATION, "shortcuts.ends", key(KeyCode.HOME), key(KeyCode.END)),
                listed(Area.CONVERSATION, "shortcuts.menu", key(KeyCode.CONTEXT_MENU),
                        key(KeyCode.F10, KeyCombination.SHIFT_DOWN)),
                listed(Area.WRITING, "shortcuts.send", enterSends ? enter : ctrl(KeyCode.ENTER)),
                listed(Area.WRITING, "shortcuts.newLine",
                        enterSends ? key(KeyCode.ENTER, KeyCombination.SHIFT_DOWN) : enter),
                listed(Area.WRITING, "shortcuts.edit", key(KeyCode.UP)),
                listed(Area.WRITING, "shortcuts.complete", key(KeyCode.TAB)),
                listed(Area.WRITING, "shortcuts.cancel", key(KeyCode.ESCAPE)),
                listed(Area.LISTS, "shortcuts.choose", key(KeyCode.UP), key(KeyCode.DOWN)),
                listed(Area.LISTS, "shortcuts.open", enter),
                listed(Area.LISTS, "shortcuts.next", key(KeyCode.TAB), key(KeyCode.TAB, KeyCombination.SHIFT_DOWN)),
                listed(Area.LISTS, "shortcuts.close", key(KeyCode.ESCAPE)));
    }

    private static Shortcut listed(Area area, String text, KeyCodeCombination... keys) {
        return new Shortcut(area, text, List.of(keys), List.of(), null);
    }
}
