package chat.parley.common.trust;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.testing.TestCa;
import org.junit.jupiter.api.Test;

class OwnCaTest {

    private static final String NAME = "CN=Parley CA,O=" + OwnCa.ORGANISATION;

    @Test
    void isWhatAServerMakesForItself() {
        assertThat(OwnCa.is(TestCa.own().certificate())).isTrue();
    }

    @Test
    void isNoAuthorityOfAnotherOrganisation() {
        assertThat(OwnCa.is(TestCa.foreign().certificate())).isFalse();
        assertThat(OwnCa.is(TestCa.named("CN=Company Root", 0).certificate())).isFalse();
    }

    @Test
    void isNoAuthorityThatHasThoseWordsElsewhereInItsName() {
        assertThat(OwnCa.is(TestCa.named("CN=O\\=" + OwnCa.ORGANISATION, 0).certificate())).isFalse();
        assertThat(OwnCa.is(TestCa.named("CN=x,O=" + OwnCa.ORGANISATION + "s United", 0).certificate())).isFalse();
        assertThat(OwnCa.is(TestCa.named("OU=O=" + OwnCa.ORGANISATION + ",O=Company", 0).certificate())).isFalse();
    }

    @Test
    void isNoAuthorityWithOthersBelowIt() {
        assertThat(OwnCa.is(TestCa.named(NAME, 1).certificate())).isFalse();
    }

    @Test
    void isNoServer() {
        assertThat(OwnCa.is(TestCa.own().server("localhost").chain().getFirst())).isFalse();
        assertThat(OwnCa.is(TestCa.selfSigned("localhost").chain().getFirst())).isFalse();
    }
}
