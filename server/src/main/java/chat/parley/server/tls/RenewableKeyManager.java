package chat.parley.server.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Shows every client the same certificate, and another one from the moment it is given one. An identity keeps its alias, so a
 * handshake that has begun with one ends with it. Safe for use by many threads at once.
 */
final class RenewableKeyManager extends X509ExtendedKeyManager {

    /** The identity of now and the one before it, for the handshakes that had begun with that. */
    private record Identities(Identity current, int number, @Nullable Identity previous) {}

    private volatile Identities identities;

    /** Begins with an identity. */
    RenewableKeyManager(Identity first) {
        this.identities = new Identities(first, 0, null);
    }

    /** Uses another identity, if it is another, for handshakes that begin from now on; says whether. Called by one thread at a time. */
    boolean use(Identity next) {
        Identities old = identities;
        if (next.chain().equals(old.current.chain())) {
            return false;
        }
        identities = new Identities(next, old.number + 1, old.current);
        return true;
    }

    /** The identity that is shown now. */
    Identity current() {
        return identities.current;
    }

    private static String alias(int number, String algorithm) {
        return number + ":" + algorithm;
    }

    private @Nullable Identity byAlias(String alias) {
        Identities now = identities;
        int number = Integer.parseInt(alias.substring(0, alias.indexOf(':')));
        return number == now.number ? now.current : number == now.number - 1 ? now.previous : null;
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        Identities now = identities;
        String algorithm = now.current.key().getAlgorithm();
        return keyType.startsWith(algorithm) ? alias(now.number, algorithm) : null;
    }

    @Override
    public @Nullable String chooseEngineServerAlias(String keyType, Principal @Nullable [] issuers,
            @Nullable SSLEngine engine) {
        return chooseServerAlias(keyType, issuers, null);
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        String alias = chooseServerAlias(keyType, issuers, null);
        return alias == null ? null : new String[]{alias};
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        Identity identity = byAlias(alias);
        return identity == null ? null : identity.chain().toArray(X509Certificate[]::new);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        Identity identity = byAlias(alias);
        return identity == null ? null : identity.key();
    }

    @Override
    public @Nullable String chooseClientAlias(String[] keyTypes, Principal @Nullable [] issuers,
            @Nullable Socket socket) {
        return null;
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }
}
