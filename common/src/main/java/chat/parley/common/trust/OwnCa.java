package chat.parley.common.trust;

import java.security.cert.X509Certificate;

/**
 * How a certificate authority that a Parley server made for itself is told from any other. Such an authority signs for one
 * server only, so whoever pins it needs no host name in the certificate: the server may be reached by any name or address.
 */
public final class OwnCa {

    /** The organisation in the authority's name. */
    public static final String ORGANISATION = "Parley self-hosted server";

    private static final String MARK = "O=" + ORGANISATION;

    private OwnCa() {}

    /**
     * Tells whether a certificate is an authority that a Parley server made for itself. Anyone can make one that looks so:
     * ask only about a certificate whose fingerprint is trusted.
     *
     * @param certificate the certificate of an authority
     * @return whether it signs for one server only
     */
    public static boolean is(X509Certificate certificate) {
        return certificate.getBasicConstraints() == 0
                && certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())
                && certificate.getSubjectX500Principal().getName().contains(MARK);
    }
}
