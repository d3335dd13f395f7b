package chat.parley.common.trust;

import java.net.Inet6Address;
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
            .compile("(?:\\[(?<six>[^\\[\\]]+)]|(?<host>[\\p{L}\\p{N}._-]+))(?::(?<port>[0-9]{1,5}))?");

    /** The characters of an IPv6 address and of its zone (an interface); their order is the platform's to judge. */
    private static final Pattern IPV6 = Pattern
            .compile("(?<address>[0-9a-fA-F.]*:[0-9a-fA-F:.]+)(?:%[\\p{Alnum}._-]+)?");

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
        if (isIpv6(trimmed)) {
            return Optional.of(new ServerAddress(trimmed, DEFAULT_PORT)); // without brackets there cannot be a port
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
        if (six == null) {
            return Optional.of(new ServerAddress(matcher.group("host"), port));
        }
        return isIpv6(six) ? Optional.of(new ServerAddress(six, port)) : Optional.empty();
    }

    private static boolean isIpv6(String text) {
        Matcher matcher = IPV6.matcher(text);
        if (!matcher.matches()) {
            return false;
        }
        try {
            return Inet6Address.ofLiteral(matcher.group("address")) != null;
        } catch (IllegalArgumentException _) {
            return false; // how the platform says that it is none
        }
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
