package chat.parley.server.tls;

import java.net.IDN;
import java.net.InetAddress;
import java.util.Optional;

/**
 * The names and addresses that a certificate is for. Stateless; apart from {@link Certificates} because each start asks for them, and
 * what makes certificates takes a tenth of a second to load.
 */
final class AlternativeNames {

    private static final int MAX_LABEL_CHARS = 63; // RFC 1035, 2.3.4

    private AlternativeNames() {}

    /**
     * Brings a name or an address into the form in which it is read from a certificate again: an address in full and without
     * its zone, a name in ASCII.
     *
     * @throws IllegalArgumentException when it is neither
     */
    static String canonical(String name) {
        return address(name).map(a -> a.getHostAddress().replaceFirst("%.*", ""))
                .orElseGet(() -> isPlain(name) ? name : IDN.toASCII(name));
    }

    /** One label of ASCII, such as {@code localhost}, is what it becomes, without the tables that {@link IDN} reads first. */
    private static boolean isPlain(String name) {
        return !name.isEmpty() && name.length() <= MAX_LABEL_CHARS && name.chars().allMatch(c -> c < 0x80 && c != '.');
    }

    /** The address that a name is, if it is one; told by its form alone: nothing is looked up. */
    static Optional<InetAddress> address(String name) {
        try {
            return Optional.of(InetAddress.ofLiteral(name));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
