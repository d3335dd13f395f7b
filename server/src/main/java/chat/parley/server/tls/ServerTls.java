package chat.parley.server.tls;

import chat.parley.common.protocol.RefusedException;
import chat.parley.common.trust.CaFingerprint;
import chat.parley.server.config.ServerConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's TLS: the certificate that it shows now, and the authority that clients pin.
 *
 * <p>Without a certificate of the administrator's, the folder {@code tls} of the data directory holds an authority that the
 * server made at its first start ({@code ca.pem}, {@code ca-key.pem}) and a certificate from it ({@code server.pem},
 * {@code server-key.pem}), which is renewed 30 days before it expires, or when the server has got another name or address. A
 * year before the authority expires, or when an administrator wants it, another one follows it: the old one signs the new one,
 * and clients go over by that. A certificate of the administrator's is read again when its files have changed. Connections
 * that are open are never touched.
 *
 * <p>Safe for use by many threads at once.
 */
public final class ServerTls {

    /** How often {@link #refresh} is to be called: how long a new certificate of the administrator's waits at most. */
    public static final Duration REFRESH_INTERVAL = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(ServerTls.class);

    /** Clients prove themselves by what they say; otherwise the JDK reads every authority that it knows. */
    private static final TrustManager[] NOBODY = {};

    private final Source source; // guarded by this
    private final InstantSource clock;
    private final RenewableKeyManager keyManager;
    private final SSLContext context;
    private final LongAdder failures = new LongAdder();
    private volatile X509Certificate pinned;
    private volatile List<String> announcement;
    private volatile Consumer<List<String>> announcer = _ -> {};

    /**
     * What is shown at a moment.
     *
     * @param ca what clients pin that come for the first time
     * @param caEnd until when that is valid
     * @param certificateEnd until when the server's certificate is valid
     * @param followed the authorities before, the youngest first, from which clients can follow
     */
    public record Status(CaFingerprint ca, Instant caEnd, Instant certificateEnd, List<Followed> followed) {}

    /**
     * An authority that another one has followed.
     *
     * @param ca its fingerprint
     * @param until until when clients that know it can follow
     */
    public record Followed(CaFingerprint ca, Instant until) {}

    private ServerTls(Source source, InstantSource clock) throws GeneralSecurityException {
        this.source = source;
        this.clock = clock;
        this.keyManager = new RenewableKeyManager(source.current());
        this.pinned = source.pinned();
        this.announcement = encode(source.succession());
        this.context = SSLContext.getInstance("TLSv1.3");
        context.init(new KeyManager[]{keyManager}, NOBODY, null);
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
        Source source = config.certificate().isBlank()
                ? OwnSource.open(folder, names, clock.instant())
                : BroughtSource.open(Path.of(config.certificate()), Path.of(config.key()), clock.instant());
        ServerTls tls = new ServerTls(source, clock);
        tls.refresh(); // an authority that should have been replaced while no server ran
        return tls;
    }

    /**
     * Looks whether a start could use the certificates and their keys, or would make them; changes nothing.
     *
     * @param config what the administrator has set
     * @param folder where certificates of the server's own are kept; may be missing
     * @throws IOException when a start would fail on a file; the message names it
     */
    public static void check(ServerConfig.Tls config, Path folder) throws IOException {
        if (config.certificate().isBlank()) {
            new AuthorityFiles(folder).check();
        } else {
            BroughtSource.read(Path.of(config.certificate()), Path.of(config.key()));
        }
    }

    /**
     * Says who tells clients that the authority has changed.
     *
     * @param announcer told each time what {@link #announcement} is from then on, by the thread that has changed it
     */
    public void onRollOver(Consumer<List<String>> announcer) {
        this.announcer = announcer;
    }

