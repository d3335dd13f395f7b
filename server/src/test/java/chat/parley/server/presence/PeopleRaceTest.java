package chat.parley.server.presence;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.v2.PeopleRequest;
import chat.parley.server.account.Account;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Many at once change what is between them, and come and go meanwhile: storage, memory and what each was told agree at the end. */
class PeopleRaceTest {

    private static final int ROUNDS = 60;
    private static final int STEPS = 40;
    private static final long SEED = 20_251_121;
    private static final List<String> NAMES = List.of("ada", "grace", "linus", "ken");

    @TempDir
    private Path folder;

    @AutoClose
    private TestPeople people;

    @AutoClose
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @BeforeEach
    void open() throws IOException {
        people = new TestPeople(folder);
        NAMES.forEach(people::account);
    }

    @Test
    void whoSignsInWhileABlockIsStoredKnowsOfIt() throws Exception {
        TestSession grace = people.signIn("grace");
        Account ada = people.account("ada");
        for (int i = 0; i < ROUNDS; i++) {
            boolean block = i % 2 == 0;
            Future<TestSession> arriving = threads.submit(() -> people.arrive(ada, true));
            Future<?> changing = threads.submit(() -> people.ask(grace,
                    block ? new PeopleRequest.Block("ada") : new PeopleRequest.Unblock("ada")));
            changing.get();
            TestSession session = arriving.get();

            assertThat(session.blocks().between(grace.account().id())).as("round %d", i).isEqualTo(block);
            people.online.leave(session);
            if (i % 3 == 0) {
                people.settle(); // ada is forgotten, and has to be read again
            }
        }
    }

    @Test
    void storageMemoryAndEventsAgreeWhateverHappensAtOnce() throws Exception {
        List<TestSession> listeners = NAMES.stream().map(people::signIn).toList();
        List<Future<?>> all = new ArrayList<>();
        for (String name : NAMES) {
            for (int thread = 0; thread < 2; thread++) {
                Random random = new Random(SEED + all.size());
                all.add(threads.submit(() -> actAs(name, random)));
            }
        }
        for (Future<?> one : all) {
            one.get(); // a deadlock would end in the build's time limit
        }
        for (TestSession listener : listeners) {
            assertAgreement(listener, people.store.relations(listener.account().id()));
        }
    }

    /** In a new session each time; a refusal is as good as anything here. */
    private void actAs(String name, Random random) {
        for (int i = 0; i < STEPS; i++) {
            TestSession session = people.arrive(people.account(name), true);
            String other = NAMES.get(random.nextInt(NAMES.size()));
            PeopleRequest<?> request = switch (random.nextInt(8)) {
                case 0, 1 -> new PeopleRequest.FriendRequest(other);
                case 2 -> new PeopleRequest.FriendAccept(other);
                case 3 -> new PeopleRequest.FriendDecline(other);
                case 4 -> new PeopleRequest.FriendRemove(other);
                case 5 -> new PeopleRequest.Block(other);
                default -> new PeopleRequest.Unblock(other);
            };
            try {
                people.ask(session, request);
            } catch (RefusedException _) {
                // nothing has changed
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                people.online.leave(session);
            }
        }
    }

    private static void assertAgreement(TestSession listener, PeopleStore.Relations kept) {
        Map<String, String> states = new HashMap<>();
        Map<String, Boolean> blocked = new HashMap<>();
        for (JsonNode event : listener.events()) {
            JsonNode data = event.path("data");
            String user = data.path("user").asString();
            if (event.path("type").asString().equals("friend")) {
                states.put(user, data.path("state").asString());
            } else {
                blocked.put(user, data.path("blocked").asBoolean());
            }
        }
        Map<String, String> expected = new HashMap<>();
        kept.friends().forEach(friend -> expected.put(friend.name(), "friend"));
        kept.incoming().forEach(asker -> expected.put(asker.name(), "incoming"));
        kept.outgoing().forEach(asked -> expected.put(asked.name(), "outgoing"));
        states.values().removeIf("none"::equals);
        blocked.values().removeIf(on -> !on);

        assertThat(states).as("what %s was told", listener.name()).isEqualTo(expected);
        assertThat(blocked.keySet()).isEqualTo(kept.blocked().stream().map(PeopleStore.Person::name)
                .collect(Collectors.toSet()));
        Set<Long> between = Stream.of(kept.blocked(), kept.blockedBy()).flatMap(Collection::stream)
                .map(PeopleStore.Person::account).collect(Collectors.toSet());
        for (long account = 1; account <= NAMES.size(); account++) {
            assertThat(listener.blocks().between(account)).as("%s and %d", listener.name(), account)
                    .isEqualTo(between.contains(account));
        }
    }
}
