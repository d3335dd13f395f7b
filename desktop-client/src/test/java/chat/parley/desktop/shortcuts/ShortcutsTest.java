package chat.parley.desktop.shortcuts;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.desktop.shortcuts.Shortcuts.Area;
import chat.parley.desktop.shortcuts.Shortcuts.Shortcut;
import chat.parley.desktop.store.Settings;
import chat.parley.desktop.ui.KeyNames;
import chat.parley.desktop.ui.Texts;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;

class ShortcutsTest {

    private static final Texts ENGLISH = new Texts(Locale.UK, ZoneOffset.UTC);
    private static final Texts GERMAN = new Texts(Locale.GERMAN, ZoneOffset.UTC);

    private static List<Shortcut> of(Shortcuts shortcuts, Area area, Settings settings) {
        return Objects.requireNonNull(shortcuts.byArea(settings).get(area));
    }

    @Test
    void whatIsAddedWorksAndIsListed() {
        List<String> done = new ArrayList<>();
        Shortcuts shortcuts = new Shortcuts();
        shortcuts.add("shortcuts.zoomIn", () -> done.add("larger"), Shortcuts.ctrl(KeyCode.PLUS),
                Shortcuts.ctrl(KeyCode.EQUALS));
        ObservableMap<KeyCombination, Runnable> accelerators = FXCollections.observableHashMap();
        shortcuts.install(accelerators);
        accelerators.values().forEach(Runnable::run);
        assertThat(done).hasSize(2);
        assertThat(of(shortcuts, Area.EVERYWHERE, Settings.DEFAULT)).singleElement().extracting(Shortcut::keys)
                .isEqualTo(List.of(Shortcuts.ctrl(KeyCode.PLUS)));
    }

    @Test
    void whatEnterDoesIsListedAsItIsSet() {
        Shortcuts shortcuts = new Shortcuts();
        assertThat(of(shortcuts, Area.WRITING, Settings.DEFAULT).getFirst().keys())
                .containsExactly(Shortcuts.key(KeyCode.ENTER));
        assertThat(of(shortcuts, Area.WRITING, Settings.DEFAULT.withEnterSends(false)).getFirst().keys())
                .containsExactly(Shortcuts.ctrl(KeyCode.ENTER));
    }

    @Test
    void everyKeyOfTheScreensHasWordsAndAName() {
        new Shortcuts().byArea(Settings.DEFAULT).values().stream().flatMap(List::stream).forEach(shortcut -> {
            assertThat(GERMAN.has(shortcut.text())).as(shortcut.text()).isTrue();
            shortcut.keys()
                    .forEach(key -> assertThat(KeyNames.of(key, GERMAN)).isNotEmpty().noneMatch(String::isBlank));
        });
    }

    @Test
    void keysAreNamedAsOnTheKeyboard() {
        assertThat(KeyNames.of(Shortcuts.ctrl(KeyCode.COMMA), ENGLISH)).containsExactly("Ctrl", ",");
        assertThat(KeyNames.of(Shortcuts.ctrl(KeyCode.ENTER), GERMAN)).containsExactly("Strg", "Eingabe");
        assertThat(KeyNames.of(Shortcuts.key(KeyCode.TAB, KeyCombination.SHIFT_DOWN), ENGLISH)).containsExactly("Shift",
                "Tab");
        assertThat(KeyNames.of(Shortcuts.key(KeyCode.F1), ENGLISH)).containsExactly("F1");
        assertThat(KeyNames.forMenu(Shortcuts.ctrl(KeyCode.C), GERMAN).getDisplayText()).isEqualTo("Strg+C");
        assertThat(KeyNames.forMenu(Shortcuts.key(KeyCode.DELETE), GERMAN).getDisplayText()).isEqualTo("Entf");
    }
}
