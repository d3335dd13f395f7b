package chat.parley.common.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.common.testing.TestCa;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whom a pin follows, and above all whom not. */
class CaPinTest {

    private final TestCa old = TestCa.own();
    private final TestCa next = TestCa.own();
    private final TestCa attacker = TestCa.own();
    private final List<CaFingerprint> told = new ArrayList<>();
    private final CaPin pin = new CaPin(old.fingerprint(), told::add);

    private static List<String> announce(X509Certificate... chain) {
        return Arrays.stream(chain).map(certificate -> {
            try {
                return Base64.getEncoder().encodeToString(certificate.getEncoded());
            } catch (CertificateException e) {
                throw new IllegalStateException(e);
            }
        }).toList();
    }

    private void follows(X509Certificate... chain) throws CertificateException {
        assertThat(pin.follow(announce(chain))).isTrue();
    }

    private void staysWithTheOldOne(List<String> announced) {
        assertThatThrownBy(() -> pin.follow(announced)).isInstanceOf(CertificateException.class);
        assertThat(pin.current()).isEqualTo(old.fingerprint());
        assertThat(told).isEmpty();
    }

    @Test
    void theOneThatTheOldOneHasSignedIsFollowed() throws CertificateException {
        follows(next.certificate(), old.proofOf(next), old.certificate());

        assertThat(pin.current()).isEqualTo(next.fingerprint());
        assertThat(told).containsExactly(next.fingerprint());
    }

    @Test
    void aWholeLineIsFollowedAtOnce() throws CertificateException {
        TestCa youngest = TestCa.own();
        follows(youngest.certificate(), next.proofOf(youngest), next.certificate(), old.proofOf(next),
                old.certificate());

        assertThat(pin.current()).isEqualTo(youngest.fingerprint());
    }

    @Test
    void whoIsThereAlreadyStays() throws CertificateException {
        assertThat(pin.follow(announce(old.certificate(), attacker.proofOf(old), attacker.certificate()))).isFalse();
        assertThat(pin.follow(List.of())).isFalse();
        assertThat(told).isEmpty();
    }

    @Test
    void whoTrustsNobodyFollowsNobody() throws CertificateException {
        CaPin none = new CaPin(null, told::add);

        assertThat(none.follow(announce(next.certificate(), old.proofOf(next), old.certificate()))).isFalse();
        assertThat(none.current()).isNull();
    }

    @Test
    void anAnnouncementWithoutThePinnedOneIsRefused() {
        staysWithTheOldOne(announce(next.certificate(), attacker.proofOf(next), attacker.certificate()));
    }

    @Test
    void oneThatNobodyHasSignedIsRefused() {
        staysWithTheOldOne(announce(attacker.certificate(), old.certificate()));
    }

    @Test
    void oneThatItselfHasSignedIsRefused() {
        staysWithTheOldOne(announce(attacker.certificate(), attacker.proofOf(attacker), old.certificate()));
    }

    @Test
    void aProofOfAnotherKeyIsWorthNothing() {
        staysWithTheOldOne(announce(attacker.certificate(), old.proofOf(next), old.certificate()));
    }

    @Test
    void aProofIsNoAuthorityItself() {
        staysWithTheOldOne(announce(old.proofOf(next), old.certificate()));
    }

    @Test
    void aServersCertificateSignsNobody() {
        TestCa other = TestCa.own();
        X509Certificate leaf = old.server("localhost").chain().getFirst();
        staysWithTheOldOne(announce(other.certificate(), attacker.proofOf(other), leaf, old.certificate()));
    }

    @Test
    void aProofThatHasExpiredIsRefused() {
        staysWithTheOldOne(announce(next.certificate(), old.proofOf(next, Instant.now().minus(Duration.ofHours(1))),
                old.certificate()));
    }

    @Test
    void anAuthorityThatSignsForOthersCannotBeRolledOver() {
        TestCa company = TestCa.foreign();
        CaPin foreign = new CaPin(company.fingerprint(), told::add);
        TestCa sub = TestCa.foreign();
        List<String> announced = announce(sub.certificate(), company.proofOf(sub), company.certificate());

        assertThatThrownBy(() -> foreign.follow(announced)).isInstanceOf(CertificateException.class);
        assertThat(foreign.current()).isEqualTo(company.fingerprint());
    }

    @Test
    void whatIsNoCertificateIsRefused() {
        staysWithTheOldOne(List.of("not base64!"));
        staysWithTheOldOne(List.of("AAAA"));
        staysWithTheOldOne(List.of(""));
    }
}
