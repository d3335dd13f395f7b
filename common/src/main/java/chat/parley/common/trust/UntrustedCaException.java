package chat.parley.common.trust;

import java.security.cert.CertificateException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The server's certificate comes from an authority that the client does not trust, because it has seen none for this server
 * yet, or because it was another one. Nothing has been sent to the server but the attempt to connect.
 */
public final class UntrustedCaException extends CertificateException {

    private static final long serialVersionUID = 1;

    private final CaFingerprint offered;
    private final @Nullable CaFingerprint expected;

    UntrustedCaException(CaFingerprint offered, @Nullable CaFingerprint expected) {
        super(expected == null
                ? "the certificate authority " + offered + " is not known yet"
                : "the certificate authority is " + offered + ", not " + expected);
        this.offered = offered;
        this.expected = expected;
    }

    /**
     * Tells which authority the server showed.
     *
     * @return its fingerprint
     */
    public CaFingerprint offered() {
        return offered;
    }

    /**
     * Tells which authority the client expected.
     *
     * @return its fingerprint; nothing when none is known for this server yet
     */
    public Optional<CaFingerprint> expected() {
        return Optional.ofNullable(expected);
    }

    /**
     * Finds this exception below the one that a failed handshake throws.
     *
     * @param failure what the handshake threw
     * @return the reason, if it was this one
     */
    public static Optional<UntrustedCaException> in(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof UntrustedCaException untrusted) {
                return Optional.of(untrusted);
            }
        }
        return Optional.empty();
    }
}
