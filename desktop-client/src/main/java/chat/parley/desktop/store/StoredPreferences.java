package chat.parley.desktop.store;

import chat.parley.desktop.store.Preferences.KnownServer;
import chat.parley.desktop.store.Preferences.WindowPlace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The file's form of {@link Preferences}. Everything may be missing: a file from another version, or edited by hand, is read
 * as far as it makes sense.
 */
record StoredPreferences(@Nullable List<@Nullable Server> servers, @Nullable ThemeChoice theme,
        @Nullable WindowPlace window) {

    record Server(@Nullable String address, @Nullable String ca, @Nullable String user) {}

    static StoredPreferences of(Preferences preferences) {
        List<@Nullable Server> servers = new ArrayList<>();
        preferences.servers().forEach((address, known) -> servers.add(new Server(address, known.ca(), known.user())));
        return new StoredPreferences(servers, preferences.theme(), preferences.window());
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
        return new Preferences(known, theme == null ? ThemeChoice.SYSTEM : theme, window);
    }
}
