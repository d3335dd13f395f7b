package chat.parley.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.protocol.v2.PeopleRequest;
import chat.parley.common.protocol.v2.PersonInfo;
import chat.parley.common.protocol.v2.PresenceState;
import chat.parley.common.protocol.v2.RoomRequest;
import chat.parley.desktop.testing.Companion;
import chat.parley.desktop.testing.LiveAccount;
import chat.parley.desktop.testing.TestServer;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The own presence, as this window shows it and as others see it, with a real server. */
class PeopleTest {

    @TempDir
    private Path directory;

    private TestServer server;
    private Companion grace;
    private LiveAccount ada;
    private People people;

    /** Two who are in the same room, and so may know whether the other one is there. */
    @BeforeEach
    void anAccount() {
        server = new TestServer(directory.resolve("server"));
        grace = new Companion(server.invite(), "Grace");
        ada = new LiveAccount(directory.resolve("ada"), server.invite(), "Ada");
        people = ada.account().people();
        ada.account().ask(new RoomRequest.Join(grace.createRoom("Room"), null), _ -> {}, failure -> {
            throw new AssertionError(failure);
        });
        ada.conversation("Room");
    }

    @AfterEach
    void close() {
        ada.close();
        grace.close();
        server.close();
    }

    private static Optional<PresenceState> seenBy(Companion other) {
        return other.ask(new PeopleRequest.Users("Ada", 1)).people().stream().map(PersonInfo::presence).findAny();
    }

    private void waitForOwn(PresenceState state) {
        ada.waitUntil("to be " + state, () -> people.presence("Ada").equals(Optional.of(state)));
    }

    @Test
    void whoIsAwayIsAwayForOthersUntilTheyAreBack() {
        assertThat(people.awayProperty().get()).isFalse();
        people.setAway(true);
        assertThat(people.awayProperty().get()).isTrue();
        waitForOwn(PresenceState.AWAY);
        assertThat(seenBy(grace)).contains(PresenceState.AWAY);
        people.setAway(false);
        assertThat(people.awayProperty().get()).isFalse();
        waitForOwn(PresenceState.ONLINE);
        assertThat(seenBy(grace)).contains(PresenceState.ONLINE);
    }

    @Test
    void whatIsSaidWithoutAConnectionIsToldAfterTheReturn() {
        server.stop();
        ada.waitUntil("offline", () -> !ada.account().isOnline());
        assertThat(people.known()).isEmpty();
        people.setAway(true);
        assertThat(people.awayProperty().get()).isTrue();
        server.startAgain();
        waitForOwn(PresenceState.AWAY);
        server.stop();
        ada.waitUntil("offline", () -> !ada.account().isOnline());
        server.startAgain();
        waitForOwn(PresenceState.AWAY);
        try (Companion again = Companion.elsewhere(server.invite(), "Grace")) {
            assertThat(seenBy(again)).contains(PresenceState.AWAY);
        }
    }
}
