package chat.parley.desktop.store;

import chat.parley.common.trust.CaFingerprint;
import chat.parley.common.trust.ServerAddress;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the client remembers. Immutable.
 *
 * @param servers the known servers by address, the one used last at the end
 * @param theme how the windows look
 * @param window where the window was; {@code null} before the first time
 * @param settings what else was set of the windows
 * @param notifications of what the person wants to be told
 * @param lastAccount the account to open at the start; {@code null} when nobody stayed signed in
 */
public record Preferences(SequencedMap<String, KnownServer> servers, ThemeChoice theme, @Nullable WindowPlace window,
        Settings settings, NotificationSettings notifications, @Nullable Account lastAccount) {

    /** Nothing remembered yet. */
    public static final Preferences EMPTY = new Preferences(Collections.emptySortedMap(), ThemeChoice.SYSTEM, null,
            Settings.DEFAULT, NotificationSettings.DEFAULT, null);

    /**
     * A server that the person trusted.
     *
     * @param ca the fingerprint of its certificate authority: 64 hexadecimal digits
     * @param user the name that signed in there last; {@code null} when nobody did
     */
    public record KnownServer(String ca, @Nullable String user) {}

    /**
     * Where the window was.
     *
     * @param x left edge in screen coordinates, in pixels
     * @param y upper edge
     * @param width of the window with its frame
     * @param height of the window with its frame
     * @param maximised whether it filled the screen; the other values are then those from before
     */
    public record WindowPlace(double x, double y, double width, double height, boolean maximised) {}

    /** Copies. */
    public Preferences {
        servers = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(servers));
    }

    /**
     * Tells which certificate authority is trusted for a server.
     *
     * @param address the server
     * @return its fingerprint, or nothing when the server is not known
     */
    public Optional<CaFingerprint> pin(ServerAddress address) {
        return Optional.ofNullable(servers.get(address.toString())).flatMap(s -> CaFingerprint.parse(s.ca()));
    }

    /**
     * Tells which server was used last.
     *
     * @return address and server, or nothing when none is known
     */
    public Optional<Map.Entry<String, KnownServer>> lastServer() {
        return Optional.ofNullable(servers.lastEntry());
    }

    /**
     * Remembers a server as the one used last.
     *
     * @param address where it is
     * @param ca its certificate authority
     * @param user who signed in; {@code null} keeps who did before
     * @return a copy with the server
     */
    public Preferences withServer(ServerAddress address, CaFingerprint ca, @Nullable String user) {
        LinkedHashMap<String, KnownServer> copy = new LinkedHashMap<>(servers);
        KnownServer old = copy.remove(address.toString());
        String known = user == null && old != null ? old.user() : user;
        copy.put(address.toString(), new KnownServer(ca.hex(), known));
        return new Preferences(copy, theme, window, settings, notifications, lastAccount);
    }

    /**
     * Trusts another certificate authority for a server that is known.
     *
     * @param address where it is; nothing changes when it is not known
     * @param ca its certificate authority from now on
     * @return a copy with it
     */
    public Preferences withCa(ServerAddress address, CaFingerprint ca) {
        LinkedHashMap<String, KnownServer> copy = new LinkedHashMap<>(servers);
        copy.computeIfPresent(address.toString(), (_, known) -> new KnownServer(ca.hex(), known.user()));
        return new Preferences(copy, theme, window, settings, notifications, lastAccount);
    }

    /**
     * Forgets who signed in last at a server, if it was this one; the server stays known.
     *
     * @param account who
     * @return a copy without
     */
    public Preferences withoutUser(Account account) {
        LinkedHashMap<String, KnownServer> copy = new LinkedHashMap<>(servers);
        copy.computeIfPresent(account.server().toString(), (_, known) -> known.user() != null
                && account.isSame(new Account(account.server(), known.user()))
                        ? new KnownServer(known.ca(), null)
                        : known);
        return new Preferences(copy, theme, window, settings, notifications, lastAccount);
    }

    /**
     * Remembers a theme.
     *
     * @param choice the theme
     * @return a copy with it
     */
    public Preferences withTheme(ThemeChoice choice) {
        return new Preferences(servers, choice, window, settings, notifications, lastAccount);
    }

    /**
     * Remembers where the window is.
     *
     * @param place where
     * @return a copy with it
     */
    public Preferences withWindow(WindowPlace place) {
        return new Preferences(servers, theme, place, settings, notifications, lastAccount);
    }

    /**
     * Changes the settings.
     *
     * @param change makes the new ones from the old; without side effects
     * @return a copy with them
     */
    public Preferences withSettings(UnaryOperator<Settings> change) {
        return new Preferences(servers, theme, window, change.apply(settings), notifications, lastAccount);
    }

    /**
     * Changes what the person is told of.
     *
     * @param change makes the new settings from the old; without side effects
     * @return a copy with them
     */
    public Preferences withNotifications(UnaryOperator<NotificationSettings> change) {
        return new Preferences(servers, theme, window, settings, change.apply(notifications), lastAccount);
    }

    /**
     * Remembers the account to open at the start.
     *
     * @param account which; {@code null} for none
     * @return a copy with it
     */
    public Preferences withLastAccount(@Nullable Account account) {
        return new Preferences(servers, theme, window, settings, notifications, account);
    }
}