    /**
     * Renews the certificate and the authority if they are due, or reads the certificate again if its files have changed; for
     * the connections that come from now on. What fails is logged, counted and tried again. Quick when there is nothing to do.
     */
    public synchronized void refresh() {
        try {
            source.refresh(clock.instant());
        } catch (IOException | GeneralSecurityException e) {
            failures.increment();
            LOG.error("the certificate could not be renewed: {}", e.getMessage());
        } finally {
            show();
        }
    }

    /**
     * Has another authority follow the one that the server has made for itself, at once.
     *
     * @param grace how long clients that know only the old one can follow; never longer than that one is valid
     * @return the new one
     * @throws RefusedException when the certificate was brought, or this was done too often
     * @throws IOException when files cannot be written
     * @throws GeneralSecurityException when the platform makes no certificates
     */
    public synchronized CaFingerprint rollOver(Duration grace)
            throws RefusedException, IOException, GeneralSecurityException {
        try {
            source.rollOver(grace, clock.instant());
            return fingerprint(source.pinned());
        } finally {
            show();
        }
    }

    private void show() {
        if (!keyManager.use(source.current())) {
            return;
        }
        pinned = source.pinned();
        List<String> before = announcement;
        List<String> now = encode(source.succession());
        announcement = now;
        if (!now.isEmpty() && (before.isEmpty() || !now.getFirst().equals(before.getFirst()))) {
            announcer.accept(now);
        }
    }

    private static List<String> encode(List<X509Certificate> chain) {
        return chain.stream().map(certificate -> {
            try {
                return Base64.getEncoder().encodeToString(certificate.getEncoded());
            } catch (CertificateEncodingException e) {
                throw unwritable(e);
            }
        }).toList();
    }

    private static CaFingerprint fingerprint(X509Certificate certificate) {
        try {
            return CaFingerprint.of(certificate);
        } catch (CertificateEncodingException e) {
            throw unwritable(e);
        }
    }

    private static IllegalStateException unwritable(CertificateEncodingException e) {
        return new IllegalStateException("a certificate was read and cannot be written", e);
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
     * Tells what clients pin that come for the first time.
     *
     * @return the fingerprint of the authority
     */
    public CaFingerprint fingerprint() {
        return fingerprint(pinned);
    }

    /**
     * Tells clients which authority has followed the one that they may know.
     *
     * @return what {@link chat.parley.common.trust.CaPin#follow} takes; empty when there is nothing to follow
     */
    public List<String> announcement() {
        return announcement;
    }

    /**
     * Tells when the certificate that the server shows now expires.
     *
     * @return its end
     */
    public Instant expiresAt() {
        return keyManager.current().end();
    }

    /**
     * Tells whether clients whose clocks go as this server's does can take what it shows.
     *
     * @return whether its certificate and the authority that clients pin have begun, and have not ended
     */
    public boolean isValid() {
        Instant now = clock.instant();
        Identity shown = keyManager.current();
        return now.isBefore(shown.end()) && now.isBefore(caExpiresAt()) && !now.isBefore(shown.begin())
                && !now.isBefore(Identity.begin(pinned));
    }

    /**
     * Tells when the authority that clients pin expires.
     *
     * @return its end
     */
    public Instant caExpiresAt() {
        return pinned.getNotAfter().toInstant();
    }

    /**
     * Counts what went wrong.
     *
     * @return how often a certificate could not be renewed, or a new one was refused
     */
    public long failures() {
        return failures.sum();
    }

    /**
     * Tells all of it.
     *
     * @return what is shown now
     */
    public synchronized Status status() {
        List<Followed> followed = new ArrayList<>();
        List<X509Certificate> chain = source.succession();
        Instant until = Instant.MAX;
        for (int i = 1; i + 1 < chain.size(); i += 2) {
            Instant end = chain.get(i).getNotAfter().toInstant();
            until = end.isBefore(until) ? end : until; // the way leads over the younger ones
            followed.add(new Followed(fingerprint(chain.get(i + 1)), until));
        }
        return new Status(fingerprint(), caExpiresAt(), expiresAt(), followed);
    }
}
