package chat.parley.server.doctor;

import chat.parley.common.doctor.Finding;
import chat.parley.common.trust.Chain;
import chat.parley.server.tls.ServerTls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** The server's certificate and its authority are valid, and stay so for a while. Stateless. */
final class CertificateCheck {

    private static final String CERTIFICATE = "certificate";
    private static final String AUTHORITY = "authority";

    /** The server renews its own 30 days before their end: with less left, nothing has renewed it. */
    private static final Duration RENEWED_BEFORE = Duration.ofDays(25);

    /** Everybody needs to hear of a new authority in time. */
    private static final Duration NEW_AUTHORITY_BEFORE = Duration.ofDays(180);

    private CertificateCheck() {}

    static List<Finding> of(Patient patient, Instant now) {
        Path file = patient.certificates();
        boolean own = patient.isCertificateOwn();
        if (patient.config() != null) {
            try {
                ServerTls.check(patient.config().tls(), patient.tls());
            } catch (IOException e) {
                return List.of(Finding.failed(own ? AUTHORITY : CERTIFICATE, String.valueOf(e.getMessage()), own
                        ? "put tls back from a backup; without one move tls away, start the server, and give everybody a"
                                + " new invite link"
                        : "see certs/README.md"));
            }
        }
        if (own && Files.notExists(file)) {
            return List.of(Finding.ok(CERTIFICATE, "the server makes one at its first start"));
        }
        try {
            List<X509Certificate> chain = read(file);
            Stream<Finding> leaf = Stream.of(leaf(chain.getFirst(), own, patient.status() != null, now));
            return (chain.size() == 1
                    ? leaf
                    : Stream.concat(leaf, Stream.of(authority(Chain.authority(chain), own, now))))
                    .toList();
        } catch (IOException | CertificateException e) {
            return List.of(Finding.failed(CERTIFICATE, file + " cannot be read: " + e.getMessage(), own
                    ? "delete it: the server makes another one at its next start"
                    : "see certs/README.md"));
        }
    }

    /** The certificates of a file, the server's own first; at least one. */
    static List<X509Certificate> read(Path file) throws IOException, CertificateException {
        List<X509Certificate> chain = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file))).stream()
                .map(X509Certificate.class::cast).toList();
        if (chain.isEmpty()) {
            throw new IOException("there is no certificate in it");
        }
        return chain;
    }

    private static Finding leaf(X509Certificate leaf, boolean own, boolean running, Instant now) {
        Instant end = leaf.getNotAfter().toInstant();
        if (now.isBefore(leaf.getNotBefore().toInstant())) {
            return Finding.failed(CERTIFICATE, "is valid only from " + day(leaf.getNotBefore().toInstant()),
                    own && !running
                            ? "set the clock of this machine if it is wrong; if it is right, the server makes another one at"
                                    + " its next start"
                            : "set the clock of this machine");
        }
        if (own && !running && now.isAfter(end.minus(RENEWED_BEFORE))) {
            return Finding.ok(CERTIFICATE, "ends on " + day(end) + "; the server renews it at its next start");
        }
        if (!now.isBefore(end)) {
            return Finding.failed(CERTIFICATE, "has expired on " + day(end), own
                    ? "look into the server's log why it was not renewed, and restart it"
                    : "put a new one in its place");
        }
        return now.isAfter(end.minus(RENEWED_BEFORE))
                ? Finding.warning(CERTIFICATE, "ends on " + day(end), own
                        ? "it should have been renewed: look into the server's log"
                        : "put a new one in its place before")
                : Finding.ok(CERTIFICATE, "is valid until " + day(end)
                        + (own ? ", and renewed by the server before" : ""));
    }

    private static Finding authority(X509Certificate authority, boolean own, Instant now) {
        Instant end = authority.getNotAfter().toInstant();
        if (now.isBefore(authority.getNotBefore().toInstant())) {
            return Finding.failed(AUTHORITY, "is valid only from " + day(authority.getNotBefore().toInstant()),
                    "set the clock of this machine" + (own
                            ? "; if it is right, put tls back from a backup, or move tls away, start the server, and give"
                                    + " everybody a new invite link"
                            : ""));
        }
        if (!now.isBefore(end)) {
            return Finding.failed(AUTHORITY, "has expired on " + day(end), "nobody can connect: make a new one");
        }
        return now.isAfter(end.minus(NEW_AUTHORITY_BEFORE))
                ? Finding.warning(AUTHORITY, "ends on " + day(end), "replace it in time: clients pin it")
                : Finding.ok(AUTHORITY, "is valid until " + day(end));
    }

    private static String day(Instant time) {
        return time.truncatedTo(ChronoUnit.DAYS).toString().substring(0, "2026-01-01".length());
    }
}
