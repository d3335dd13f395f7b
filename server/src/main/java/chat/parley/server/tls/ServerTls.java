package chat.parley.server.tls;

import chat.parley.common.trust.CaFingerprint;
import chat.parley.server.config.ServerConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's TLS: the certificate that it shows now, and the files that it comes from.
 *
 * <p>Without a certificate of the administrator's, the folder {@code tls} of the data directory holds an authority that the
 * server made at its first start ({@code ca.pem}, {@code ca-key.pem}) and a certificate from it ({@code server.pem},
 * {@code server-key.pem}), which is renewed 30 days before it expires, or when the server has got another name or address;
 * connections that are open are not touched.
 *
 * <p>Safe for use by many threads at once.
 */
public final class ServerTls {

    private static final Logger LOG = LoggerFactory.getLogger(ServerTls.class);

    /** How long before its end a certificate is renewed. */
    private static final Duration RENEW_BEFORE = Duration.ofDays(30);

    private final RenewableKeyManager keyManager;
    private final SSLContext context;
    private final Renewal renewal;

    /** Renews the certificate when it is due. */
    @FunctionalInterface
    private interface Renewal {
        void ifDue() throws IOException, GeneralSecurityException;
    }

    private ServerTls(RenewableKeyManager keyManager, Renewal renewal) throws GeneralSecurityException {
        this.keyManager = keyManager;
        this.renewal = renewal;
        this.context = SSLContext.getInstance("TLSv1.3");
        context.init(new KeyManager[]{keyManager}, null, null);
    }

    /**
     * Uses the certificate that the configuration names, or one of the server's own.
     *
     * @param config what the administrator has set
     * @param folder where certificates of the server's own are kept; made when it is missing
     * @param names names and addresses that the server may be reached by
     * @param clock tells the time
     * @return the server's TLS
     * @throws IOException when a file cannot be read or written, or does not hold what it must
     * @throws GeneralSecurityException when the certificates are no good
     */
    public static ServerTls open(ServerConfig.Tls config, Path folder, Set<String> names, InstantSource clock)
            throws IOException, GeneralSecurityException {
        if (!config.certificate().isBlank()) {
            Identity brought = read(Path.of(config.certificate()), Path.of(config.key()));
            warnBeforeEnd(brought, clock.instant());
            return new ServerTls(new RenewableKeyManager(brought), () -> warnBeforeEnd(brought, clock.instant()));
        }
        Files.createDirectories(folder);
        Set<String> all = canonical(names);
        Identity authority = authority(folder, clock.instant());
        RenewableKeyManager keyManager = new RenewableKeyManager(leaf(folder, authority, all, clock.instant()));
        return new ServerTls(keyManager, () -> keyManager.use(leaf(folder, authority, all, clock.instant())));
    }

    /** As they stand in a certificate, so that one that has them is known again. */
    private static Set<String> canonical(Set<String> names) throws IOException {
        Set<String> all = new LinkedHashSet<>();
        for (String name : names) {
            try {
                all.add(Certificates.canonical(name));
            } catch (IllegalArgumentException e) {
                throw new IOException(name + " is neither a host name nor an address (tls.names)", e);
            }
        }
        return all;
    }

    private static Identity read(Path certificateFile, Path keyFile) throws IOException, GeneralSecurityException {
        List<X509Certificate> chain = named(certificateFile, () -> Pem.readCertificates(certificateFile));
        PrivateKey key = named(keyFile, () -> Pem.readKey(keyFile, chain.getFirst()));
        return new Identity(chain, key);
    }

    /** Reads a file's content. */
    @FunctionalInterface
    private interface Reading<T> {
        T read() throws IOException, GeneralSecurityException;
    }

    /** Names the file in whatever goes wrong with it. */
    private static <T> T named(Path file, Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (IOException | GeneralSecurityException e) {
            throw new IOException(file + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static Identity authority(Path folder, Instant now) throws IOException, GeneralSecurityException {
        Path certificate = folder.resolve("ca.pem");
        Path key = folder.resolve("ca-key.pem");
        if (Files.exists(certificate)) {
            return read(certificate, key);
        }
        Identity made = Certificates.newAuthority(now);
        // The certificate last: it is what tells, at the next start, that there is an authority.
        Pem.writeKey(key, made.key());
        Pem.writeCertificates(certificate, made.chain());
        LOG.info("made a certificate authority, {}", CaFingerprint.of(made.own()));
        return made;
    }

    private static Identity leaf(Path folder, Identity authority, Set<String> names, Instant now)
            throws IOException, GeneralSecurityException {
        Path certificate = folder.resolve("server.pem");
        Path key = folder.resolve("server-key.pem");
        if (Files.exists(certificate) && Files.exists(key)) {
            try {
                Identity kept = read(certificate, key);
                if (isGood(kept, authority, names, now)) {
                    return kept;
                }
            } catch (IOException | GeneralSecurityException e) {
                LOG.warn("{}; it is made anew", e.getMessage()); // nobody pins it, and a crash may have left a half of it
            }
        }
        Identity made = Certificates.newLeaf(authority, names, now);
        Pem.writeKey(key, made.key());
        Pem.writeCertificates(certificate, made.chain());
        LOG.info("made a certificate for {}, valid until {}", names, made.own().getNotAfter().toInstant());
        return made;
    }

    private static boolean isGood(Identity leaf, Identity authority, Set<String> names, Instant now)
            throws CertificateParsingException {
        return leaf.pinned().equals(authority.own())
                && leaf.own().getNotAfter().toInstant().isAfter(now.plus(RENEW_BEFORE))
                && namesIn(leaf.own()).containsAll(names);
    }

    private static Set<String> namesIn(X509Certificate certificate) throws CertificateParsingException {
        Collection<List<?>> names = certificate.getSubjectAlternativeNames();
        return names == null ? Set.of() : names.stream().map(n -> String.valueOf(n.get(1))).collect(Collectors.toSet());
    }

    private static void warnBeforeEnd(Identity brought, Instant now) {
        Instant end = brought.own().getNotAfter().toInstant();
        if (!end.isAfter(now.plus(RENEW_BEFORE))) {
            LOG.warn("the certificate expires at {}; put a new one in its place and restart", end);
        }
    }

    /** Renews the certificate if it is due, for the connections that come from now on. What fails is logged and tried again. */
    public void renewIfDue() {
        try {
            renewal.ifDue();
        } catch (IOException | GeneralSecurityException e) {
            LOG.error("the certificate could not be renewed", e);
        }
    }

    /**
     * Gives the context that connections are made with; it always shows the certificate that is current.
     *
     * @return a context for servers, TLS 1.3
     */
    public SSLContext context() {
        return context;
    }

    /**
     * Tells what clients pin.
     *
     * @return the fingerprint of the last certificate that the server shows
     * @throws GeneralSecurityException when the certificate cannot be encoded
     */
    public CaFingerprint fingerprint() throws GeneralSecurityException {
        return CaFingerprint.of(keyManager.current().pinned());
    }

    /**
     * Tells when the certificate that the server shows now expires.
     *
     * @return its end
     */
    public Instant expiresAt() {
        return keyManager.current().own().getNotAfter().toInstant();
    }
}
