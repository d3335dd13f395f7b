package chat.parley.desktop.login;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.trust.CaFingerprint;
import chat.parley.common.trust.ServerAddress;
import chat.parley.desktop.store.Account;
import chat.parley.desktop.store.Preferences;
import java.util.List;
import org.junit.jupiter.api.Test;

class RememberedTest {

    private static final ServerAddress ONE = new ServerAddress("one.example.org", 7420);
    private static final ServerAddress TWO = new ServerAddress("two.example.org", 7420);
    private static final CaFingerprint CA = new CaFingerprint("0a".repeat(32));
    private static final Preferences KNOWN = Preferences.EMPTY.withServer(ONE, CA, "ada").withServer(TWO, CA, "eve");

    @Test
    void whoStaysSignedInComesFirst() {
        assertThat(Remembered.list(List.of(new Account(ONE, "Ada"), new Account(ONE, "bob")), KNOWN)).containsExactly(
                new Remembered(new Account(ONE, "bob"), true), new Remembered(new Account(ONE, "Ada"), true),
                new Remembered(new Account(TWO, "eve"), false));
    }

    @Test
    void whoIsForgottenIsNotListedButTheServerStaysTrusted() {
        Preferences without = KNOWN.withoutUser(new Account(TWO, "EVE"));
        assertThat(Remembered.list(List.of(), without)).containsExactly(new Remembered(new Account(ONE, "ada"), false));
        assertThat(without.pin(TWO)).contains(CA);
        assertThat(KNOWN.withoutUser(new Account(TWO, "ada"))).isEqualTo(KNOWN);
    }
}
