package chat.parley.common.trust;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;

/**
 * What there is in a chain of certificates: each is signed by the next. After an authority that has followed another come the
 * certificate by which that one has signed it, and that one's own; and so on, when that has followed one, too. Stateless.
 */
public final class Chain {

    private Chain() {}

    /**
     * Finds the authority that a chain leads to: what a client pins that knows nothing yet.
     *
     * @param chain at least one certificate
     * @return the first that is signed by itself, else the last one
     */
    public static X509Certificate authority(List<X509Certificate> chain) {
        return chain.stream().filter(Chain::isSelfSigned).findFirst().orElseGet(chain::getLast);
    }

    /**
     * Tells whether a certificate is vouched for by nobody else.
     *
     * @param certificate any certificate
     * @return whether its own key has signed it
     */
    static boolean isSelfSigned(X509Certificate certificate) {
        if (!certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
            return false;
        }
        try {
            certificate.verify(certificate.getPublicKey());
            return true;
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    /** Where in a chain the certificate with a fingerprint is; -1 when it is not there. */
    static int find(CaFingerprint wanted, List<X509Certificate> chain) throws CertificateException {
        for (int i = 0; i < chain.size(); i++) {
            if (CaFingerprint.of(chain.get(i)).equals(wanted)) {
                return i;
            }
        }
        return -1;
    }

    /** By the ordinary rules: signatures, validity now, who may sign whom. */
    static void requireSigned(List<X509Certificate> below, X509Certificate trusted) throws GeneralSecurityException {
        PKIXParameters rules = new PKIXParameters(Set.of(new TrustAnchor(trusted, null)));
        rules.setRevocationEnabled(false); // nothing is looked up anywhere
        CertPathValidator.getInstance("PKIX").validate(CertificateFactory.getInstance("X.509").generateCertPath(below),
                rules);
    }
}
