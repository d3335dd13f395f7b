package chat.parley.server.doctor;

import chat.parley.server.config.ServerConfig;
import chat.parley.server.control.ControlReply;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The server that is looked at.
 *
 * @param data its data directory, which may not be there yet
 * @param config its settings as the next start would find them; {@code null} when they have mistakes
 * @param mistakes these, one line each
 * @param status how it runs; {@code null} when it does not, or does not tell
 * @param inUse whether some process uses the data directory
 */
public record Patient(Path data, @Nullable ServerConfig config, List<String> mistakes,
        ControlReply.@Nullable Status status, boolean inUse) {

    /** Copies. */
    public Patient {
        mistakes = List.copyOf(mistakes);
    }

    /**
     * One that does not run.
     *
     * @param data its data directory, which may not be there yet
     * @param config its settings
     * @return the server
     */
    public static Patient stopped(Path data, ServerConfig config) {
        return new Patient(data, config, List.of(), null, false);
    }

    Path database() {
        return data.resolve("parley.db");
    }

    Path tls() {
        return data.resolve("tls");
    }

    /** The certificates that it shows or would show: the administrator's, or its own. */
    Path certificates() {
        String brought = status != null ? status.certificate() : config != null ? config.tls().certificate() : null;
        return brought == null || brought.isBlank() ? tls().resolve("server.pem") : Path.of(brought);
    }

    boolean isCertificateOwn() {
        return certificates().startsWith(tls());
    }

    /** The names that the configuration says it is reached by. */
    List<String> names() {
        return status != null ? status.names() : config != null ? config.names() : List.of();
    }
}
