package chat.parley.server;

import chat.parley.server.config.ServerConfig;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Names and addresses by which this machine may be reached. Stateless. */
final class HostNames {

    private static final Logger LOG = LoggerFactory.getLogger(HostNames.class);

    /** Linux tells it there, without anybody being asked. */
    private static final Path KERNEL_NAME = Path.of("/proc/sys/kernel/hostname");

    private static final Pattern HOST_NAME = Pattern.compile("[\\p{Alnum}](?:[\\p{Alnum}._-]*[\\p{Alnum}])?");

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
        return firstOf(addresses());
    }

    /** The first of IPv4, which reaches most machines; where there is none, the first of IPv6. */
    static String firstOf(List<InetAddress> addresses) {
        return addresses.stream().min(Comparator.comparing(Inet6Address.class::isInstance)).map(HostNames::withoutZone)
                .orElse("localhost");
    }

    private static boolean isWildcard(String host) {
        try {
            return InetAddress.ofLiteral(host).isAnyLocalAddress();
        } catch (IllegalArgumentException _) {
            return false; // a name
        }
    }

    /**
     * As the system or its environment says it. {@code InetAddress.getLocalHost} would look the name up, perhaps in the network, and
     * a server asks nobody.
     */
    private static void localName(Set<String> names) {
        Stream.of(kernelName(), System.getenv("HOSTNAME"), System.getenv("COMPUTERNAME"))
                .filter(name -> name != null && isHostName(name)).findFirst().ifPresent(names::add);
    }

    private static @Nullable String kernelName() {
        try {
            return Files.exists(KERNEL_NAME) ? Files.readString(KERNEL_NAME).strip() : null;
        } catch (IOException e) {
            LOG.debug("this machine has no name: {}", e.getMessage());
            return null;
        }
    }

    /** What cannot stand in a certificate is left out. */
    private static boolean isHostName(String name) {
        return HOST_NAME.matcher(name).matches();
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
