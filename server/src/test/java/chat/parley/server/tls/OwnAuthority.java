package chat.parley.server.tls;

import chat.parley.common.trust.CaFingerprint;
import chat.parley.common.trust.CaPin;
import chat.parley.server.config.ServerConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What the tests of one authority after another begin with: a folder, and a clock that they move. */
abstract class OwnAuthority {

    static final Duration GRACE = Duration.ofDays(30);

    private static final ServerConfig.Tls OWN = new ServerConfig.Tls("", "", List.of());
    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");

    @TempDir
    Path root;

    Path folder = Path.of("");
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @BeforeEach
    void chooseFolder() {
        folder = root.resolve("tls");
    }

    ServerTls open() throws IOException, GeneralSecurityException {
        return ServerTls.open(OWN, folder, NAMES, () -> now);
    }

    static CaPin pin(CaFingerprint ca) {
        return new CaPin(ca, _ -> {});
    }
}
