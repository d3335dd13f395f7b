package chat.parley.common.testing;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * What a TLS server shows and proves itself with.
 *
 * @param key the private key of the first certificate
 * @param chain the certificates to show, the server's own first; need not fit together
 */
public record Identity(PrivateKey key, List<X509Certificate> chain) {

    /**
     * Shows another chain, with the same key.
     *
     * @param certificates the certificates to show
     * @return the same server in other clothes
     */
    public Identity showing(X509Certificate... certificates) {
        return new Identity(key, List.of(certificates));
    }

    /**
     * Makes a server's context.
     *
     * @return a context with this identity
     */
    public SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[]{new Keys(this)}, null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Shows the chain as it is; a key store would insist on one that fits together. */
    private static final class Keys extends X509ExtendedKeyManager {

        private final Identity identity;

        Keys(Identity identity) {
            this.identity = identity;
        }

        @Override
        public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
            return keyType.equals("EC") ? new String[]{"server"} : null;
        }

        @Override
        public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers,
                @Nullable Socket socket) {
            return keyType.equals("EC") ? "server" : null;
        }

        @Override
        public @Nullable String chooseEngineServerAlias(String keyType, Principal @Nullable [] issuers,
                @Nullable SSLEngine engine) {
            return chooseServerAlias(keyType, issuers, null);
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return identity.chain().toArray(X509Certificate[]::new);
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return identity.key();
        }

        @Override
        public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
            return null;
        }

        @Override
        public @Nullable String chooseClientAlias(String[] keyTypes, Principal @Nullable [] issuers,
                @Nullable Socket socket) {
            return null;
        }
    }
}
