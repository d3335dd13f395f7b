package chat.parley.server.tls;

import chat.parley.common.protocol.RefusedException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Where the certificate comes from that the server shows. Used by one thread at a time. */
sealed interface Source permits OwnSource, BroughtSource {

    /** What to show from now on. */
    Identity current();

    /** What clients pin that come for the first time and are shown this. */
    X509Certificate pinned();

    /**
     * Renews it if that is due, or reads it again if it has changed.
     *
     * @throws IOException when that has failed; the old one is still good for what it was
     */
    void refresh(Instant now) throws IOException, GeneralSecurityException;

    /** The authority, and what proves that it has followed others; empty when it has followed none that clients may know. */
    List<X509Certificate> succession();

    /**
     * Makes another authority, which the one until now signs.
     *
     * @param grace how long clients that know only the old one can follow
     * @throws RefusedException when this cannot be done here, or not now
     */
    void rollOver(Duration grace, Instant now) throws RefusedException, IOException, GeneralSecurityException;
}
