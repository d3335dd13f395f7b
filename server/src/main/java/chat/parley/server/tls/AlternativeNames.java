package chat.parley.server.tls;

import java.net.IDN;
import java.net.InetAddress;
import java.util.Optional;

/**
 * The names and addresses that a certificate is for. Stateless; apart from {@link Certificates} because each start asks for them, and
 * what makes certificates takes a tenth of a second to load.
 */
final class AlternativeNames {

    private AlternativeNames() {}

    /**
     * Brings a name or an address into the form in which it is read from a certificate again: an address in full and without
     * its zone, a name in ASCII.
     *
     * @throws IllegalArgumentException when it is neither
     */
    static String canonical(String name) {
        return address(name).map(a -> a.getHostAddress().replaceFirst("%.*", "")).orElseGet(() -> IDN.toASCII(name));
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
