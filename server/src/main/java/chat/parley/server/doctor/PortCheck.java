package chat.parley.server.doctor;

import chat.parley.common.doctor.Finding;
import chat.parley.common.doctor.Way;
import chat.parley.common.trust.CaFingerprint;
import chat.parley.common.trust.ServerAddress;
import chat.parley.server.config.ServerConfig;
import chat.parley.server.control.ControlReply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;

/** The port is free for a server that is to start, and answers with the server's certificate when it runs. Stateless. */
final class PortCheck {

    private static final String PORT = "port";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private PortCheck() {}

    static List<Finding> of(Patient patient) throws InterruptedException {
        ControlReply.Status status = patient.status();
        ServerConfig config = patient.config();
        if (status != null) {
            return List.of(answers(status));
        }
        return config == null ? List.of() : List.of(free(config.server(), patient.inUse()));
    }

    private static Finding answers(ControlReply.Status status) throws InterruptedException {
        ServerAddress address = new ServerAddress(reachable(status.host()), status.port());
        List<Finding> steps = WayCheck.of(new Way(address, new CaFingerprint(status.ca()), null), PATIENCE);
        Finding last = steps.getLast();
        return last.level() == Finding.Level.FAILED
                ? Finding.failed(PORT, address + " does not answer as it should: " + last.what(), last.remedy())
                : Finding.ok(PORT, address + " answers, with this server's certificate");
    }

    /** Who listens on every address is asked at the machine's own. */
    private static String reachable(String host) {
        try {
            InetAddress address = InetAddress.ofLiteral(host);
            return address.isAnyLocalAddress() ? "127.0.0.1" : host;
        } catch (IllegalArgumentException _) {
            return host; // a name
        }
    }

    private static Finding free(ServerConfig.Server where, boolean inUse) {
        String address = where.host() + ":" + where.port();
        if (where.port() == 0) {
            return Finding.ok(PORT, "the system chooses a free one at each start");
        }
        InetAddress host;
        try {
            host = InetAddress.getByName(where.host());
        } catch (UnknownHostException _) {
            return Finding.failed(PORT, "there is no host " + where.host(), "correct server.host");
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, where.port()));
            return Finding.ok(PORT, address + " is free");
        } catch (IOException e) {
            return inUse
                    ? Finding.ok(PORT, address + " is in use, as the data directory is")
                    : Finding.failed(PORT, address + " cannot be listened on: " + e.getMessage(),
                            "end the program that has it, or choose others (server.host, server.port)");
        }
    }
}
