package chat.parley.server.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.common.trust.CaFingerprint;
import chat.parley.common.trust.PinnedTrust;
import chat.parley.server.config.ServerConfig;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerTlsTest {

    private static final ServerConfig.Tls OWN = new ServerConfig.Tls("", "", List.of());
    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");

    @TempDir
    private Path root;

    private Path folder = Path.of("");
    private Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @BeforeEach
    void chooseFolder() {
        folder = root.resolve("tls");
    }

    private ServerTls open(Set<String> names) throws IOException, GeneralSecurityException {
        return ServerTls.open(OWN, folder, names, () -> now);
    }

    private ServerTls open() throws IOException, GeneralSecurityException {
        return open(NAMES);
    }

    private ServerTls brought(Path certificate, Path key) throws IOException, GeneralSecurityException {
        return ServerTls.open(new ServerConfig.Tls(certificate.toString(), key.toString(), List.of()), folder, NAMES,
                () -> now);
    }

    /** Both ends of a TLS connection. */
    private record Pair(SSLSocket client, SSLSocket server) implements AutoCloseable {

        List<X509Certificate> shown() throws IOException {
            return List.of((X509Certificate[]) client.getSession().getPeerCertificates());
        }

        void talk() throws IOException {
            server.getOutputStream().write(7);
            assertThat(client.getInputStream().read()).isEqualTo(7);
        }

        @Override
        public void close() throws IOException {
            client.close();
            server.close();
        }
    }

    private static Pair connect(ServerTls tls) throws IOException, GeneralSecurityException {
        try (SSLServerSocket listening = (SSLServerSocket) tls.context().getServerSocketFactory().createServerSocket(0,
                1, InetAddress.getLoopbackAddress())) {
            FutureTask<SSLSocket> accepting = new FutureTask<>(() -> {
                SSLSocket accepted = (SSLSocket) listening.accept();
                accepted.startHandshake();
                return accepted;
            });
            Thread.ofVirtual().start(accepting);
            SSLSocket client = (SSLSocket) PinnedTrust.context(tls.fingerprint()).getSocketFactory().createSocket(
                    InetAddress.getLoopbackAddress(), listening.getLocalPort());
            client.startHandshake();
            return new Pair(client, accepting.get());
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<X509Certificate> shownBy(ServerTls tls) throws IOException, GeneralSecurityException {
        try (Pair pair = connect(tls)) {
            return pair.shown();
        }
    }

    @Test
    void theAuthorityAndTheCertificateAreMadeOnceAndKept() throws IOException, GeneralSecurityException {
        ServerTls first = open();
        ServerTls second = open();

        assertThat(second.fingerprint()).isEqualTo(first.fingerprint());
        assertThat(shownBy(second)).hasSize(2).isEqualTo(shownBy(first));
    }

    @Test
    void theFingerprintIsThatOfTheLastCertificateShown() throws IOException, GeneralSecurityException {
        ServerTls tls = open();

        assertThat(CaFingerprint.of(shownBy(tls).getLast())).isEqualTo(tls.fingerprint());
    }

    @Test
    void twoServersHaveDifferentAuthorities() throws IOException, GeneralSecurityException {
        ServerTls first = open();
        folder = root.resolve("other");

        assertThat(open().fingerprint()).isNotEqualTo(first.fingerprint());
    }

    @Test
    void keysAreForTheirOwnerAlone() throws IOException, GeneralSecurityException {
        open();

        for (String key : List.of("ca-key.pem", "server-key.pem")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(key))))
                    .isEqualTo("rw-------");
        }
        try (var files = Files.list(folder)) {
            assertThat(files.map(f -> f.getFileName().toString())).containsExactlyInAnyOrder("ca.pem", "ca-key.pem",
                    "server.pem", "server-key.pem");
        }
    }

    @Test
    void theCertificateHasTheNamesAndIsSignedByTheAuthority() throws IOException, GeneralSecurityException {
        List<X509Certificate> shown = shownBy(open(Set.of("chat.example.org", "192.0.2.7", "2001:db8:0:0:0:0:0:7")));
        X509Certificate leaf = shown.getFirst();
        leaf.verify(shown.getLast().getPublicKey());

        assertThat(leaf.getSubjectAlternativeNames().stream().map(n -> n.get(1).toString()).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("chat.example.org", "192.0.2.7", "2001:db8:0:0:0:0:0:7");
        assertThat(leaf.getBasicConstraints()).isEqualTo(-1);
        assertThat(shown.getLast().getBasicConstraints()).isZero();
        assertThat(leaf.getPublicKey().getAlgorithm()).isEqualTo("EC");
        assertThat(leaf.getNotAfter().toInstant()).isBefore(shown.getLast().getNotAfter().toInstant());
    }

    @Test
    void aCertificateFarFromItsEndIsKeptAndOneNearItIsRenewedByTheSameAuthority()
            throws IOException, GeneralSecurityException {
        ServerTls first = open();
        X509Certificate leaf = shownBy(first).getFirst();
        now = first.expiresAt().minus(Duration.ofDays(31));
        assertThat(open().expiresAt()).isEqualTo(first.expiresAt());

        now = first.expiresAt().minus(Duration.ofDays(30));
        ServerTls renewed = open();
        assertThat(renewed.fingerprint()).isEqualTo(first.fingerprint());
        assertThat(renewed.expiresAt()).isAfter(first.expiresAt());
        assertThat(leaf.getNotAfter().toInstant()).isEqualTo(first.expiresAt());
    }

    @Test
    void aRunningServerRenewsItsCertificateWithoutTouchingOpenConnections()
            throws IOException, GeneralSecurityException {
        ServerTls tls = open();
        try (Pair open = connect(tls)) {
            tls.renewIfDue();
            assertThat(shownBy(tls)).isEqualTo(open.shown());
            // Not so far that the new one would begin in the future of the handshake's own clock.
            now = now.plus(Duration.ofDays(61));
            tls.renewIfDue();

            assertThat(tls.expiresAt()).isEqualTo(now.plus(Duration.ofDays(90)));
            open.talk();
        }
    }

    @Test
    void aRenewedCertificateIsShownToWhoConnectsNext() throws IOException, GeneralSecurityException {
        // The one to be renewed was made 61 days ago.
        Instant today = now;
        now = today.minus(Duration.ofDays(61));
        ServerTls tls = open();
        try (Pair open = connect(tls)) {
            now = today;
            tls.renewIfDue();
            List<X509Certificate> renewed = shownBy(tls);

            assertThat(renewed.getFirst()).isNotEqualTo(open.shown().getFirst());
            assertThat(renewed.getLast()).isEqualTo(open.shown().getLast());
            assertThat(shownBy(open())).as("and kept").isEqualTo(renewed);
            open.talk();
        }
    }

    @Test
    void anotherNameMakesAnotherCertificateByTheSameAuthority() throws IOException, GeneralSecurityException {
        ServerTls before = open();
        ServerTls after = open(Set.of("localhost", "chat.example.org"));

        assertThat(after.fingerprint()).isEqualTo(before.fingerprint());
        assertThat(shownBy(after).getFirst()).isNotEqualTo(shownBy(before).getFirst());
        assertThat(shownBy(open(Set.of("chat.example.org")))).as("fewer names need no other one")
                .isEqualTo(shownBy(after));
    }

    @ParameterizedTest
    @ValueSource(strings = {"::1", "2001:DB8::7", "Chat.Example.ORG", "bücher.example", "my_host"})
    void aNameKeepsItsCertificateHoweverItIsWritten(String name) throws IOException, GeneralSecurityException {
        List<X509Certificate> first = shownBy(open(Set.of(name)));

        assertThat(shownBy(open(Set.of(name)))).isEqualTo(first);
    }

    @Test
    void aNameThatIsNoneIsNamed() {
        assertThatThrownBy(() -> open(Set.of("a".repeat(64) + ".example"))).isInstanceOf(IOException.class)
                .hasMessageEndingWith("is neither a host name nor an address (tls.names)");
    }

    @Test
    void whatIsLeftOfAnInterruptedRenewalIsReplaced() throws IOException, GeneralSecurityException {
        ServerTls tls = open();
        Pem.writeKey(folder.resolve("server-key.pem"), Certificates.newAuthority(now).key());

        assertThat(shownBy(open()).getFirst()).isNotEqualTo(shownBy(tls).getFirst());
    }

    @Test
    void aBroughtCertificateIsShownAndItsLastOneIsPinned() throws IOException, GeneralSecurityException {
        Identity authority = Certificates.newAuthority(now);
        Identity leaf = Certificates.newLeaf(authority, NAMES, now);
        ServerTls tls = brought(write("chain.pem", leaf), writeKey("key.pem", leaf));

        assertThat(tls.fingerprint()).isEqualTo(CaFingerprint.of(authority.own()));
        assertThat(shownBy(tls)).isEqualTo(leaf.chain());
        assertThat(folder).as("no certificate is made").doesNotExist();
    }

    @Test
    void aBroughtCertificateMayStandAlone() throws IOException, GeneralSecurityException {
        Identity own = Certificates.newAuthority(now);

        assertThat(shownBy(brought(write("own.pem", own), writeKey("key.pem", own)))).containsExactly(own.own());
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

        assertThat(shownBy(brought(write("own.pem", own), writeKey("key.pem", own)))).containsExactly(certificate);
    }

    private Path write(String name, Identity identity) throws IOException, GeneralSecurityException {
        Path file = root.resolve(name);
        Pem.writeCertificates(file, identity.chain());
        return file;
    }

    private Path writeKey(String name, Identity identity) throws IOException {
        Path file = root.resolve(name);
        Pem.writeKey(file, identity.key());
        return file;
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing", "empty", "garbage", "a folder", "broken base64"})
    void aCertificateFileThatIsNoGoodIsNamed(String kind) throws IOException, GeneralSecurityException {
        Identity own = Certificates.newAuthority(now);
        Path key = writeKey("key.pem", own);
        Path bad = bad(kind, "CERTIFICATE");

        assertThatThrownBy(() -> brought(bad, key)).isInstanceOf(IOException.class)
                .hasMessageStartingWith(bad + " cannot be used: ").hasMessageNotContaining("\n")
                .hasMessageNotContaining("null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing", "empty", "garbage", "a folder", "broken base64"})
    void aKeyFileThatIsNoGoodIsNamed(String kind) throws IOException, GeneralSecurityException {
        Path certificate = write("own.pem", Certificates.newAuthority(now));
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
        Path certificate = write("own.pem", Certificates.newAuthority(now));
        Path otherKey = writeKey("key.pem", Certificates.newAuthority(now));
        Path otherKind = root.resolve("rsa.pem");
        KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
        rsa.initialize(2048);
        Pem.writeKey(otherKind, rsa.generateKeyPair().getPrivate());

        for (Path key : List.of(otherKey, otherKind)) {
            assertThatThrownBy(() -> brought(certificate, key)).isInstanceOf(IOException.class)
                    .hasMessageStartingWith(key + " cannot be used: ").hasMessageNotContaining("\n");
        }
    }

    @Test
    void aKeyInAnotherFormIsRefusedWithAWayToChangeIt() throws IOException, GeneralSecurityException {
        Path certificate = write("own.pem", Certificates.newAuthority(now));
        Path key = Files.writeString(root.resolve("sec1.pem"),
                "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----\n");

        assertThatThrownBy(() -> brought(certificate, key)).hasMessageStartingWith(key.toString())
                .hasMessageContaining("openssl pkcs8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ca.pem", "ca-key.pem"})
    void anAuthorityThatIsDamagedIsNamedAndNotReplaced(String file) throws IOException, GeneralSecurityException {
        open();
        Files.writeString(folder.resolve(file), "damaged");

        assertThatThrownBy(this::open).isInstanceOf(IOException.class)
                .hasMessageStartingWith(folder.resolve(file) + " cannot be used: ");
        assertThat(folder.resolve(file)).hasContent("damaged");
    }

    @Test
    void anAuthorityWithoutItsKeyIsNotReplaced() throws IOException, GeneralSecurityException {
        open();
        Files.delete(folder.resolve("ca-key.pem"));

        assertThatThrownBy(this::open).isInstanceOf(IOException.class)
                .hasMessageStartingWith(folder.resolve("ca-key.pem") + " cannot be used: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"server.pem", "server-key.pem"})
    void aCertificateOfTheServersOwnThatIsDamagedIsReplaced(String file) throws IOException, GeneralSecurityException {
        ServerTls tls = open();
        Files.writeString(folder.resolve(file), "damaged");

        assertThat(open().fingerprint()).isEqualTo(tls.fingerprint());
    }

    @Test
    void aRenewalThatFailsLeavesTheOldCertificateInUse() throws IOException, GeneralSecurityException {
        ServerTls tls = open();
        List<X509Certificate> before = shownBy(tls);
        now = now.plus(Duration.ofDays(61));
        for (String file : List.of("server.pem", "server-key.pem")) {
            Files.delete(folder.resolve(file));
            Files.createDirectories(folder.resolve(file).resolve("in the way"));
        }
        tls.renewIfDue();

        assertThat(shownBy(tls)).isEqualTo(before);
    }
}
