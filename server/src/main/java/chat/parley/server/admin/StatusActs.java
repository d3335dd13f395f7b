package chat.parley.server.admin;

import chat.parley.common.trust.InviteLink;
import chat.parley.server.config.ServerConfig;
import chat.parley.server.control.ControlReply;
import chat.parley.server.session.Services;
import chat.parley.server.session.Version;
import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/** Tells administrators how the server runs. Stateless. */
final class StatusActs {

    private static final int UNKNOWN = -1;

    private StatusActs() {}

    /** How it is now; the link says where it is reached. */
    static ControlReply.Status status(Services services, InviteLink link) {
        ServerConfig config = services.config();
        UnixOperatingSystemMXBean system = ManagementFactory
                .getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix ? unix : null;
        return new ControlReply.Status(Version.NUMBER, config.server().host(), link.address().port(), link.ca().hex(),
                config.tls().certificate().isBlank()
                        ? null
                        : Path.of(config.tls().certificate()).toAbsolutePath().toString(),
                config.names(), services.signedIn(), config.limits().connections(),
                system == null ? UNKNOWN : system.getOpenFileDescriptorCount(),
                system == null ? UNKNOWN : system.getMaxFileDescriptorCount(), Runtime.getRuntime().maxMemory());
    }
}
