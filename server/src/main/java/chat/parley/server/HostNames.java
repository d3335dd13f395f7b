package chat.parley.server;

import chat.parley.server.config.ServerConfig;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Names and addresses by which this machine may be reached. Stateless. */
final class HostNames {

    private static final Logger LOG = LoggerFactory.getLogger(HostNames.class);

    private HostNames() {}

    /** Everything that a certificate should be valid for: names and addresses of the machine, and what was configured. */
    static Set<String> all(String listenHost, String advertised, List<String> configured) {
        Set<String> names = new LinkedHashSet<>(List.of("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1"));
        if (!isWildcard(listenHost)) {
            names.add(listenHost);
        }
        if (!advertised.isBlank()) {
            names.add(advertised);
        }
        names.addAll(configured);
        if (!ServerConfig.isLoopback(listenHost)) {
            localName(names);
            addresses().forEach(address -> names.add(withoutZone(address)));
        }
        return names;
    }

    /** What an invite link should name: what was configured, else the address listened on, else the machine's first. */
    static String forLinks(String listenHost, String advertised) {
        if (!advertised.isBlank()) {
            return advertised;
        }
        if (!isWildcard(listenHost)) {
            return listenHost;
        }
        return addresses().stream().filter(Inet4Address.class::isInstance).findFirst().map(InetAddress::getHostAddress)
                .orElse("localhost");
    }

    private static boolean isWildcard(String host) {
        try {
            return InetAddress.ofLiteral(host).isAnyLocalAddress();
        } catch (IllegalArgumentException _) {
            return false; // a name
        }
    }

    private static void localName(Set<String> names) {
        try {
            names.add(InetAddress.getLocalHost().getHostName());
        } catch (UnknownHostException e) {
            LOG.debug("this machine has no name: {}", e.getMessage());
        }
    }

    /** An IPv6 address as the system lists it names the interface, too ({@code %eth0}), which means nothing elsewhere. */
    private static String withoutZone(InetAddress address) {
        return address.getHostAddress().replaceFirst("%.*", "");
    }

    /** Addresses that other machines may use; link-local ones are of no use in a link. */
    private static List<InetAddress> addresses() {
        List<InetAddress> addresses = new ArrayList<>();
        try {
            NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                    .filter(a -> !a.isLoopbackAddress() && !a.isLinkLocalAddress()).forEach(addresses::add);
        } catch (SocketException e) {
            LOG.warn("the machine's addresses are not known: {}", e.getMessage());
        }
        return addresses;
    }
}
