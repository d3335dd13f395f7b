package chat.parley.desktop.ui;

import chat.parley.desktop.store.PreferencesStore;
import chat.parley.desktop.text.EmojiImages;
import java.net.URI;
import java.time.Clock;
import java.util.function.Consumer;

/**
 * What everything that is shown in one window works with. JavaFX's thread only.
 *
 * @param texts all words
 * @param theme the look
 * @param overlays dialogs within the window
 * @param notices short news within the window
 * @param emoji pictures of emoji
 * @param preferences what is remembered
 * @param clock tells the time, and where days begin
 * @param browser opens a link outside the program; only ever called because a person clicked
 */
public record Workplace(Texts texts, Theme theme, Overlays overlays, Notices notices, EmojiImages emoji,
        PreferencesStore preferences, Clock clock, Consumer<URI> browser) {}
