package chat.parley.server;

import chat.parley.common.Limits;
import chat.parley.common.net.Cork;
import chat.parley.common.protocol.FrameJson;
import chat.parley.common.protocol.v2.Event;
import chat.parley.common.trust.InviteLink;
import chat.parley.common.trust.ServerAddress;
import chat.parley.server.account.AccountStore;
import chat.parley.server.account.Accounts;
import chat.parley.server.account.Sessions;
import chat.parley.server.admin.Administration;
import chat.parley.server.backup.BackupWriter;
import chat.parley.server.config.ServerConfig;
import chat.parley.server.control.ControlHandler;
import chat.parley.server.control.ControlSocket;
import chat.parley.server.invite.Invites;
import chat.parley.server.limit.Limit;
import chat.parley.server.message.Conversations;
import chat.parley.server.message.Journal;
import chat.parley.server.message.MessageHandler;
import chat.parley.server.message.MessageStore;
import chat.parley.server.message.Reading;
import chat.parley.server.message.Retention;
import chat.parley.server.metrics.Counters;
import chat.parley.server.metrics.Health;
import chat.parley.server.metrics.Metrics;
import chat.parley.server.metrics.MonitoringServer;
import chat.parley.server.net.Listener;
import chat.parley.server.presence.FriendQuota;
import chat.parley.server.presence.Online;
import chat.parley.server.presence.People;
import chat.parley.server.presence.PeopleHandler;
import chat.parley.server.presence.PeopleStore;
import chat.parley.server.presence.Presences;
import chat.parley.server.room.Lobby;
import chat.parley.server.room.RoomHandler;
import chat.parley.server.room.RoomStore;
import chat.parley.server.room.Rooms;
import chat.parley.server.session.Counts;
import chat.parley.server.session.ResumableSessions;
import chat.parley.server.session.Services;
import chat.parley.server.session.Version;
import chat.parley.server.store.Database;
import chat.parley.server.store.SqliteAccountStore;
import chat.parley.server.store.SqliteAuditStore;
import chat.parley.server.store.SqliteInviteStore;
import chat.parley.server.store.SqliteMessageStore;
import chat.parley.server.store.SqlitePeopleStore;
import chat.parley.server.store.SqliteRetentionStore;
import chat.parley.server.store.SqliteRoomStore;
import chat.parley.server.store.SqliteSessionStore;
import chat.parley.server.store.SqliteUserStore;
import chat.parley.server.time.Timers;
import chat.parley.server.tls.ServerTls;
import chat.parley.server.wire.Frames;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running server: makes every part, hands each what it needs, and ends them in the opposite order.
 *
 * <p>{@link #start} and {@link #close} are called by one thread each; the rest is safe for many.
 */
public final class ChatServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ChatServer.class);

    /** How long a stopping server waits for its sessions; with what comes before and after, it ends within 5 s, or 10 where the disk hangs. */
    private static final Duration DRAIN_PATIENCE = Duration.ofSeconds(3);

    /** Where sqlite-jdbc unpacks its native library, once a process; an administrator may have chosen another place. */
    private static final String NATIVE_LIBRARY_FOLDER = "org.sqlite.tmpdir";

    /** What has to be ended, the latest first. */
    private final Deque<AutoCloseable> parts;
    private final Listener listener;
    private final Supplier<InviteLink> link;
    private final Invites invites;
    private final Metrics metrics;
    private final Optional<MonitoringServer> monitoring;

    private ChatServer(Deque<AutoCloseable> parts, Listener listener, Supplier<InviteLink> link, Invites invites,
            Metrics metrics,
            Optional<MonitoringServer> monitoring) {
        this.parts = parts;
        this.listener = listener;
        this.link = link;
        this.invites = invites;
        this.metrics = metrics;
        this.monitoring = monitoring;
    }

    /**
     * Starts a server.
     *
     * @param config a valid configuration
     * @return the server, accepting connections
     * @throws StartupException when it cannot start; nothing is left running then
     */
    public static ChatServer start(ServerConfig config) throws StartupException {
        return start(config, InstantSource.system());
    }

    /** Starts a server whose certificates, sessions, invitations and retention go by this clock. */
    static ChatServer start(ServerConfig config, InstantSource clock) throws StartupException {
        Deque<AutoCloseable> parts = new ArrayDeque<>();
        try {
            return start(config, clock, parts);
        } catch (StartupException | RuntimeException e) {
            endAll(parts);
            throw e;
        }
    }

    private static ChatServer start(ServerConfig config, InstantSource clock, Deque<AutoCloseable> parts)
            throws StartupException {
        DataDirectory data = DataDirectory.open(config.server().data());
        parts.push(data);
        // Bean Validation takes its time to begin; meanwhile the database and the certificates are looked at.
        CompletableFuture<FrameJson> jsonLater = CompletableFuture
                .supplyAsync(() -> FrameJson.create(Limits.MAX_FRAME_BYTES));
        try {
            ServerConfig.Server where = config.server();
            // SQLite's native library is unpacked there, and not into a folder where one would be left by every run.
            Path scratch = data.scratch();
            if (System.getProperty(NATIVE_LIBRARY_FOLDER) == null) {
                System.setProperty(NATIVE_LIBRARY_FOLDER, scratch.toString());
            }
            Timers timers = new Timers();
            parts.push(timers);
            Database database = Database.open(data.database(),
                    config.journal().durability() == ServerConfig.Durability.POWER, Cork::around);
            parts.push(database);
            ServerTls tls = ServerTls.open(config.tls(), data.tls(),
                    HostNames.all(where.host(), where.advertise(), config.tls().names()), clock);
            FrameJson json = jsonLater.join();
            MessageStore messages = new SqliteMessageStore(database);
            Services services = services(config, clock, database, messages, new Frames(json), timers, tls::announcement,
                    parts);
            tls.onRollOver(ca -> services.online().tellAll(services.frames().of(new Event.CaChanged(ca))));
            fromTimeToTime(ServerTls.REFRESH_INTERVAL, timers, tls::refresh);
            fromTimeToTime(Sessions.RENEWAL_INTERVAL, timers, () -> services.resumable().renew(services.sessions()));
            Listener listener = bind(where, tls, services);
            parts.push(() -> listener.stop(DRAIN_PATIENCE));
            Metrics metrics = Measures.metrics(services, database, tls, listener);
            Optional<MonitoringServer> monitoring = monitoring(config.metrics(), metrics,
                    Measures.health(database, tls));
            monitoring.ifPresent(parts::push);
            Optional<String> first = services.invites().first();
            listener.start();
            ServerAddress address = new ServerAddress(HostNames.forLinks(where.host(), where.advertise()),
                    listener.port());
            Supplier<InviteLink> link = () -> new InviteLink(address, tls.fingerprint(), first.orElse(null));
            Retention retention = new Retention(new SqliteRetentionStore(database), config.retention().days(),
                    clock);
            timers.after(Duration.ofSeconds(1), retention::removeOld); // what became too old while no server ran
            fromTimeToTime(Retention.INTERVAL, timers, retention::removeOld);
            Administration administration = new Administration(services, new SqliteAccountStore(database),
                    new SqliteUserStore(database), new SqliteAuditStore(database), messages, retention,
                    new BackupWriter(where.data(), database, Version.NUMBER), tls, link);
            openControl(where.data(), json, administration, parts);
            LOG.info("listening on {}, data in {}", new ServerAddress(where.host(), listener.port()),
                    where.data().toAbsolutePath());
            return new ChatServer(parts, listener, link, services.invites(), metrics, monitoring);
        } catch (IOException e) {
            throw new StartupException(String.valueOf(e.getMessage()), e);
        } catch (GeneralSecurityException e) {
            throw new StartupException("TLS cannot be set up: " + e.getMessage(), e);
        }
    }

    /** Makes what sessions work with, and adds to the parts what of it has to be ended. */
    static Services services(ServerConfig config, InstantSource clock, Database database,
            MessageStore messageStore, Frames frames, Timers timers, Supplier<List<String>> ca,
            Deque<AutoCloseable> parts) throws IOException {
        AccountStore accountStore = new SqliteAccountStore(database);
        RoomStore roomStore = new SqliteRoomStore(database);
        PeopleStore peopleStore = new SqlitePeopleStore(database);
        ServerConfig.Limits limits = config.limits();
        Counters<Limit> reached = new Counters<>(Limit.class);
        Accounts accounts = new Accounts(accountStore, config.auth(), limits, reached);
        parts.push(accounts);
        Sessions sessions = new Sessions(new SqliteSessionStore(database),
                Duration.ofDays(config.auth().sessionDays()), clock);
        sessions.forgetExpired();

        Online online = new Online();
        People people = new People(peopleStore, online);
        Rooms rooms = new Rooms(roomStore, frames, timers, online,
                new Rooms.Quota(limits.roomsPerAccount(), limits.joinsPerAccount(), reached));
        Presences presences = new Presences(online, people, rooms, accountStore, frames, timers);
        parts.push(presences);
        Lobby lobby = new Lobby(rooms, frames, timers);
        Conversations conversations = new Conversations(messageStore, rooms, online, frames);
        MessageHandler messages = new MessageHandler(messageStore, accountStore, rooms, conversations,
                new Journal(messageStore), new Reading(messageStore, accountStore, conversations, online, frames));
        RoomHandler roomHandler = new RoomHandler(rooms, roomStore, messageStore, accountStore,
                accounts.roomPasswords(), online, presences, frames, lobby);
        Invites invites = new Invites(new SqliteInviteStore(database), accountStore, accounts, rooms,
                roomHandler.arrivals(), config.registration(), new Invites.Quota(limits.openInvites(), reached),
                clock);
        return new Services(accounts, invites, sessions, new ResumableSessions(), online, people, rooms, lobby,
                conversations, roomHandler, messages,
                new PeopleHandler(accountStore, peopleStore, people, online, presences, rooms, frames,
                        new FriendQuota(limits.friendsPerAccount(), limits.friendRequestsPerAccount(), reached)),
                frames, timers, new Counts(reached), ca, config);
    }

    private static Optional<MonitoringServer> monitoring(ServerConfig.Metrics where, Metrics metrics, Health health)
            throws StartupException {
        if (where.port() == 0) {
            return Optional.empty();
        }
        InetSocketAddress address = new InetSocketAddress(where.host(), Math.max(0, where.port()));
        try {
            MonitoringServer started = MonitoringServer.start(address, metrics, health);
            LOG.info("metrics on http://{}/metrics", new ServerAddress(where.host(), started.port()));
            return Optional.of(started);
        } catch (IOException | UnresolvedAddressException e) {
            throw new StartupException("cannot serve metrics on " + where.host() + ":" + where.port() + ": "
                    + e.getMessage() + " (metrics.host, metrics.port)", e);
        }
    }

    private static Listener bind(ServerConfig.Server where, ServerTls tls, Services services) throws StartupException {
        String address = where.host() + ":" + where.port();
        try {
            return new Listener(new InetSocketAddress(InetAddress.getByName(where.host()), where.port()), tls.context(),
                    services);
        } catch (UnknownHostException e) {
            throw new StartupException("there is no host " + where.host() + " (server.host)", e);
        } catch (BindException e) {
            throw new StartupException("cannot listen on " + address + ": " + e.getMessage()
                    + "; is another server running, or is the port below 1024? (server.host, server.port)", e);
        } catch (IOException e) {
            throw new StartupException("cannot listen on " + address + ": " + e.getMessage(), e);
        }
    }

    /** A server can do without: it is there for people, and a data directory with a long path worked before. */
    private static void openControl(Path data, FrameJson json, ControlHandler handler, Deque<AutoCloseable> parts) {
        try {
            parts.push(ControlSocket.open(data, json, handler));
        } catch (IOException e) {
            LOG.warn("administrators' commands cannot reach this server: {}", e.getMessage());
        }
    }

    private static void fromTimeToTime(Duration interval, Timers timers, Runnable work) {
        timers.after(interval, () -> {
            try {
                work.run();
            } finally { // what fails is logged, and tried again
                fromTimeToTime(interval, timers, work);
            }
        });
    }

    /**
     * Tells the port.
     *
     * @return the one listened on, also when the system chose it
     */
    public int port() {
        return listener.port();
    }

    /**
     * Tells the port of the monitoring.
     *
     * @return the one listened on; nothing when it is switched off
     */
    public OptionalInt metricsPort() {
        return monitoring.stream().mapToInt(MonitoringServer::port).findFirst();
    }

    /**
     * Measures the server.
     *
     * @return everything that can be measured, whether it is served or not
     */
    public Metrics metrics() {
        return metrics;
    }

    /**
     * Tells what brings a person here. While nobody has an account and none can be made without an invitation, it is one for
     * the first person. It names the authority of the moment.
     *
     * @return the invite link
     */
    public InviteLink inviteLink() {
        return link.get();
    }

    /**
     * Gives the invitations, for whoever runs the server by a program.
     *
     * @return them
     */
    public Invites invites() {
        return invites;
    }

    /** Accepts no more, says goodbye to every session, gives them time to read it, and ends. */
    @Override
    public void close() {
        endAll(parts);
        LOG.info("stopped");
    }

    private static void endAll(Deque<AutoCloseable> parts) {
        while (!parts.isEmpty()) {
            AutoCloseable part = parts.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.error("{} did not end as it should", part.getClass().getSimpleName(), e);
            }
        }
    }
}
