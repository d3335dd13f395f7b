package chat.parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostNamesTest {

    @Test
    void aServerOnTheLoopbackInterfaceIsKnownByNoOtherAddress() {
        assertThat(HostNames.all("127.0.0.1", "", List.of())).containsExactlyInAnyOrder("localhost", "127.0.0.1",
                "0:0:0:0:0:0:0:1");
    }

    @Test
    void whatIsConfiguredIsAmongTheNames() {
        assertThat(HostNames.all("192.0.2.7", "chat.example.org", List.of("chat.lan", "2001:db8::7"))).contains(
                "localhost", "192.0.2.7", "chat.example.org", "chat.lan", "2001:db8::7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "0:0:0:0:0:0:0:0"})
    void everyAddressIsNoName(String wildcard) {
        assertThat(HostNames.all(wildcard, "", List.of())).doesNotContain(wildcard);
        assertThat(HostNames.forLinks(wildcard, "")).isNotEqualTo(wildcard).isNotBlank();
    }

    /** A machine without IPv4 is reached by IPv6, and by "localhost" from nowhere. */
    @Test
    void aLinkNamesTheFirstAddressOfIpv4AndElseTheFirstOfIpv6() {
        InetAddress six = InetAddress.ofLiteral("2001:db8::7%0");
        InetAddress otherSix = InetAddress.ofLiteral("2001:db8::8");
        InetAddress four = InetAddress.ofLiteral("192.0.2.7");

        assertThat(HostNames.firstOf(List.of(six, otherSix, four))).isEqualTo("192.0.2.7");
        assertThat(HostNames.firstOf(List.of(six, otherSix))).isEqualTo("2001:db8:0:0:0:0:0:7");
        assertThat(HostNames.firstOf(List.of())).isEqualTo("localhost");
    }

    @Test
    void aLinkNamesWhatIsAdvertisedAndElseWhatIsListenedOn() {
        assertThat(HostNames.forLinks("0.0.0.0", "chat.example.org")).isEqualTo("chat.example.org");
        assertThat(HostNames.forLinks("192.0.2.7", "")).isEqualTo("192.0.2.7");
    }
}
