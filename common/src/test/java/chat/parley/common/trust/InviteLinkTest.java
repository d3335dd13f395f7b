package chat.parley.common.trust;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InviteLinkTest {

    private static final String CA = "00112233445566778899aabbccddeeff0123456789abcdef0123456789abcdef";
    private static final InviteLink LINK = new InviteLink(new ServerAddress("chat.example.org", 7421),
            new CaFingerprint(CA));

    @Test
    void isWrittenInOneForm() {
        assertThat(LINK).hasToString("parley://chat.example.org:7421/?ca=" + CA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"parley://chat.example.org:7421/?ca=" + CA, "parley://chat.example.org:7421?ca=" + CA,
            " \n parley://chat.example.org:7421/?ca=" + CA + " \r\n", "PARLEY://chat.example.org:7421/?ca=" + CA,
            "parley://chat.example.org:7421/?ca=" + CA + "&token=abc",
            "parley://chat.example.org:7421/?token=abc&ca=" + CA,
            "parley://chat.example.org:7421/?novelty&ca=" + CA + "&"})
    void isReadWithParametersOfLaterVersions(String text) {
        assertThat(InviteLink.parse(text)).contains(LINK);
        assertThat(InviteLink.looksLikeOne(text)).isTrue();
    }

    @Test
    void hasTheDefaultPortWhereNoneIsGiven() {
        assertThat(InviteLink.parse("parley://chat.example.org/?ca=" + CA)).map(InviteLink::address)
                .contains(new ServerAddress("chat.example.org", ServerAddress.DEFAULT_PORT));
    }

    @Test
    void leadsToAnIpv6Address() {
        InviteLink link = new InviteLink(new ServerAddress("2001:db8::7", 99), new CaFingerprint(CA));

        assertThat(link).hasToString("parley://[2001:db8::7]:99/?ca=" + CA);
        assertThat(InviteLink.parse(link.toString())).contains(link);
    }

    @ParameterizedTest
    @ValueSource(strings = {"parley://", "parley://chat.example.org:7421", "parley://chat.example.org:7421/",
            "parley://chat.example.org:7421/?", "parley://chat.example.org:7421/?ca=",
            "parley://chat.example.org:7421/?ca=00",
            "parley://chat.example.org:7421/?CA=" + CA, "parley://chat.example.org:7421/?xca=" + CA,
            "parley:///?ca=" + CA,
            "parley://?ca=" + CA, "parley://chat.example.org:0/?ca=" + CA, "parley://chat.example.org:70000/?ca=" + CA,
            "parley://chat.example.org:7421/path?ca=" + CA, "parley://chat.example.org:7421/?ca=" + CA + "#fragment",
            "parley://me@chat.example.org:7421/?ca=" + CA})
    void isNotReadFromABrokenOne(String text) {
        assertThat(InviteLink.parse(text)).isEmpty();
        assertThat(InviteLink.looksLikeOne(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "chat.example.org:7421", "https://chat.example.org/?ca=" + CA, "parley:chat", "parley"})
    void isNotMeantByAnythingElse(String text) {
        assertThat(InviteLink.parse(text)).isEmpty();
        assertThat(InviteLink.looksLikeOne(text)).isFalse();
    }
}
