package chat.parley.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.server.config.ConfigException;
import chat.parley.server.config.ServerConfig;
import chat.parley.server.limit.Limit;
import chat.parley.server.metrics.Counters;
import chat.parley.server.session.CloseReason;
import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    private static final InetAddress ADA = InetAddress.ofLiteral("192.0.2.1");
    private static final InetAddress GRACE = InetAddress.ofLiteral("192.0.2.2");

    private final Counters<Limit> reached = new Counters<>(Limit.class);
    private final AtomicInteger signedIn = new AtomicInteger();

    private Admission admission(int max, int perAddress, int notSignedIn) {
        try {
            return new Admission(
                    ServerConfig.defaults()
                            .with(Map.of("limits.connections", Integer.toString(max), "limits.connectionsPerAddress",
                                    Integer.toString(perAddress), "limits.connectionsNotSignedIn",
                                    Integer.toString(notSignedIn)))
                            .limits(),
                    signedIn::get, reached);
        } catch (ConfigException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void whoIsSignedInLeavesAPlaceToThoseWhoAreNot() {
        Admission admission = admission(0, 0, 2);
        assertThat(admission.admit(ADA)).isEmpty();
        assertThat(admission.admit(ADA)).isEmpty();
        assertThat(admission.admit(GRACE)).contains(CloseReason.SERVER_FULL);
        assertThat(reached.of(Limit.CONNECTIONS_NOT_SIGNED_IN)).isEqualTo(1);

        signedIn.incrementAndGet();
        assertThat(admission.admit(GRACE)).isEmpty();
        assertThat(admission.admit(GRACE)).contains(CloseReason.SERVER_FULL);
        signedIn.decrementAndGet();
        assertThat(admission.admit(GRACE)).contains(CloseReason.SERVER_FULL);
    }

    @Test
    void thereAreAsManyPlacesAsSetInAll() {
        Admission admission = admission(2, 0, 0);
        assertThat(admission.admit(ADA)).isEmpty();
        assertThat(admission.admit(ADA)).isEmpty();
        assertThat(admission.admit(GRACE)).contains(CloseReason.SERVER_FULL);
        admission.release(ADA);
        assertThat(admission.admit(GRACE)).isEmpty();
    }

    @Test
    void anAddressHasAsManyPlacesAsSet() {
        Admission admission = admission(0, 1, 0);
        assertThat(admission.admit(ADA)).isEmpty();
        assertThat(admission.admit(ADA)).contains(CloseReason.TOO_MANY_CONNECTIONS);
        assertThat(admission.admit(GRACE)).isEmpty();
        admission.release(ADA);
        assertThat(admission.admit(ADA)).isEmpty();
    }

    @Test
    void whoIsRefusedTakesNoPlace() {
        Admission admission = admission(2, 1, 0);
        assertThat(admission.admit(ADA)).isEmpty();
        for (int i = 0; i < 10; i++) {
            assertThat(admission.admit(ADA)).contains(CloseReason.TOO_MANY_CONNECTIONS);
        }
        assertThat(admission.admit(GRACE)).isEmpty();
    }

    @Test
    void theAddressesOfOneIpv6NetworkCountAsOne() {
        Admission admission = admission(0, 1, 0);
        assertThat(admission.admit(InetAddress.ofLiteral("2001:db8:1:2::1"))).isEmpty();
        assertThat(admission.admit(InetAddress.ofLiteral("2001:db8:1:2:ffff::9")))
                .contains(CloseReason.TOO_MANY_CONNECTIONS);
        assertThat(admission.admit(InetAddress.ofLiteral("2001:db8:1:3::1"))).isEmpty();
    }

    @Test
    void zeroSwitchesTheLimitsOff() {
        Admission admission = admission(0, 0, 0);
        for (int i = 0; i < 100_000; i++) {
            assertThat(admission.admit(ADA)).isEmpty();
        }
    }
}
