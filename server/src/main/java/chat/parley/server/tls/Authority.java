package chat.parley.server.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * An authority that the server has made for itself, and those that it has followed. Of these only certificates are left: each
 * one's key was needed for the last time when it signed the next authority.
 *
 * @param chain the authority's certificate; then, for each that it has followed, the youngest first, the certificate by which
 *        that one has signed the next, and its own
 * @param key the private key of the first
 */
record Authority(List<X509Certificate> chain, PrivateKey key) {

    /** What stands in the chain for one that was followed. */
    private static final int LINK = 2;

    X509Certificate own() {
        return chain.getFirst();
    }

    Instant end() {
        return own().getNotAfter().toInstant();
    }

    /** The authority, and as many of those before it as clients can still follow from. */
    List<X509Certificate> shown(Instant now) {
        List<X509Certificate> shown = new ArrayList<>(chain.subList(0, 1));
        for (int i = 1; i + 1 < chain.size() && chain.get(i).getNotAfter().toInstant().isAfter(now); i += LINK) {
            shown.addAll(chain.subList(i, i + LINK));
        }
        return List.copyOf(shown);
    }

    /** How many of those before it clients can still follow from. */
    int followed(Instant now) {
        return shown(now).size() / LINK;
    }

    /** Leaves the key out. */
    @Override
    public String toString() {
        return "Authority[" + own().getSubjectX500Principal() + "]";
    }
}
