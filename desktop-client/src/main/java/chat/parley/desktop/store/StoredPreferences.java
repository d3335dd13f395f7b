package chat.parley.desktop.store;

import chat.parley.common.trust.ServerAddress;
import chat.parley.desktop.store.Preferences.KnownServer;
import chat.parley.desktop.store.Preferences.WindowPlace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The file's form of {@link Preferences}. Everything may be missing: a file from another version, or edited by hand, is read
 * as far as it makes sense.
 */
record StoredPreferences(@Nullable List<@Nullable Server> servers, @Nullable ThemeChoice theme,
        @Nullable WindowPlace window, @Nullable Windows settings, @Nullable Telling notifications,
        @Nullable Owner lastAccount) {

    record Server(@Nullable String address, @Nullable String ca, @Nullable String user) {}

    record Windows(@Nullable Integer zoom, @Nullable String language, @Nullable Boolean enterSends,
            @Nullable Boolean tray,
            @Nullable Double sideBarWidth) {

        Settings toSettings() {
            Settings usual = Settings.DEFAULT;
            return new Settings(zoom == null ? usual.zoom() : zoom, language,
                    enterSends == null ? usual.enterSends() : enterSends, tray == null ? usual.tray() : tray,
                    sideBarWidth);
        }
    }

    record Telling(@Nullable NotificationLevel level, @Nullable Boolean doNotDisturb, @Nullable Boolean sounds,
            @Nullable List<@Nullable Level> overrides) {

        /** A level of a conversation. */
        record Level(@Nullable String account, @Nullable Long conversation, @Nullable NotificationLevel level) {}

        static Telling of(NotificationSettings settings) {
            List<@Nullable Level> overrides = new ArrayList<>();
            settings.overrides().forEach((account, levels) -> levels
                    .forEach((conversation, level) -> overrides.add(new Level(account, conversation, level))));
            return new Telling(settings.level(), settings.doNotDisturb(), settings.sounds(), overrides);
        }

        NotificationSettings toSettings() {
            NotificationSettings usual = NotificationSettings.DEFAULT;
            Map<String, Map<Long, NotificationLevel>> known = new LinkedHashMap<>();
            if (overrides != null) {
                for (Level own : overrides) {
                    if (own != null && own.account != null && own.conversation != null
                            && own.level != null) {
                        known.computeIfAbsent(own.account, _ -> new LinkedHashMap<>())
                                .put(own.conversation, own.level);
                    }
                }
            }
            return new NotificationSettings(level == null ? usual.level() : level,
                    doNotDisturb == null ? usual.doNotDisturb() : doNotDisturb,
                    sounds == null ? usual.sounds() : sounds, known);
        }
    }

    record Owner(@Nullable String server, @Nullable String user) {

        @Nullable
        Account toAccount() {
            String name = user;
            return server == null || name == null
                    ? null
                    : ServerAddress.parse(server).map(address -> new Account(address, name)).orElse(null);
        }
    }

    static StoredPreferences of(Preferences preferences) {
        List<@Nullable Server> servers = new ArrayList<>();
        preferences.servers().forEach((address, known) -> servers.add(new Server(address, known.ca(), known.user())));
        Settings settings = preferences.settings();
        Account last = preferences.lastAccount();
        return new StoredPreferences(servers, preferences.theme(), preferences.window(),
                new Windows(settings.zoom(), settings.language(), settings.enterSends(), settings.tray(),
                        settings.sideBarWidth()),
                Telling.of(preferences.notifications()),
                last == null ? null : new Owner(last.server().toString(), last.user()));
    }

    Preferences toPreferences() {
        LinkedHashMap<String, KnownServer> known = new LinkedHashMap<>();
        if (servers != null) {
            for (Server server : servers) {
                if (server != null && server.address != null && server.ca != null) {
                    known.put(server.address, new KnownServer(server.ca, server.user));
                }
            }
        }
        return new Preferences(known, theme == null ? ThemeChoice.SYSTEM : theme, window,
                settings == null ? Settings.DEFAULT : settings.toSettings(),
                notifications == null ? NotificationSettings.DEFAULT : notifications.toSettings(),
                lastAccount == null ? null : lastAccount.toAccount());
    }
}
