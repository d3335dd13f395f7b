package chat.parley.server.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.common.protocol.RefusedException;
import chat.parley.common.trust.CaFingerprint;
import chat.parley.common.trust.CaPin;
import chat.parley.common.trust.PinnedTrust;
import chat.parley.common.trust.UntrustedCaException;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;

/** One authority of the server's own after another, and clients that go over. Real handshakes, and a clock that is moved. */
class RollOverTest extends OwnAuthority {

    private static final Duration YEAR = Duration.ofDays(365);

    @Test
    void whoKnowsTheOldOneAndWhoKnowsTheNewOneConnect() throws Exception {
        ServerTls tls = open();
        CaFingerprint old = tls.fingerprint();
        try (Pair open = Pair.connect(tls)) {
            CaFingerprint made = tls.rollOver(GRACE);

            assertThat(made).isEqualTo(tls.fingerprint()).isNotEqualTo(old);
            assertThat(Pair.accepts(pin(old), tls)).isTrue();
            assertThat(Pair.accepts(pin(made), tls)).isTrue();
            open.talk();
        }
        assertThat(Pair.shownBy(tls)).hasSize(4);
    }

    @Test
    void whoKnowsTheOldOneGoesOverByTheAnnouncement() throws Exception {
        ServerTls tls = open();
        List<CaFingerprint> told = new ArrayList<>();
        CaPin pin = new CaPin(tls.fingerprint(), told::add);
        assertThat(tls.announcement()).isEmpty();
        assertThat(pin.follow(tls.announcement())).isFalse();
        tls.rollOver(GRACE);

        assertThat(pin.follow(tls.announcement())).isTrue();
        assertThat(pin.follow(tls.announcement())).as("once").isFalse();
        assertThat(told).containsExactly(tls.fingerprint());
        assertThat(Pair.accepts(pin, tls)).isTrue();
    }

    @Test
    void theAnnouncementIsToldWhenItIsMade() throws Exception {
        ServerTls tls = open();
        List<List<String>> told = new ArrayList<>();
        tls.onRollOver(told::add);
        tls.rollOver(GRACE);
        tls.refresh();

        assertThat(told).containsExactly(tls.announcement());
    }

    @Test
    void whoComesForTheFirstTimeIsShownTheNewOne() throws Exception {
        ServerTls tls = open();
        tls.rollOver(GRACE);

        assertThatThrownBy(() -> Pair.connect(tls, PinnedTrust.context((CaFingerprint) null)))
                .satisfies(failure -> assertThat(UntrustedCaException.in(failure).map(UntrustedCaException::offered))
                        .contains(tls.fingerprint()));
    }

    @Test
    void afterTheGraceWhoHasNotGoneOverIsRefusedAndWhoHasIsNot() throws Exception {
        now = now.minus(GRACE).minus(Duration.ofDays(1)); // so that it is over by the clock of the handshake, too
        ServerTls tls = open();
        CaFingerprint old = tls.fingerprint();
        CaFingerprint made = tls.rollOver(GRACE);
        assertThat(Pair.shownBy(tls)).hasSize(4);
        List<String> announced = tls.announcement();
        now = now.plus(GRACE);
        tls.refresh();

        assertThat(Pair.shownBy(tls)).hasSize(2);
        assertThat(Pair.accepts(pin(made), tls)).isTrue();
        assertThatThrownBy(() -> Pair.connect(tls, PinnedTrust.context(old)))
                .satisfies(failure -> assertThat(UntrustedCaException.in(failure).map(UntrustedCaException::offered))
                        .contains(made));
        assertThat(tls.announcement()).isEmpty();
        assertThatThrownBy(() -> pin(old).follow(announced)).as("kept by somebody")
                .isInstanceOf(CertificateException.class).hasMessageContaining("does not vouch");
        assertThat(Pair.shownBy(open())).as("after a restart").hasSize(2);
    }

    @Test
    void fromAnyOneBeforeClientsGoOverToTheYoungest() throws Exception {
        ServerTls tls = open();
        List<CaFingerprint> known = new ArrayList<>(List.of(tls.fingerprint()));
        for (int i = 0; i < OwnSource.MAX_FOLLOWED; i++) {
            known.add(tls.rollOver(GRACE));
        }
        for (CaFingerprint ca : known) {
            CaPin pin = pin(ca);
            assertThat(Pair.accepts(pin, tls)).isTrue();
            pin.follow(tls.announcement());
            assertThat(pin.current()).isEqualTo(tls.fingerprint());
        }
        assertThat(tls.status().followed()).extracting(ServerTls.Followed::ca)
                .containsExactly(known.get(2), known.get(1), known.get(0));
        assertThatThrownBy(() -> tls.rollOver(GRACE)).isInstanceOf(RefusedException.class)
                .hasMessageContaining("wait until one of them is over");
        now = now.plus(GRACE);
        assertThat(tls.rollOver(GRACE)).isEqualTo(tls.fingerprint());
    }

    @Test
    void afterARestartItIsTheSame() throws Exception {
        ServerTls tls = open();
        tls.rollOver(GRACE);
        ServerTls again = open();

        assertThat(Pair.shownBy(again)).isEqualTo(Pair.shownBy(tls));
        assertThat(again.announcement()).isEqualTo(tls.announcement()).isNotEmpty();
    }

    @Test
    void aYearBeforeItsEndTheAuthorityIsFollowedByItself() throws Exception {
        ServerTls tls = open();
        CaFingerprint old = tls.fingerprint();
        now = tls.caExpiresAt().minus(YEAR).minus(Duration.ofDays(1));
        tls.refresh();
        assertThat(tls.fingerprint()).isEqualTo(old);
        Instant end = tls.caExpiresAt();

        now = end.minus(YEAR);
        tls.refresh();
        assertThat(tls.fingerprint()).isNotEqualTo(old);
        assertThat(tls.caExpiresAt()).isAfter(end);
        assertThat(tls.status().followed()).containsExactly(new ServerTls.Followed(old, end));
    }

    @Test
    void theSameHappensAtTheStart() throws Exception {
        CaFingerprint old = open().fingerprint();
        now = open().caExpiresAt().minus(Duration.ofDays(10));

        assertThat(open().status().followed()).extracting(ServerTls.Followed::ca).containsExactly(old);
    }

    @Test
    void theGraceEndsWithTheOldAuthority() throws Exception {
        ServerTls tls = open();
        Instant end = tls.caExpiresAt();
        tls.rollOver(Duration.ofDays(36_500));

        assertThat(tls.status().followed().getFirst().until()).isEqualTo(end);
    }

    @Test
    void anAuthorityThatHasExpiredIsNotReplacedBehindAnybodysBack() throws Exception {
        now = open().caExpiresAt();

        assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining("has expired")
                .hasMessageContaining("invite link");
    }

    @Test
    void anAttackersAuthorityIsWorthNothing() throws Exception {
        ServerTls honest = open();
        CaPin pin = pin(honest.fingerprint());
        folder = root.resolve("attacker");
        ServerTls attacker = open();
        attacker.rollOver(GRACE);

        assertThat(Pair.accepts(pin, attacker)).isFalse();
        assertThatThrownBy(() -> Pair.connect(attacker, pin.context())).isInstanceOf(SSLException.class);
        assertThatThrownBy(() -> pin.follow(attacker.announcement())).isInstanceOf(CertificateException.class);
        assertThat(pin.current()).isEqualTo(honest.fingerprint());
    }
}
