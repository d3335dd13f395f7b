package chat.parley.server.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Set;

/** An authority that is not the server's, for tests of whole servers: an administrator has it. Immutable. */
public final class OtherAuthority {

    private final Authority authority;

    /** Makes one. */
    public OtherAuthority() throws GeneralSecurityException {
        authority = Certificates.newAuthority(Instant.now());
    }

    /** Writes a new certificate for this machine, with the authority's, and its key. */
    public void writeCertificate(Path certificate, Path key) throws IOException, GeneralSecurityException {
        Identity made = Certificates.newLeaf(authority, Set.of("localhost", "127.0.0.1"), Instant.now());
        Pem.writeCertificates(certificate, made.chain());
        Pem.writeKey(key, made.key(), made.own());
    }
}
