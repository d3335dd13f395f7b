package chat.parley.common.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTest {

    @ParameterizedTest
    @CsvSource({"chat.example.org, chat.example.org, 7420", "chat.example.org:443, chat.example.org, 443",
            "localhost:1, localhost, 1", "192.0.2.7:65535, 192.0.2.7, 65535", "my_host-2, my_host-2, 7420",
            "bücher.example:80, bücher.example, 80", "::1, ::1, 7420", "2001:db8::7, 2001:db8::7, 7420",
            "::ffff:192.0.2.7, ::ffff:192.0.2.7, 7420", "[::1], ::1, 7420", "[2001:db8::7]:99, 2001:db8::7, 99",
            "[fe80::1%2]:99, fe80::1%2, 99", "[fe80::1%eth0]:99, fe80::1%eth0, 99", "fe80::1%eth0, fe80::1%eth0, 7420"})
    void isRead(String text, String host, int port) {
        ServerAddress address = new ServerAddress(host, port);

        assertThat(ServerAddress.parse(text)).contains(address);
        assertThat(ServerAddress.parse(" \t" + text + "\n")).contains(address);
        assertThat(ServerAddress.parse(address.toString())).contains(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ":", ":80", "host:", "host:0", "host:65536", "host:99999", "host:100000",
            "host:-1",
            "host:+1", "host:port", "host:８０", "a b", "host/", "host/path", "user@host", "http://host", "[::1", "::1]",
            "[]",
            "[]:80", "[::1]80", "[host]:80", "[dead]:80", "host\u0000", "a:b", "abc:12:34", ":::", "1:2:3", "12345::1"})
    void isNotReadFromAnythingElse(String text) {
        assertThat(ServerAddress.parse(text)).isEmpty();
    }

    @Test
    void putsAnIpv6AddressIntoBrackets() {
        assertThat(new ServerAddress("::1", 7420)).hasToString("[::1]:7420");
        assertThat(new ServerAddress("host", 1)).hasToString("host:1");
    }

    @Test
    void partsOutOfRangeAreOurOwnMistake() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ServerAddress(" ", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ServerAddress("host", 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new ServerAddress("host", 65_536));
    }
}
