package chat.parley.common.trust;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The client's check of a server's certificates: the last one the server shows must have the pinned fingerprint, and the
 * others must descend from it by the ordinary rules (signatures, validity, use). The host name must be in the certificate
 * unless the pinned authority {@linkplain OwnCa signs for this server only}, or the pin is the server's own certificate.
 *
 * <p>Immutable, safe for use by many threads at once.
 */
public final class PinnedTrust extends X509ExtendedTrustManager {

    private final @Nullable CaFingerprint pin;

    private PinnedTrust(@Nullable CaFingerprint pin) {
        this.pin = pin;
    }

    /**
     * Makes a TLS context for connections to one server.
     *
     * @param pin the fingerprint to insist on; {@code null} when none is known: then every handshake fails with an
     *        {@link UntrustedCaException} that tells what the server offered
     * @return a context for clients
     * @throws GeneralSecurityException when the platform cannot make one
     */
    public static SSLContext context(@Nullable CaFingerprint pin) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(null, new TrustManager[]{new PinnedTrust(pin)}, null);
        return context;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        X509Certificate last = chain[chain.length - 1];
        CaFingerprint offered = CaFingerprint.of(last);
        if (!offered.equals(pin)) {
            throw new UntrustedCaException(offered, pin);
        }
        if (chain.length == 1) {
            last.checkValidity(); // pinned itself: nothing else vouches for it, and no name has to
            return;
        }
        X509ExtendedTrustManager rules = rulesBelow(last);
        if (OwnCa.is(last)) {
            rules.checkServerTrusted(chain, authType);
        } else {
            rules.checkServerTrusted(chain, authType, socket); // with the socket: the host name, too
        }
    }

    private static X509ExtendedTrustManager rulesBelow(X509Certificate ca) throws CertificateException {
        try {
            KeyStore anchors = KeyStore.getInstance(KeyStore.getDefaultType());
            anchors.load(null, null);
            anchors.setCertificateEntry("ca", ca);
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(anchors);
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509ExtendedTrustManager rules) {
                    return rules;
                }
            }
            throw new CertificateException("the platform has no PKIX trust manager");
        } catch (CertificateException e) {
            throw e;
        } catch (GeneralSecurityException | IOException e) {
            throw new CertificateException(e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
        throw new UnsupportedOperationException("for sockets only");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {
        throw new UnsupportedOperationException("for sockets only");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {
        throw new UnsupportedOperationException("for clients only");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
        throw new UnsupportedOperationException("for clients only");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {
        throw new UnsupportedOperationException("for clients only");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
