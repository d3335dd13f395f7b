package chat.parley.server.tls;

import chat.parley.common.trust.CaFingerprint;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the server keeps the authority that it has made for itself: {@code ca.pem} has its {@linkplain Authority#chain chain},
 * {@code ca-key.pem} its key, for the owner alone.
 *
 * <p>A roll-over writes the new key beside the old one, then the new chain, then puts the new key in its place. The chain says
 * which authority it is: whatever a crash leaves, one of the two keys is that one's. Used by one thread at a time.
 */
final class AuthorityFiles {

    private static final Logger LOG = LoggerFactory.getLogger(AuthorityFiles.class);

    private final Path folder;
    private final Path certificates;
    private final Path key;
    private final Path nextKey;

    AuthorityFiles(Path folder) {
        this.folder = folder;
        this.certificates = folder.resolve("ca.pem");
        this.key = folder.resolve("ca-key.pem");
        this.nextKey = folder.resolve("ca-key-next.pem");
    }

    /** Reads the authority, or makes one when there is none. */
    Authority openOrMake(Instant now) throws IOException, GeneralSecurityException {
        Files.createDirectories(folder);
        removeUnfinished();
        return Files.exists(certificates) ? open() : make(now);
    }

    private void removeUnfinished() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.pem*" + Pem.UNFINISHED)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    private Authority make(Instant now) throws IOException, GeneralSecurityException {
        Authority made = Certificates.newAuthority(now);
        // The certificate last: it is what tells, at the next start, that there is an authority.
        Pem.writeKey(key, made.key(), made.own());
        Pem.writeCertificates(certificates, made.chain());
        LOG.info("made a certificate authority, {}", CaFingerprint.of(made.own()));
        return made;
    }

    /** Looks whether a start could use the authority, or would make one; changes nothing. */
    void check() throws IOException {
        if (Files.exists(certificates)) {
            read();
        }
    }

    /**
     * What the files hold.
     *
     * @param authority the authority
     * @param isNext whether its key is still the next one: a roll-over was interrupted after it had come into force
     */
    private record Kept(Authority authority, boolean isNext) {}

    private Kept read() throws IOException {
        List<X509Certificate> chain = Pem.named(certificates, () -> Pem.readCertificates(certificates));
        try {
            return new Kept(new Authority(chain, Pem.named(key, () -> Pem.readKey(key, chain.getFirst()))), false);
        } catch (IOException e) {
            if (Files.notExists(nextKey)) {
                throw e;
            }
            return new Kept(new Authority(chain, Pem.named(nextKey, () -> Pem.readKey(nextKey, chain.getFirst()))),
                    true);
        }
    }

    /** Reads the authority, and settles what an interrupted roll-over has left. */
    private Authority open() throws IOException {
        Kept kept = read();
        if (kept.isNext()) {
            Pem.replace(nextKey, key);
            LOG.warn("a roll-over of the certificate authority was interrupted and is complete now");
        } else if (Files.deleteIfExists(nextKey)) {
            LOG.warn("a roll-over of the certificate authority was interrupted and has not happened");
        }
        return kept.authority();
    }

    /**
     * Makes an authority that follows another, which signs it and gives up its key.
     *
     * @param old the authority until now
     * @param grace how long clients that know the old one can follow; it is never longer than that one's validity
     * @param now the time
     * @return the authority from now on. When an earlier roll-over had failed only after it had come into force, the one of then
     * @throws IOException when a file cannot be written; the old authority is in use then, at least until the next start
     */
    Authority rollOver(Authority old, Duration grace, Instant now) throws IOException, GeneralSecurityException {
        Authority kept = open();
        if (!kept.own().equals(old.own())) {
            return kept;
        }
        Authority made = Certificates.successor(old, grace, now);
        Pem.writeKey(nextKey, made.key(), made.own());
        Pem.writeCertificates(certificates, made.chain());
        LOG.info("made a certificate authority, {}, which follows {}", CaFingerprint.of(made.own()),
                CaFingerprint.of(old.own()));
        try {
            Pem.replace(nextKey, key);
        } catch (IOException e) {
            LOG.warn("the new key stays in {} until the next start: {}", nextKey, e.getMessage());
        }
        return made;
    }
}
