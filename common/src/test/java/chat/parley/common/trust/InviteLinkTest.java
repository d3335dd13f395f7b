package chat.parley.common.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InviteLinkTest {

    private static final String CA = "00112233445566778899aabbccddeeff0123456789abcdef0123456789abcdef";
    private static final String TOKEN = "AbCdEfGhIjKlMnOpQrStUvWx01234_-9";
    private static final InviteLink LINK = new InviteLink(new ServerAddress("chat.example.org", 7421),
            new CaFingerprint(CA));

    @Test
    void isWrittenInOneForm() {
        assertThat(LINK).hasToString("parley://chat.example.org:7421/?ca=" + CA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"parley://chat.example.org:7421/?ca=" + CA, "parley://chat.example.org:7421?ca=" + CA,
            " \n parley://chat.example.org:7421/?ca=" + CA + " \r\n", "PARLEY://chat.example.org:7421/?ca=" + CA,
            "parley://chat.example.org:7421/?ca=" + CA + "&news=abc",
            "parley://chat.example.org:7421/?news=abc&ca=" + CA,
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

    @ParameterizedTest
    @ValueSource(strings = {"parley://chat.example.org:7421/?ca=" + CA + "&token=" + TOKEN,
            "parley://chat.example.org:7421?token=" + TOKEN + "&ca=" + CA,
            " parley://chat.example.org:7421/?novelty&token=" + TOKEN + "&ca=" + CA + "&token=another\n"})
    void carriesAnInvitation(String text) {
        assertThat(InviteLink.parse(text)).contains(LINK.with(TOKEN)).map(InviteLink::token).contains(TOKEN);
    }

    @Test
    void tellsItsTokenOnlyWhenAskedForTheWholeLink() {
        InviteLink link = LINK.with(TOKEN);

        assertThat(link).hasToString(LINK.toString());
        assertThat(String.valueOf(Optional.of(link))).doesNotContain(TOKEN);
        assertThat(link.text()).isEqualTo("parley://chat.example.org:7421/?ca=" + CA + "&token=" + TOKEN);
        assertThat(InviteLink.parse(link.text())).contains(link);
        assertThat(LINK.text()).isEqualTo(LINK.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "AbCdEfGhIjKlMnOpQrStU", TOKEN + " ", TOKEN + "+", TOKEN + "="})
    void isBrokenWhenItsTokenIs(String token) {
        assertThat(InviteLink.parse(LINK + "&token=" + token + "&more")).isEmpty();
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> LINK.with(token))
                .withMessage("not a token");
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
