package chat.parley.server.config;

import chat.parley.common.net.TlsMinimum;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Every setting of the server. A component of a component is a key: {@code limits.outboxBytes} is {@link Limits#outboxBytes}.
 * server/parley.toml says in words what each is for; a limit of 0 is switched off. Immutable.
 *
 * @param server where it listens and keeps its data
 * @param tls its certificate
 * @param auth accounts and passwords
 * @param limits what one peer, or all together, may use
 * @param journal how safely it stores
 * @param retention for how long it keeps messages
 * @param metrics where monitoring may ask
 */
public record ServerConfig(Server server, Tls tls, Auth auth, Limits limits, Journal journal, Retention retention,
        Metrics metrics) {

    /** Nothing, a name of any script, an IPv4 address or an IPv6 address: what stands between {@code //} and the port. */
    private static final String HOST = "|[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}._-]*[\\p{L}\\p{M}\\p{N}.])?|[0-9A-Fa-f.]*:[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*";

    /** The interface of an IPv6 address that is good on one link only. */
    private static final String ZONE = "(?:%[\\p{Alnum}._-]+)?";

    private static final String HOST_WANTED = "must be a host name or an address, without port and brackets";

    /**
     * Where the server listens and keeps its data.
     *
     * @param host the address to listen on; {@code 0.0.0.0} for every one
     * @param port the port; 0 for a free one
     * @param data the data directory
     * @param advertise the host name or address that invite links carry; blank to choose by {@code host}
     */
    public record Server(
            @NotBlank @Pattern(regexp = HOST + ZONE, message = HOST_WANTED) String host, @Min(0) @Max(65_535) int port,
            Path data,
            @Pattern(regexp = HOST, message = HOST_WANTED) String advertise) {

        /**
         * Tells whether only this machine can reach the server.
         *
         * @return whether; {@code false} for a name other than {@code localhost}, whatever it stands for
         */
        public boolean isLoopback() {
            return ServerConfig.isLoopback(host);
        }
    }

    /**
     * The server's certificate. Without {@code certificate} and {@code key} the server makes its own.
     *
     * @param certificate a file of PEM certificates, the server's own first, the one that clients pin last; blank for none
     * @param key a file with the private key as PEM PKCS#8, not encrypted; blank for none
     * @param names more names and addresses for the certificate that the server makes
     * @param minimum the oldest version of TLS that clients may speak
     */
    public record Tls(String certificate, String key, List<String> names, TlsMinimum minimum) {

        /**
         * With TLS 1.3 alone.
         *
         * @param certificate a file of PEM certificates; blank for none
         * @param key a file with the private key; blank for none
         * @param names more names and addresses for the certificate that the server makes
         */
        public Tls(String certificate, String key, List<String> names) {
            this(certificate, key, names, TlsMinimum.TLS_1_3);
        }

        /**
         * Tells whether certificate and key are given together.
         *
         * @return whether both or neither are there
         */
        @AssertTrue(message = "tls.certificate and tls.key must be given together")
        public boolean isComplete() {
            return certificate.isBlank() == key.isBlank();
        }
    }

    /**
     * Accounts and passwords.
     *
     * @param bcryptCost binary logarithm of bcrypt's rounds
     * @param minPasswordLength in characters
     * @param registration who may make an account
     * @param sessionDays how many days after its last use a session can be resumed
     */
    public record Auth(@Min(4) @Max(18) int bcryptCost, @Min(1) @Max(72) int minPasswordLength,
            Registration registration, @Min(1) @Max(3650) int sessionDays) {}

    /** Who may make an account. */
    public enum Registration {
        /** As it is safe: whoever connects to a server that only its own machine can reach, else whoever is invited. */
        AUTO,
        /** Whoever connects. */
        OPEN,
        /** Whoever has an invite link. */
        INVITE,
        /** Nobody. */
        CLOSED
    }

    /**
     * What one peer, or all together, may use; 0 switches a limit off.
     *
     * @param connections connections in all
     * @param connectionsPerAddress connections from one IPv4 address or one IPv6 /64
     * @param connectionsNotSignedIn connections on which nobody has signed in
     * @param handshakeSeconds time for the TLS handshake
     * @param signInSeconds time that a connection may stay without anyone signed in
     * @param framesPerSecond frames a second that a session may send for long; ten seconds' worth may come at once
     * @param loginsPerMinute failed attempts to sign in, or to register, a minute from one address
     * @param loginsPerAccount failed attempts a minute to sign in to one account
     * @param loginDelaySeconds how long the wait becomes at most for who goes on failing
     * @param outboxBytes bytes that may wait for one slow reader, before events are left out (protocol 2) or it is disconnected
     * @param pingSeconds after how long a silence a client of protocol 2 is pinged
     * @param timeoutSeconds after how long a silence a session of protocol 2 is ended
     * @param roomsPerAccount rooms that an account may own
     * @param joinsPerAccount rooms that an account may be a member of
     * @param friendsPerAccount friends that an account may have
     * @param friendRequestsPerAccount open questions to become friends that an account may have
     * @param openInvites invitations that may be good at the same time
     */
    public record Limits(@Min(0) int connections, @Min(0) int connectionsPerAddress,
            @Min(0) int connectionsNotSignedIn,
            @Min(0) @Max(3600) int handshakeSeconds, @Min(0) @Max(86_400) int signInSeconds,
            @Min(0) @Max(1_000_000) int framesPerSecond, @Min(0) @Max(1_000_000) int loginsPerMinute,
            @Min(0) @Max(1_000_000) int loginsPerAccount, @Min(0) @Max(86_400) int loginDelaySeconds,
            @Min(0) long outboxBytes, @Min(0) @Max(86_400) int pingSeconds, @Min(0) @Max(86_400) int timeoutSeconds,
            @Min(0) int roomsPerAccount,
            @Min(0) @Max(chat.parley.common.Limits.MAX_SYNC_CONVERSATIONS) int joinsPerAccount,
            @Min(0) int friendsPerAccount, @Min(0) int friendRequestsPerAccount,
            @Min(0) int openInvites) {

        /**
         * Tells whether a client is asked for a sign of life before its time is over.
         *
         * @return whether; {@code true} when nobody is asked, or has all the time that they want
         */
        @AssertTrue(message = "limits.timeoutSeconds must be more than limits.pingSeconds, or 0")
        public boolean isPingedInTime() {
            return timeoutSeconds == 0 || pingSeconds == 0 || timeoutSeconds > pingSeconds;
        }
    }

    /**
     * How safely the server stores.
     *
     * @param durability what a stored change survives
     */
    public record Journal(Durability durability) {}

    /**
     * For how long the server keeps messages.
     *
     * @param days for how many days rooms keep messages, unless an administrator has set something else for one; 0 for ever
     */
    public record Retention(@Min(0) @Max(36_500) int days) {}

    /**
     * Where monitoring may ask how the server is.
     *
     * @param host the address to listen on
     * @param port the port; 0 to listen nowhere, -1 for a free one
     */
    public record Metrics(@NotBlank @Pattern(regexp = HOST + ZONE, message = HOST_WANTED) String host,
            @Min(-1) @Max(65_535) int port) {}

    /** What a stored change survives. */
    public enum Durability {
        /** A power failure: the disk is flushed before anything is acknowledged. */
        POWER,
        /** The end of the process, but perhaps not a power failure. */
        PROCESS
    }

    /**
     * Gives what holds where nothing is set.
     *
     * @return the defaults
     */
    public static ServerConfig defaults() {
        return new ServerConfig(new Server("0.0.0.0", 7420, Path.of("parley-data"), ""),
                new Tls("", "", List.of(), TlsMinimum.TLS_1_3),
                new Auth(12, 8, Registration.AUTO, 30),
                new Limits(10_000, 1_024, 5_000, 15, 120, 1_000, 60, 10, 300, 8 << 20, 30, 90, 1_000, 1_000, 1_000,
                        100, 1_000),
                new Journal(Durability.POWER), new Retention(0), new Metrics("127.0.0.1", 0));
    }

    /**
     * Tells who may make an account.
     *
     * @return what is set; for {@link Registration#AUTO}, what that means here
     */
    public Registration registration() {
        if (auth.registration() != Registration.AUTO) {
            return auth.registration();
        }
        return server.isLoopback() ? Registration.OPEN : Registration.INVITE;
    }

    /**
     * Lists the names by which the server is reached, as far as they are configured.
     *
     * @return names and addresses, each once
     */
    public List<String> names() {
        return Stream.concat(Stream.of(server.advertise()), tls.names().stream()).filter(name -> !name.isBlank())
                .distinct().toList();
    }

    /**
     * Tells whether an address to listen on can be reached by this machine only.
     *
     * @param host the address or name
     * @return whether; {@code false} for a name other than {@code localhost}, whatever it stands for
     */
    public static boolean isLoopback(String host) {
        try {
            return InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException _) {
            return host.equalsIgnoreCase("localhost");
        }
    }

    /**
     * Changes some settings.
     *
     * @param settings values as on the command line, by key
     * @return this configuration with those values
     * @throws ConfigException naming every mistake
     */
    public ServerConfig with(Map<String, String> settings) throws ConfigException {
        ConfigReader reader = new ConfigReader(this);
        settings.forEach((key, value) -> reader.set(key, value, "set"));
        return reader.finish();
    }
}
