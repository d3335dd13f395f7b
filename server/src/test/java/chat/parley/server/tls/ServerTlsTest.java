package chat.parley.server.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.common.trust.CaFingerprint;
import chat.parley.server.config.ServerConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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

    @Test
    void theAuthorityAndTheCertificateAreMadeOnceAndKept() throws IOException, GeneralSecurityException {
        ServerTls first = open();
        ServerTls second = open();

        assertThat(second.fingerprint()).isEqualTo(first.fingerprint());
        assertThat(Pair.shownBy(second)).hasSize(2).isEqualTo(Pair.shownBy(first));
    }

    @Test
    void theFingerprintIsThatOfTheLastCertificateShown() throws IOException, GeneralSecurityException {
        ServerTls tls = open();

        assertThat(CaFingerprint.of(Pair.shownBy(tls).getLast())).isEqualTo(tls.fingerprint());
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
        List<X509Certificate> shown = Pair
                .shownBy(open(Set.of("chat.example.org", "192.0.2.7", "2001:db8:0:0:0:0:0:7")));
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
        X509Certificate leaf = Pair.shownBy(first).getFirst();
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
        try (Pair open = Pair.connect(tls)) {
            tls.refresh();
            assertThat(Pair.shownBy(tls)).isEqualTo(open.shown());
            // Not so far that the new one would begin in the future of the handshake's own clock.
            now = now.plus(Duration.ofDays(61));
            tls.refresh();

            assertThat(tls.expiresAt()).isEqualTo(now.plus(Duration.ofDays(90)));
            open.talk();
        }
    }

    /** The clock was months ahead for a while; nobody could connect until then if the certificate of then stayed. */
    @Test
    void aCertificateFromTheFutureIsReplacedWhenTheClockIsSetBack() throws Exception {
        Instant today = now;
        ServerTls tls = open();
        now = today.plus(Duration.ofDays(65));
        tls.refresh();
        assertThat(tls.isValid()).isTrue();

        now = today;
        assertThat(tls.isValid()).isFalse();
        tls.refresh();
        assertThat(tls.isValid()).isTrue();
        assertThat(tls.expiresAt()).isEqualTo(today.plus(Duration.ofDays(90)));
        X509Certificate leaf = Pair.shownBy(tls).getFirst();
        leaf.checkValidity(Date.from(today));
        assertThat(Pair.shownBy(open()).getFirst()).as("and kept").isEqualTo(leaf);
    }

    @Test
    void aStartReplacesACertificateFromTheFuture() throws Exception {
        Instant today = now;
        open();
        now = today.plus(Duration.ofDays(65));
        open();
        now = today;

        Pair.shownBy(open()).getFirst().checkValidity(Date.from(today));
    }

    /** A clock that says 1970 is wrong, and those of clients are not. */
    @Test
    void aCertificateIsKeptWhileTheClockIsBeforeTheAuthority() throws IOException, GeneralSecurityException {
        ServerTls tls = open();
        List<X509Certificate> shown = Pair.shownBy(tls);
        now = Instant.EPOCH;
        tls.refresh();

        assertThat(tls.isValid()).isFalse();
        assertThat(Pair.shownBy(tls)).isEqualTo(shown);
    }

    @Test
    void aFailureInTheFutureDoesNotDelayTheNextAttemptWhenTheClockIsSetBack() throws Exception {
        ServerTls tls = open();
        Instant today = now;
        now = today.plus(Duration.ofDays(65));
        Path certificate = folder.resolve("server.pem");
        Files.delete(certificate);
        Files.createDirectories(certificate.resolve("in the way"));
        tls.refresh();
        assertThat(tls.failures()).isEqualTo(1);

        Files.delete(certificate.resolve("in the way"));
        Files.delete(certificate);
        now = today.plus(Duration.ofDays(61));
        tls.refresh();
        assertThat(tls.expiresAt()).isEqualTo(now.plus(Duration.ofDays(90)));
    }

    @Test
    void aRenewedCertificateIsShownToWhoConnectsNext() throws IOException, GeneralSecurityException {
        // The one to be renewed was made 61 days ago.
        Instant today = now;
        now = today.minus(Duration.ofDays(61));
        ServerTls tls = open();
        try (Pair open = Pair.connect(tls)) {
            now = today;
            tls.refresh();
            List<X509Certificate> renewed = Pair.shownBy(tls);

            assertThat(renewed.getFirst()).isNotEqualTo(open.shown().getFirst());
            assertThat(renewed.getLast()).isEqualTo(open.shown().getLast());
            assertThat(Pair.shownBy(open())).as("and kept").isEqualTo(renewed);
            open.talk();
        }
    }

    @Test
    void anotherNameMakesAnotherCertificateByTheSameAuthority() throws IOException, GeneralSecurityException {
        ServerTls before = open();
        ServerTls after = open(Set.of("localhost", "chat.example.org"));

        assertThat(after.fingerprint()).isEqualTo(before.fingerprint());
        assertThat(Pair.shownBy(after).getFirst()).isNotEqualTo(Pair.shownBy(before).getFirst());
        assertThat(Pair.shownBy(open(Set.of("chat.example.org")))).as("fewer names need no other one")
                .isEqualTo(Pair.shownBy(after));
    }

    @ParameterizedTest
    @ValueSource(strings = {"::1", "2001:DB8::7", "Chat.Example.ORG", "bücher.example", "my_host"})
    void aNameKeepsItsCertificateHoweverItIsWritten(String name) throws IOException, GeneralSecurityException {
        List<X509Certificate> first = Pair.shownBy(open(Set.of(name)));

        assertThat(Pair.shownBy(open(Set.of(name)))).isEqualTo(first);
    }

    @Test
    void aNameThatIsNoneIsNamed() {
        assertThatThrownBy(() -> open(Set.of("a".repeat(64) + ".example"))).isInstanceOf(IOException.class)
                .hasMessageEndingWith("is neither a host name nor an address (tls.names)");
    }

    @Test
    void whatIsLeftOfAnInterruptedRenewalIsReplaced() throws IOException, GeneralSecurityException {
        ServerTls tls = open();
        writeKeyOfAnother("server-key.pem");

        assertThat(Pair.shownBy(open()).getFirst()).isNotEqualTo(Pair.shownBy(tls).getFirst());
    }

    private void writeKeyOfAnother(String file) throws IOException, GeneralSecurityException {
        Authority other = Certificates.newAuthority(now);
        Pem.writeKey(folder.resolve(file), other.key(), other.own());
    }

    @Test
    void anAuthorityWithTheKeyOfAnotherIsNamed() throws IOException, GeneralSecurityException {
        open();
        writeKeyOfAnother("ca-key.pem");

        assertThatThrownBy(this::open).isInstanceOf(IOException.class)
                .hasMessage(folder.resolve("ca-key.pem") + " cannot be used: it is the key of another certificate");
    }

    @Test
    void aKeyThatDoesNotSayWhoseItIsIsTried() throws IOException, GeneralSecurityException {
        ServerTls tls = open();
        Path file = folder.resolve("ca-key.pem");
        X509Certificate own = Pem.readCertificates(folder.resolve("ca.pem")).getFirst();
        BareKey.write(file, Pem.readKey(file, own));

        assertThat(open().fingerprint()).isEqualTo(tls.fingerprint());
    }

    @Test
    void aKeySaysWhoseItIs() throws IOException, GeneralSecurityException {
        open();
        for (String name : List.of("ca", "server")) {
            X509Certificate own = Pem.readCertificates(folder.resolve(name + ".pem")).getFirst();
            byte[] publicKey = own.getPublicKey().getEncoded();
            String key = Files.readString(folder.resolve(name + "-key.pem")).replaceAll("-.*-", "");

            assertThat(Base64.getMimeDecoder().decode(key)).as(name)
                    .endsWith(Arrays.copyOfRange(publicKey, publicKey.length - 65, publicKey.length));
        }
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
        List<X509Certificate> before = Pair.shownBy(tls);
        now = now.plus(Duration.ofDays(61));
        for (String file : List.of("server.pem", "server-key.pem")) {
            Files.delete(folder.resolve(file));
            Files.createDirectories(folder.resolve(file).resolve("in the way"));
        }
        tls.refresh();

        assertThat(Pair.shownBy(tls)).isEqualTo(before);
    }
}
