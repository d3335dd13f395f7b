package chat.parley.common.trust;

import java.security.cert.X509Certificate;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.security.auth.x500.X500Principal;

/**
 * How a certificate authority that a Parley server made for itself is told from any other. Such an authority signs for one
 * server only, so whoever pins it needs no host name in the certificate: the server may be reached by any name or address.
 */
public final class OwnCa {

    /** The organisation in the authority's name. */
    public static final String ORGANISATION = "Parley self-hosted server";

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
                && isNamed(certificate.getSubjectX500Principal());
    }

    private static boolean isNamed(X500Principal name) {
        try {
            return new LdapName(name.getName()).getRdns().stream()
                    .anyMatch(part -> part.getType().equals("O") && ORGANISATION.equals(part.getValue()));
        } catch (InvalidNameException _) {
            return false; // nothing that a Parley server has written
        }
    }
}
