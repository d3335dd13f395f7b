package chat.parley.server.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.common.protocol.RefusedException;
import chat.parley.common.trust.CaFingerprint;
import chat.parley.server.config.ServerConfig;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A certificate that the administrator brings: what is taken, what is refused, and what happens when it is replaced. */
class BroughtCertificateTest {

    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");

    @TempDir
    private Path root;

    private Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private ServerTls brought(Path certificate, Path key) throws IOException, GeneralSecurityException {
        return ServerTls.open(new ServerConfig.Tls(certificate.toString(), key.toString(), List.of()),
                root.resolve("tls"), NAMES,
                () -> now);
    }

    /** A certificate that is signed by itself. */
    private Identity alone() throws GeneralSecurityException {
        Authority authority = Certificates.newAuthority(now);
        return new Identity(authority.chain(), authority.key());
    }

    @Test
    void aBroughtCertificateIsShownAndItsLastOneIsPinned() throws IOException, GeneralSecurityException {
        Authority authority = Certificates.newAuthority(now);
        Identity leaf = Certificates.newLeaf(authority, NAMES, now);
        ServerTls tls = brought(write("chain.pem", leaf), writeKey("key.pem", leaf));

        assertThat(tls.fingerprint()).isEqualTo(CaFingerprint.of(authority.own()));
        assertThat(Pair.shownBy(tls)).isEqualTo(leaf.chain());
        assertThat(root.resolve("tls")).as("no certificate is made").doesNotExist();
    }

    @Test
    void aBroughtCertificateMayStandAlone() throws IOException, GeneralSecurityException {
        Identity own = alone();

        assertThat(Pair.shownBy(brought(write("own.pem", own), writeKey("key.pem", own)))).containsExactly(own.own());
    }

    @ParameterizedTest
    @CsvSource({"EC, SHA384withECDSA", "RSA, SHA256withRSA", "Ed25519, Ed25519"})
    void aBroughtCertificateMayHaveAnyUsualKindOfKey(String kind, String signing) throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance(kind).generateKeyPair();
        X500Name name = new X500Name("CN=chat.example.org");
        X509Certificate certificate = new JcaX509CertificateConverter().getCertificate(
                new JcaX509v3CertificateBuilder(name, BigInteger.ONE, Date.from(now), Date.from(now.plusSeconds(3600)),
                        name, keys.getPublic()).build(new JcaContentSignerBuilder(signing).build(keys.getPrivate())));
        Identity own = new Identity(List.of(certificate), keys.getPrivate());

