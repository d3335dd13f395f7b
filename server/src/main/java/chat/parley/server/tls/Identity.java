package chat.parley.server.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * What the server proves itself with.
 *
 * @param chain the server's own certificate first, then each one's issuer
 * @param key the private key of the first
 */
record Identity(List<X509Certificate> chain, PrivateKey key) {

    X509Certificate own() {
        return chain.getFirst();
    }

    Instant begin() {
        return begin(own());
    }

    static Instant begin(X509Certificate certificate) {
        return certificate.getNotBefore().toInstant();
    }

    Instant end() {
        return own().getNotAfter().toInstant();
    }

    /** Leaves the key out. */
    @Override
    public String toString() {
        return "Identity[" + own().getSubjectX500Principal() + "]";
    }
}
