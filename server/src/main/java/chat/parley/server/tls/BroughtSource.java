package chat.parley.server.tls;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.RefusedException;
import chat.parley.common.trust.CaFingerprint;
import chat.parley.common.trust.Chain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A certificate that the administrator brings, in two files, which are looked at again and again: by what is in them, so that it
 * does not matter how they were replaced. What cannot be used is refused, and the one before stays in use.
 */
final class BroughtSource implements Source {

    private static final Logger LOG = LoggerFactory.getLogger(BroughtSource.class);

    private static final Duration WARN_BEFORE = Duration.ofDays(30);
    private static final Duration WARN_EVERY = Duration.ofDays(1);

    /** What has become of the files as they were seen last. */
    private enum Standing {
        /** They are what is shown. */
        IN_USE,
        /** They cannot be used; they may be being written just now. */
        UNCLEAR,
        /** They cannot be used, and that was said. They are tried again all the same: time may make them valid. */
        REFUSED
    }

    private final Path certificateFile;
    private final Path keyFile;

    private Identity current;
    private byte[] seen;
    private Standing standing = Standing.IN_USE;
    private Instant nextWarning = Instant.MIN;

    private BroughtSource(Path certificateFile, Path keyFile, Identity current, byte[] seen) {
        this.certificateFile = certificateFile;
        this.keyFile = keyFile;
        this.current = current;
        this.seen = seen;
    }

    /** Reads both files. An expired certificate is taken, with a warning: there is no better one. */
    static BroughtSource open(Path certificateFile, Path keyFile, Instant now)
            throws IOException, GeneralSecurityException {
        byte[] seen = digest(certificateFile, keyFile); // before: what changes meanwhile is found to be new
        BroughtSource source = new BroughtSource(certificateFile, keyFile, read(certificateFile, keyFile), seen);
        source.warnBeforeEnd(now);
        return source;
    }

    /** Reads both files, which must belong together. */
    static Identity read(Path certificateFile, Path keyFile) throws IOException {
        Identity brought = Pem.read(certificateFile, keyFile);
        List<X509Certificate> chain = brought.chain();
        for (int i = 0; i + 1 < chain.size(); i++) {
            try {
                chain.get(i).verify(chain.get(i + 1).getPublicKey());
            } catch (GeneralSecurityException e) {
                throw new IOException(certificateFile + " cannot be used: its certificate number " + (i + 1)
                        + " is not signed by the one after it", e);
            }
        }
        return brought;
    }

    @Override
    public Identity current() {
        return current;
    }

    @Override
    public X509Certificate pinned() {
        return Chain.authority(current.chain());
    }

    @Override
    public void refresh(Instant now) throws IOException, GeneralSecurityException {
        byte[] found = digest(certificateFile, keyFile);
        boolean isNew = !Arrays.equals(found, seen);
        seen = found;
        if (isNew || standing != Standing.IN_USE) {
            tryFiles(isNew, now);
        }
        warnBeforeEnd(now);
    }

    private void tryFiles(boolean isNew, Instant now) throws IOException, GeneralSecurityException {
        Identity fresh;
        try {
            fresh = read(certificateFile, keyFile);
            requireValid(fresh, now);
        } catch (IOException e) {
            boolean complain = !isNew && standing == Standing.UNCLEAR;
            standing = isNew ? Standing.UNCLEAR : Standing.REFUSED;
            if (complain) {
                throw new IOException("the new certificate is refused, and the one until now stays in use: "
                        + e.getMessage(), e);
            }
            return;
        }
        standing = Standing.IN_USE;
        if (!fresh.chain().equals(current.chain())) {
            use(fresh);
        }
    }

    private void requireValid(Identity fresh, Instant now) throws IOException {
        try {
            fresh.own().checkValidity(Date.from(now));
        } catch (CertificateException e) {
            throw new IOException(certificateFile + " cannot be used: it is valid from "
                    + fresh.own().getNotBefore().toInstant() + " to " + fresh.end(), e);
        }
    }

    private void use(Identity fresh) throws GeneralSecurityException {
        CaFingerprint before = CaFingerprint.of(pinned());
        current = fresh;
        CaFingerprint after = CaFingerprint.of(pinned());
        nextWarning = Instant.MIN;
        LOG.info("another certificate is in use, from {}, valid until {}", certificateFile, fresh.end());
        if (!after.equals(before)) {
            LOG.warn("its authority is {}; clients that know {} refuse it and need a new invite link", after, before);
        }
    }

    /** Both files' contents; a file that cannot be read counts as empty, and is complained about when it is tried. */
    private static byte[] digest(Path certificateFile, Path keyFile) throws GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (Path file : List.of(certificateFile, keyFile)) {
            try {
                byte[] content = Files.readAllBytes(file);
                digest.update((content.length + ":").getBytes(StandardCharsets.US_ASCII));
                digest.update(content);
            } catch (IOException e) {
                LOG.debug("{} cannot be read: {}", file, e.getMessage());
            }
        }
        return digest.digest();
    }

    private void warnBeforeEnd(Instant now) {
        if (!current.end().isAfter(now.plus(WARN_BEFORE)) && !now.isBefore(nextWarning)) {
            LOG.warn("the certificate expires at {}; put a new one in its place ({})", current.end(), certificateFile);
            nextWarning = now.plus(WARN_EVERY);
        }
    }

    @Override
    public List<X509Certificate> succession() {
        return List.of();
    }

    @Override
    public void rollOver(Duration grace, Instant now) throws RefusedException {
        throw new RefusedException(ErrorCode.NOT_ALLOWED_HERE,
                "This server shows a certificate that was brought (tls.certificate): its authority is not the server's");
    }
}
