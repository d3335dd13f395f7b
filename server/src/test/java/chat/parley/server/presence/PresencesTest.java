package chat.parley.server.presence;

import static chat.parley.server.presence.TestPeople.heard;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.v2.PresenceState;
import chat.parley.server.account.Account;
import chat.parley.server.testing.TestClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is told when of whom, with a time that passes when the test says so. */
class PresencesTest {

    private static final int CROWD = 1_000;

    @TempDir
    private Path folder;

    @AutoClose
    private TestPeople people;

    @BeforeEach
    void open() throws IOException {
        people = new TestPeople(folder);
    }

    @Test
    void theFirstChangeAfterAQuietTimeIsToldAtOnce() {
        people.share("ada", "grace");
        TestSession ada = people.signIn("ada");
        people.arrive(people.account("grace"), false);
        people.time.passes();

        assertThat(heard(ada)).containsExactly("grace online");
    }

    @Test
    void laterChangesWaitAndOnlyTheLatestIsTold() throws RefusedException, IOException {
        people.share("ada", "grace");
        TestSession ada = people.signIn("ada");
        TestSession grace = people.arrive(people.account("grace"), true);
        people.time.passes(1);
        heard(ada);

        people.away(grace, true);
        people.time.passes(100);
        people.away(grace, false);
        people.time.passes(50);
        people.away(grace, true);
        people.time.passes(98);
        assertThat(heard(ada)).as("249 ms after the first").isEmpty();
        people.time.passes(1);
        assertThat(heard(ada)).containsExactly("grace away");
    }

    @Test
    void nobodyHearsOfAQuickReconnect() {
        people.share("ada", "grace");
        TestSession ada = people.signIn("ada");
        TestSession grace = people.signIn("grace");
        people.arrive(people.account("ada"), false); // something has been told just now
        people.time.passes();
        heard(ada);

        people.online.leave(grace);
        people.time.passes(200);
        people.arrive(people.account("grace"), true);
        people.settle();
        assertThat(heard(ada)).isEmpty();
    }

    @Test
    void whoAskedDuringAReconnectHearsHowItEnded() throws IOException {
        people.share("ada", "grace", "linus");
        TestSession ada = people.signIn("ada");
        TestSession linus = people.signIn("linus");
        TestSession grace = people.signIn("grace");
        people.arrive(people.account("linus"), false); // some time has to pass until the next is told
        people.time.passes();
        List.of(ada, linus).forEach(TestSession::frames);
        long now = people.time.millis();

        people.online.leave(grace);
        assertThat(people.presences.look(List.of(grace.account().id()), ada.account().id()))
                .containsEntry(grace.account().id(), new Presences.Seen(PresenceState.OFFLINE, now));
        people.arrive(people.account("grace"), true);
        people.settle();
        assertThat(heard(ada)).containsExactly("grace online");
        assertThat(heard(linus)).as("who did not ask").isEmpty();
    }

    @Test
    void whatEveryoneWasShownDuringAReconnectEveryoneHearsTheEndOf() throws IOException {
        people.share("ada", "grace");
        TestSession ada = people.signIn("ada");
        TestSession grace = people.signIn("grace");
        people.arrive(people.account("ada"), false);
        people.time.passes();
        ada.frames();

        people.online.leave(grace);
        assertThat(people.presences.lookForAll(grace.account().id()).state()).isEqualTo(PresenceState.OFFLINE);
        people.arrive(people.account("grace"), true);
        people.settle();
        assertThat(heard(ada)).containsExactly("grace online");
        assertThat(people.presences.lookForAll(grace.account().id()).state()).isEqualTo(PresenceState.ONLINE);
        people.settle();
        assertThat(heard(ada)).as("what everyone knew already").isEmpty();
    }

    @Test
    void onlyThoseWhoShareARoomOrAreFriendsHearAndEachOnce() throws IOException {
        people.share("ada", "grace");
        people.share("ada", "grace", "linus");
        people.befriend("ada", "grace");
        people.befriend("ada", "ken");
        TestSession grace = people.signIn("grace");
        TestSession linus = people.signIn("linus");
        TestSession ken = people.signIn("ken");
        TestSession stranger = people.signIn("stranger");
        TestSession old = people.arrive(people.account("grace"), false);
        people.settle();
        List.of(grace, linus, ken).forEach(TestSession::frames);

        TestSession ada = people.signIn("ada");
        people.online.leave(ada);
        people.settle();
        assertThat(List.of(grace, linus, ken)).as("shares two rooms and is a friend; shares one; is a friend")
                .allSatisfy(session -> assertThat(heard(session)).containsExactly("ada online", "ada offline"));
        assertThat(List.of(stranger, old)).as("a stranger, and protocol 1").allSatisfy(
                session -> assertThat(session.frames()).isEmpty());
    }

    @Test
    void nobodyIsToldOfThemselves() throws RefusedException, IOException {
        people.share("ada", "grace");
        TestSession one = people.signIn("ada");
        TestSession other = people.signIn("ada");
        people.away(one, true);
        people.away(other, true);
        people.settle();
        people.online.leave(other);
        people.settle();

        assertThat(one.frames()).isEmpty();
        assertThat(other.frames()).isEmpty();
    }

