package chat.parley.server.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.Base64;

/** A key as the JDK writes it: the private part only, in a PEM file. */
final class BareKey {

    private BareKey() {}

    static void write(Path file, PrivateKey key) throws IOException {
        Files.writeString(file, "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(key.getEncoded())
                + "\n-----END PRIVATE KEY-----\n");
    }
}
