package chat.parley.common.trust;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The client's check of a server's certificates: one that the server shows must have the pinned fingerprint, and those before
 * it must descend from it by the ordinary rules (signatures, validity, use); what comes after it does not count. The host name
 * must be in the certificate unless the pinned authority {@linkplain OwnCa signs for this server only}, or the pin is the
 * server's own certificate.
 *
 * <p>Safe for use by many threads at once.
 */
public final class PinnedTrust extends X509ExtendedTrustManager {

    private final CaPin pin;

    private PinnedTrust(CaPin pin) {
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
        return context(new CaPin(pin, _ -> {}));
    }

    /** For {@link CaPin#context}. */
    static SSLContext context(CaPin pin) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(null, new TrustManager[]{new PinnedTrust(pin)}, null);
        return context;
    }

    /** The ordinary rules, with the name that the peer has to have. */
    private interface Rules {

        void check(X509ExtendedTrustManager rules, X509Certificate[] chain) throws CertificateException;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        check(chain, authType, (rules, known) -> rules.checkServerTrusted(known, authType, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        check(chain, authType, (rules, known) -> rules.checkServerTrusted(known, authType, engine));
    }

    private void check(X509Certificate[] chain, String authType, Rules withName) throws CertificateException {
        List<X509Certificate> shown = List.of(chain);
        CaFingerprint wanted = pin.current();
        int at = wanted == null ? -1 : Chain.find(wanted, shown);
        if (at < 0) {
            throw new UntrustedCaException(CaFingerprint.of(Chain.authority(shown)), wanted);
        }
        X509Certificate trusted = chain[at];
        if (at == 0) {
            trusted.checkValidity(); // pinned itself: nothing else vouches for it, and no name has to
            return;
        }
        X509Certificate[] known = Arrays.copyOf(chain, at + 1);
        X509ExtendedTrustManager rules = rulesBelow(trusted);
        if (OwnCa.is(trusted)) {
            rules.checkServerTrusted(known, authType);
        } else {
            withName.check(rules, known);
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
    public void checkServerTrusted(X509Certificate[] chain, String authType) {
        throw new UnsupportedOperationException("without a connection there is no name");
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