    @Test
    void anAccountIsAwayWhenAllItsSessionsAre() throws RefusedException, IOException {
        people.share("ada", "grace");
        TestSession grace = people.signIn("grace");
        TestSession phone = people.signIn("ada");
        TestSession desk = people.signIn("ada");
        heard(grace);

        people.away(phone, true);
        people.settle();
        assertThat(heard(grace)).as("one is not away").isEmpty();
        people.away(desk, true);
        people.settle();
        assertThat(heard(grace)).containsExactly("ada away");
        TestSession third = people.signIn("ada");
        assertThat(heard(grace)).containsExactly("ada online");
        people.online.leave(third);
        people.settle();
        assertThat(heard(grace)).containsExactly("ada away");
        people.online.leave(phone);
        people.online.leave(desk);
        people.settle();
        assertThat(heard(grace)).containsExactly("ada offline");
    }

    @Test
    void oneEventTellsOfEveryoneWhoConcernsTheSession() {
        people.share("ada", "grace", "linus");
        people.share("ada", "ken");
        TestSession ada = people.signIn("ada");
        TestSession linus = people.signIn("linus");
        TestSession last = people.signIn("ken");
        heard(ada);

        people.arrive(people.account("grace"), false);
        people.time.passes();
        people.online.leave(last);
        people.online.leave(linus);
        people.time.passes(250);
        assertThat(heard(ada)).containsExactly("grace online", "ken offline, linus offline");
    }

    @Test
    void whenSomebodyWasLastSeenIsToldAndKept() throws IOException {
        people.share("ada", "grace");
        TestSession ada = people.signIn("ada");
        TestSession grace = people.signIn("grace");
        long id = grace.account().id();
        assertThat(people.presences.look(List.of(id), 1)).containsEntry(id,
                new Presences.Seen(PresenceState.ONLINE, null));
        ada.frames();

        long at = people.time.millis();
        people.online.leave(grace);
        people.time.passes();
        assertThat(ada.events().getFirst().at("/data/people/0/lastSeen").asLong()).isEqualTo(at);
        assertThat(people.presences.look(List.of(id), 1)).containsEntry(id,
                new Presences.Seen(PresenceState.OFFLINE, at));
        awaitKept(id, at);
    }

    @Test
    void whoIsHereWhenTheServerStopsWasSeenThen() throws IOException {
        long here = people.signIn("ada").account().id();
        TestSession gone = people.signIn("grace");
        people.time.passes(5_000);
        long left = people.time.millis();
        people.online.leave(gone);
        people.settle();
        long justCome = people.arrive(people.account("linus"), true).account().id();
        long stopped = people.time.millis();
        people.close();

        people = new TestPeople(folder);
        assertThat(people.presences.look(List.of(here, gone.account().id(), justCome), 1)).isEqualTo(
                Map.of(here, new Presences.Seen(PresenceState.OFFLINE, stopped), gone.account().id(),
                        new Presences.Seen(PresenceState.OFFLINE, left), justCome,
                        new Presences.Seen(PresenceState.OFFLINE, stopped)));
    }

    @Test
    void whoNeverSignedInWasNeverSeen() throws IOException {
        long ada = people.account("ada").id();

        assertThat(people.presences.look(List.of(ada), 1)).containsEntry(ada,
                new Presences.Seen(PresenceState.OFFLINE, null));
    }

    @Test
    void aCrowdThatComesAtOnceCostsFewFramesAndEveryoneHearsOfEveryone() {
        List<Account> crowd = IntStream.range(0, CROWD).mapToObj(i -> people.account("member-%04d".formatted(i)))
                .toList();
        people.share(crowd);
        List<TestSession> sessions = crowd.stream().map(account -> people.arrive(account, true)).toList();
        long begin = people.time.nanos();
        Set<byte[]> written = Collections.newSetFromMap(new IdentityHashMap<>());
        Map<TestSession, Set<String>> known = new HashMap<>();
        long bytes = 0;
        int rounds = 0;
        while (known.values().stream().mapToInt(Set::size).sum() < CROWD * (CROWD - 1)) {
            people.time.passes(rounds == 0 ? 0 : 250);
            rounds++;
            for (TestSession session : sessions) {
                List<byte[]> frames = session.frames();
                assertThat(frames).as("at most one a round").hasSizeLessThanOrEqualTo(1);
                for (byte[] frame : frames) {
                    written.add(frame);
                    bytes += frame.length;
                    known.computeIfAbsent(session, _ -> new HashSet<>()).addAll(names(frame));
                }
            }
            assertThat(rounds).isLessThan(20);
        }
        double seconds = (people.time.nanos() - begin) / 1e9;

        assertThat(written).as("events that were written, of %d that were sent", CROWD * rounds)
                .hasSizeLessThan(CROWD + 10);
        assertThat(bytes).as("bytes in %s s", seconds).isLessThan((long) ((seconds + 1) * 64 * 1024 * 1024));
        people.settle();
        assertThat(sessions).as("nobody is told twice").allSatisfy(s -> assertThat(s.frames()).isEmpty());
    }

    private static List<String> names(byte[] frame) {
        String json = new String(frame, 4, frame.length - 4, StandardCharsets.UTF_8);
        List<String> names = new ArrayList<>();
        for (int at = json.indexOf("member-"); at >= 0; at = json.indexOf("member-", at + 1)) {
            names.add(json.substring(at, at + "member-0000".length()));
        }
        return names;
    }

    private void awaitKept(long account, long at) {
        Awaitility.await().atMost(TestClient.PATIENCE).untilAsserted(
                () -> assertThat(people.accounts.lastSeen(List.of(account))).containsEntry(account, at));
    }
}
