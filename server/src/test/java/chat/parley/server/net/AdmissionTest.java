package chat.parley.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.server.session.CloseReason;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    private static final InetAddress ADA = InetAddress.ofLiteral("192.0.2.1");
    private static final InetAddress GRACE = InetAddress.ofLiteral("192.0.2.2");

    @Test
    void thereAreAsManyPlacesAsSetInAll() {
        Admission admission = new Admission(2, 0);
        assertThat(admission.admit(ADA)).isEmpty();
        assertThat(admission.admit(ADA)).isEmpty();
        assertThat(admission.admit(GRACE)).contains(CloseReason.SERVER_FULL);
        admission.release(ADA);
        assertThat(admission.admit(GRACE)).isEmpty();
    }

    @Test
    void anAddressHasAsManyPlacesAsSet() {
        Admission admission = new Admission(0, 1);
        assertThat(admission.admit(ADA)).isEmpty();
        assertThat(admission.admit(ADA)).contains(CloseReason.TOO_MANY_CONNECTIONS);
        assertThat(admission.admit(GRACE)).isEmpty();
        admission.release(ADA);
        assertThat(admission.admit(ADA)).isEmpty();
    }

    @Test
    void whoIsRefusedTakesNoPlace() {
        Admission admission = new Admission(2, 1);
        assertThat(admission.admit(ADA)).isEmpty();
        for (int i = 0; i < 10; i++) {
            assertThat(admission.admit(ADA)).contains(CloseReason.TOO_MANY_CONNECTIONS);
        }
        assertThat(admission.admit(GRACE)).isEmpty();
    }

    @Test
    void theAddressesOfOneIpv6NetworkCountAsOne() {
        Admission admission = new Admission(0, 1);
        assertThat(admission.admit(InetAddress.ofLiteral("2001:db8:1:2::1"))).isEmpty();
        assertThat(admission.admit(InetAddress.ofLiteral("2001:db8:1:2:ffff::9")))
                .contains(CloseReason.TOO_MANY_CONNECTIONS);
        assertThat(admission.admit(InetAddress.ofLiteral("2001:db8:1:3::1"))).isEmpty();
    }

    @Test
    void zeroSwitchesBothLimitsOff() {
        Admission admission = new Admission(0, 0);
        for (int i = 0; i < 100_000; i++) {
            assertThat(admission.admit(ADA)).isEmpty();
        }
    }
}
