package chat.parley.common.trust;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a server listens.
 *
 * @param host a host name or IP address; an IPv6 address without brackets
 * @param port 1 to 65535
 */
public record ServerAddress(String host, int port) {

    /** The port where none is given. */
    public static final int DEFAULT_PORT = 7420;

    private static final int MAX_PORT = 65_535;

    private static final Pattern HOST_AND_PORT = Pattern
            .compile("(?:\\[(?<six>[0-9a-fA-F:.%]+)]|(?<host>[\\p{L}\\p{N}._-]+))(?::(?<port>\\d{1,5}))?");

    /** An IPv6 address that was written without brackets, and so without a port. */
    private static final Pattern BARE_IPV6 = Pattern.compile("[0-9a-fA-F]*:[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException when the host is blank or the port is out of range
     */
    public ServerAddress {
        if (host.isBlank() || port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException("not an address: " + host + " port " + port);
        }
    }

    /**
     * Reads {@code host}, {@code host:port}, {@code [ipv6]:port} or an IPv6 address.
     *
     * @param text what was written; white space around it is ignored
     * @return the address, or nothing when it is none
     */
    public static Optional<ServerAddress> parse(String text) {
        String trimmed = text.strip();
        if (BARE_IPV6.matcher(trimmed).matches()) {
            return Optional.of(new ServerAddress(trimmed, DEFAULT_PORT));
        }
        Matcher matcher = HOST_AND_PORT.matcher(trimmed);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int port = matcher.group("port") == null ? DEFAULT_PORT : Integer.parseInt(matcher.group("port"));
        if (port < 1 || port > MAX_PORT) {
            return Optional.empty();
        }
        String six = matcher.group("six");
        return Optional.of(new ServerAddress(six == null ? matcher.group("host") : six, port));
    }

    /**
     * Writes the address so that {@link #parse} reads it.
     *
     * @return {@code host:port}, an IPv6 address in brackets
     */
    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
