package chat.parley.common.doctor;

import java.util.Locale;

/** The steps of the way to a server, in their order. */
public enum ConnectionStep {
    /** The server's name is looked up. */
    NAME,
    /** Something takes connections at its port. */
    PORT,
    /** What listens there speaks TLS, with a certificate that is valid. */
    TLS,
    /** The certificate is of the certificate authority that is expected. */
    PIN,
    /** It is a Parley server, and takes another client. */
    PROTOCOL,
    /** Somebody can sign in. */
    LOGIN;

    /**
     * Tells how the step is written in reports.
     *
     * @return a word in lower case
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
