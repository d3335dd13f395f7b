package chat.parley.common.trust;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Which certificate authority a client insists on for one server, and how that changes: only to one that the authority until
 * then {@linkplain #follow has signed}. Safe for use by many threads at once.
 */
public final class CaPin {

    private final Consumer<CaFingerprint> followed;
    private volatile @Nullable CaFingerprint current;

    /**
     * Makes a pin that tells when it changes.
     *
     * @param first the fingerprint to insist on; {@code null} when none is known: then every handshake fails with an
     *        {@link UntrustedCaException} that tells what the server offered
     * @param followed told the new authority after each change, by the thread that has made it: must be quick
     */
    public CaPin(@Nullable CaFingerprint first, Consumer<CaFingerprint> followed) {
        this.current = first;
        this.followed = followed;
    }

    /**
     * Tells the authority.
     *
     * @return the fingerprint to insist on; {@code null} when none is known
     */
    public @Nullable CaFingerprint current() {
        return current;
    }

    /**
     * Makes a TLS context for connections to the server, which insists on the authority of the moment.
     *
     * @return a context for clients
     */
    public SSLContext context() {
        try {
            return PinnedTrust.context(this);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has TLS 1.3", e);
        }
    }

    /**
     * Goes over to the authority that a server has announced, if the pinned one vouches for it: it must be in the announced
     * chain, and all that is before it must descend from it by the ordinary rules of certificates. Only an authority that a Parley
     * server {@linkplain OwnCa made for itself} can be followed, and only by another one.
     *
     * @param announced base64 of the certificates (DER), as in the protocol's {@code ca}: the authority, then what it is signed
     *        by, up to the eldest one that clients may know; empty when there is nothing to follow
     * @return whether another authority is pinned now
     * @throws CertificateException when the announcement is broken, or the pinned authority does not vouch for it; nothing has
     *         changed then
     */
    public synchronized boolean follow(List<String> announced) throws CertificateException {
        CaFingerprint pin = current;
        if (pin == null || announced.isEmpty()) {
            return false;
        }
        List<X509Certificate> chain = decode(announced);
        int known = Chain.find(pin, chain);
        if (known == 0) {
            return false; // gone over already
        }
        if (known < 0) {
            throw new CertificateException("the pinned authority " + pin + " is not among those that were announced");
        }
        X509Certificate next = chain.getFirst();
        X509Certificate trusted = chain.get(known);
        if (!OwnCa.is(trusted) || !OwnCa.is(next) || !Chain.isSelfSigned(next)) {
            throw new CertificateException("this is no roll-over of an authority that signs for one server only");
        }
        try {
            Chain.requireSigned(chain.subList(0, known), trusted);
        } catch (GeneralSecurityException e) {
            throw new CertificateException(
                    "the pinned authority does not vouch for the announced one: " + e.getMessage(),
                    e);
        }
        CaFingerprint fresh = CaFingerprint.of(next);
        current = fresh;
        followed.accept(fresh);
        return true;
    }

    private static List<X509Certificate> decode(List<String> announced) throws CertificateException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> chain = new ArrayList<>();
        for (String base64 : announced) {
            try {
                chain.add((X509Certificate) factory.generateCertificate(
                        new ByteArrayInputStream(Base64.getDecoder().decode(base64))));
            } catch (IllegalArgumentException e) {
                throw new CertificateException("an announced certificate is not in base64", e);
            }
        }
        return chain;
    }
}