        assertThat(Pair.shownBy(brought(write("own.pem", own), writeKey("key.pem", own)))).containsExactly(certificate);
    }

    private Path write(String name, Identity identity) throws IOException, GeneralSecurityException {
        Path file = root.resolve(name);
        Pem.writeCertificates(file, identity.chain());
        return file;
    }

    private Path writeKey(String name, Identity identity) throws IOException {
        Path file = root.resolve(name);
        BareKey.write(file, identity.key());
        return file;
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing", "empty", "garbage", "a folder", "broken base64"})
    void aCertificateFileThatIsNoGoodIsNamed(String kind) throws IOException, GeneralSecurityException {
        Identity own = alone();
        Path key = writeKey("key.pem", own);
        Path bad = bad(kind, "CERTIFICATE");

        assertThatThrownBy(() -> brought(bad, key)).isInstanceOf(IOException.class)
                .hasMessageStartingWith(bad + " cannot be used: ").hasMessageNotContaining("\n")
                .hasMessageNotContaining("null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing", "empty", "garbage", "a folder", "broken base64"})
    void aKeyFileThatIsNoGoodIsNamed(String kind) throws IOException, GeneralSecurityException {
        Path certificate = write("own.pem", alone());
        Path bad = bad(kind, "PRIVATE KEY");

        assertThatThrownBy(() -> brought(certificate, bad)).isInstanceOf(IOException.class)
                .hasMessageStartingWith(bad + " cannot be used: ").hasMessageNotContaining("\n")
                .hasMessageNotContaining("null");
    }

    private Path bad(String kind, String label) throws IOException {
        Path file = root.resolve("bad.pem");
        return switch (kind) {
            case "empty" -> Files.createFile(file);
            case "garbage" -> Files.write(file, new byte[]{0, 1, 2, (byte) 0xff, 42});
            case "a folder" -> Files.createDirectory(file);
            case "broken base64" -> Files.writeString(file,
                    "-----BEGIN " + label + "-----\nAAAA\n-----END " + label + "-----\n");
            default -> file;
        };
    }

    @Test
    void aKeyThatDoesNotFitIsRefusedAtTheStart() throws IOException, GeneralSecurityException {
        Path certificate = write("own.pem", alone());
        Path otherKey = writeKey("key.pem", alone());
        Path otherKind = root.resolve("rsa.pem");
        KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
        rsa.initialize(2048);
        BareKey.write(otherKind, rsa.generateKeyPair().getPrivate());

        for (Path key : List.of(otherKey, otherKind)) {
            assertThatThrownBy(() -> brought(certificate, key)).isInstanceOf(IOException.class)
                    .hasMessageStartingWith(key + " cannot be used: ").hasMessageNotContaining("\n");
        }
    }

    @Test
    void aKeyInAnotherFormIsRefusedWithAWayToChangeIt() throws IOException, GeneralSecurityException {
        Path certificate = write("own.pem", alone());
        Path key = Files.writeString(root.resolve("sec1.pem"),
                "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----\n");

        assertThatThrownBy(() -> brought(certificate, key)).hasMessageStartingWith(key.toString())
                .hasMessageContaining("openssl pkcs8");
    }

    // Replacing it while the server runs.

    private @Nullable Authority authority;

    private Identity fromTheSameAuthority() throws GeneralSecurityException {
        Authority issuer = authority == null ? Certificates.newAuthority(now) : authority;
        authority = issuer;
        return Certificates.newLeaf(issuer, NAMES, now);
    }

    private ServerTls running(Identity first) throws IOException, GeneralSecurityException {
        return brought(write("chain.pem", first), writeKey("key.pem", first));
    }

    @Test
    void aNewOneIsShownToWhoConnectsNextAndOpenConnectionsGoOn() throws IOException, GeneralSecurityException {
        ServerTls tls = running(fromTheSameAuthority());
        try (Pair open = Pair.connect(tls)) {
            Identity next = fromTheSameAuthority();
            write("chain.pem", next);
            writeKey("key.pem", next);
            tls.refresh();

            assertThat(Pair.shownBy(tls)).isEqualTo(next.chain()).isNotEqualTo(open.shown());
            assertThat(tls.failures()).isZero();
            open.talk();
        }
    }

    @Test
    void oneThatIsHalfWrittenIsWaitedFor() throws IOException, GeneralSecurityException {
        Identity first = fromTheSameAuthority();
        ServerTls tls = running(first);
        Identity next = fromTheSameAuthority();
        write("chain.pem", next);
        tls.refresh(); // the key is still the old one's
        assertThat(Pair.shownBy(tls)).isEqualTo(first.chain());
        writeKey("key.pem", next);
        tls.refresh();

        assertThat(Pair.shownBy(tls)).isEqualTo(next.chain());
        assertThat(tls.failures()).as("nothing to complain about").isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"broken", "key of broken base64", "missing", "another's key", "expired", "not valid yet",
            "out of order"})
    void oneThatIsNoGoodIsRefusedOnceAndTheOldOneStaysUntilThereIsAGoodOne(String kind)
            throws IOException, GeneralSecurityException {
        Identity first = fromTheSameAuthority();
        ServerTls tls = running(first);
        spoil(kind);
        for (int i = 0; i < 5; i++) {
            tls.refresh();
        }
        assertThat(Pair.shownBy(tls)).isEqualTo(first.chain());
        assertThat(tls.failures()).as("said once").isEqualTo(1);

        Identity good = fromTheSameAuthority();
        write("chain.pem", good);
        writeKey("key.pem", good);
        tls.refresh();
        assertThat(Pair.shownBy(tls)).isEqualTo(good.chain());
    }

    private void spoil(String kind) throws IOException, GeneralSecurityException {
        Identity next = fromTheSameAuthority();
        Instant real = now;
        switch (kind) {
            case "broken" -> Files.writeString(root.resolve("chain.pem"), "-----BEGIN CERTIFICATE-----");
            case "key of broken base64" -> {
                Path key = root.resolve("key.pem");
                Files.writeString(key, Files.readString(key).replace("\n-----END", "A\n-----END"));
            }
            case "missing" -> Files.delete(root.resolve("key.pem"));
            case "another's key" -> write("chain.pem", next);
            case "out of order" -> {
                write("chain.pem", new Identity(List.of(next.own(), alone().own()), next.key()));
                writeKey("key.pem", next);
            }
            default -> {
                Duration far = Duration.ofDays(100);
                now = kind.equals("expired") ? now.minus(far) : now.plus(far);
                Identity untimely = fromTheSameAuthority();
                now = real;
                write("chain.pem", untimely);
                writeKey("key.pem", untimely);
            }
        }
    }

    @Test
    void oneThatBecomesValidLaterIsTakenThen() throws IOException, GeneralSecurityException {
        Identity first = fromTheSameAuthority();
        ServerTls tls = running(first);
        spoil("not valid yet");
        tls.refresh();
        tls.refresh();
        assertThat(tls.expiresAt()).isEqualTo(first.end());
        now = now.plus(Duration.ofDays(100));
        tls.refresh();

        assertThat(tls.expiresAt()).isAfter(first.end());
    }

    @Test
    void itDoesNotMatterHowTheFilesWereReplaced() throws IOException, GeneralSecurityException {
        ServerTls tls = running(fromTheSameAuthority());
        Identity next = fromTheSameAuthority();
        var times = Files.getLastModifiedTime(root.resolve("chain.pem"));
        for (String file : List.of("chain.pem", "key.pem")) { // as a tool does that keeps versions behind symbolic links
            Path version = file.equals("key.pem") ? writeKey("2-" + file, next) : write("2-" + file, next);
            Files.setLastModifiedTime(version, times);
            Path link = Files.createSymbolicLink(root.resolve("link"), version);
            Files.move(link, root.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        tls.refresh();

        assertThat(Pair.shownBy(tls)).isEqualTo(next.chain());
    }

    @Test
    void anotherAuthorityIsTakenAndLinksNameIt() throws IOException, GeneralSecurityException {
        ServerTls tls = running(fromTheSameAuthority());
        authority = Certificates.newAuthority(now);
        Identity next = fromTheSameAuthority();
        write("chain.pem", next);
        writeKey("key.pem", next);
        tls.refresh();

        assertThat(tls.fingerprint()).isEqualTo(CaFingerprint.of(next.chain().getLast()));
        assertThat(tls.announcement()).as("nobody can follow").isEmpty();
    }

    @Test
    void itsAuthorityIsNotTheServersToReplace() throws IOException, GeneralSecurityException {
        Identity first = fromTheSameAuthority();
        ServerTls tls = running(first);

        assertThatThrownBy(() -> tls.rollOver(Duration.ofDays(1))).isInstanceOf(RefusedException.class)
                .hasMessageContaining("tls.certificate");
        assertThat(Pair.shownBy(tls)).isEqualTo(first.chain());
    }
}
