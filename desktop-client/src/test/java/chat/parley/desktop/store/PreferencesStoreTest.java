package chat.parley.desktop.store;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.trust.CaFingerprint;
import chat.parley.common.trust.ServerAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreferencesStoreTest {

    private static final ServerAddress SERVER = new ServerAddress("::1", 7420);
    private static final CaFingerprint CA = new CaFingerprint("0a".repeat(32));

    @TempDir
    private Path directory;

    @Test
    void remembersEverythingButNothingMore() throws IOException {
        Path config = directory.resolve("new").resolve("parley");
        try (PreferencesStore store = PreferencesStore.open(config)) {
            assertThat(store.get()).isEqualTo(Preferences.EMPTY);
            store.update(p -> p.withServer(new ServerAddress("a.example.org", 1), CA, "Zed"));
            store.update(p -> p.withServer(SERVER, new CaFingerprint("0b".repeat(32)), "Ada"));
            store.update(p -> p.withCa(SERVER, CA).withCa(new ServerAddress("unknown.example.org", 1), CA));
            store.update(p -> p.withTheme(ThemeChoice.DARK));
            store.update(p -> p.withWindow(new Preferences.WindowPlace(1, 2, 800, 600, true)));
        }
        try (PreferencesStore store = PreferencesStore.open(config)) {
            assertThat(store.get().pin(SERVER)).contains(CA);
            assertThat(store.get().lastServer()).map(Map.Entry::getKey).contains("[::1]:7420");
            assertThat(store.get().servers()).hasSize(2);
            assertThat(store.get().theme()).isEqualTo(ThemeChoice.DARK);
            assertThat(store.get().window()).isEqualTo(new Preferences.WindowPlace(1, 2, 800, 600, true));
        }
        assertThat(config).isDirectoryNotContaining(file -> !file.endsWith("client.json"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(config.resolve("client.json"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(config))).isEqualTo("rwx------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"theme\":\"PURPLE\"}", "\u0000\u0001"})
    void aBrokenFileIsSetAside(String contents) throws IOException {
        Files.writeString(directory.resolve("client.json"), contents);
        try (PreferencesStore store = PreferencesStore.open(directory)) {
            assertThat(store.get()).isEqualTo(Preferences.EMPTY);
        }
        assertThat(directory.resolve("client.json.broken")).hasContent(contents);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "{\"servers\":[null,{},{\"address\":\"x\"}],\"future\":1}"})
    void whatIsMissingOrUnknownDoesNotMatter(String contents) throws IOException {
        Files.writeString(directory.resolve("client.json"), contents);
        try (PreferencesStore store = PreferencesStore.open(directory)) {
            assertThat(store.get()).isEqualTo(Preferences.EMPTY);
        }
        assertThat(directory.resolve("client.json.broken")).doesNotExist();
    }

    @Test
    void aDirectoryThatCannotBeMadeCostsTheMemoryOnly() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        try (PreferencesStore store = PreferencesStore.open(file.resolve("below"))) {
            store.update(p -> p.withTheme(ThemeChoice.LIGHT));
            assertThat(store.get().theme()).isEqualTo(ThemeChoice.LIGHT);
        }
    }

    @Test
    void aServerKeepsItsUserUntilAnotherSignsIn() {
        Preferences once = Preferences.EMPTY.withServer(SERVER, CA, "Ada").withServer(SERVER, CA, null);
        assertThat(once.servers().get(SERVER.toString())).isEqualTo(new Preferences.KnownServer(CA.hex(), "Ada"));
    }

    @Test
    void remembersTheSettings() {
        Account ada = new Account(SERVER, "Ada");
        try (PreferencesStore store = PreferencesStore.open(directory)) {
            assertThat(store.get().settings()).isEqualTo(new Settings(100, null, true, true, null));
            assertThat(store.get().notifications())
                    .isEqualTo(new NotificationSettings(NotificationLevel.MENTIONS, false, false, Map.of()));
            store.update(p -> p.withSettings(s -> s.withZoom(150).withLanguage("de").withEnterSends(false)
                    .withTray(false).withSideBarWidth(222.5)));
            store.update(p -> p.withNotifications(n -> n.withLevel(NotificationLevel.ALL).withDoNotDisturb(true)
                    .withSounds(true).withLevel(ada, 7, NotificationLevel.NONE)));
            store.update(p -> p.withLastAccount(ada));
            store.update(p -> p.withTheme(ThemeChoice.DARK).withServer(SERVER, CA, "Ada")); // nothing is lost by others
        }
        try (PreferencesStore store = PreferencesStore.open(directory)) {
            assertThat(store.get().settings()).isEqualTo(new Settings(150, "de", false, false, 222.5));
            NotificationSettings notifications = store.get().notifications();
            assertThat(notifications.doNotDisturb() && notifications.sounds()).isTrue();
            assertThat(notifications.level(new Account(SERVER, "ADA"), 7)).isEqualTo(NotificationLevel.NONE);
            assertThat(notifications.level(ada, 8)).isEqualTo(NotificationLevel.ALL);
            assertThat(notifications.level(new Account(SERVER, "Bob"), 7)).isEqualTo(NotificationLevel.ALL);
            assertThat(notifications.withLevel(ada, 7, null).overrides()).isEmpty();
            assertThat(store.get().lastAccount()).isEqualTo(ada);
            assertThat(store.get().withLastAccount(null).lastAccount()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"settings\":{},\"notifications\":{},\"lastAccount\":{\"user\":\"x\"}}",
            "{\"settings\":{\"sideBarWidth\":-4},\"notifications\":{\"overrides\":[null,{},{\"account\":\"a\"}]},\"lastAccount\":null}"})
    void whatIsMissingInTheSettingsIsAsUsual(String contents) throws IOException {
        Files.writeString(directory.resolve("client.json"), contents);
        try (PreferencesStore store = PreferencesStore.open(directory)) {
            assertThat(store.get().settings()).isEqualTo(Settings.DEFAULT);
            assertThat(store.get().notifications().level()).isEqualTo(NotificationLevel.MENTIONS);
            assertThat(store.get().lastAccount()).isNull();
        }
        assertThat(Settings.DEFAULT.withZoom(1).zoom()).isEqualTo(50);
        assertThat(Settings.DEFAULT.withZoom(1_000).zoom()).isEqualTo(300);
    }

    @Test
    void theDirectoryFollowsEachSystemsCustom() {
        assertThat(ConfigDirectory.find("Linux", "/home/ada", Map.of())).isEqualTo(Path.of("/home/ada/.config/parley"));
        assertThat(ConfigDirectory.find("Linux", "/home/ada", Map.of("XDG_CONFIG_HOME", "/etc/ada")))
                .isEqualTo(Path.of("/etc/ada/parley"));
        assertThat(ConfigDirectory.find("Linux", "/home/ada", Map.of("XDG_CONFIG_HOME", "relative")))
                .isEqualTo(Path.of("/home/ada/.config/parley"));
        assertThat(ConfigDirectory.find("Mac OS X", "/Users/ada", Map.of()))
                .isEqualTo(Path.of("/Users/ada/Library/Application Support/parley"));
        assertThat(ConfigDirectory.find("Windows 11", "C", Map.of("APPDATA", "R"))).isEqualTo(Path.of("R", "parley"));
        assertThat(ConfigDirectory.find("Windows 11", "C", Map.of()))
                .isEqualTo(Path.of("C", "AppData", "Roaming", "parley"));
    }
}
