package chat.parley.server.durability;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.Limits;
import chat.parley.common.client.ClientConfig;
import chat.parley.common.client.ClientRuntime;
import chat.parley.common.client.ClientState;
import chat.parley.common.protocol.FrameJson;
import chat.parley.common.protocol.v2.Codec;
import chat.parley.common.protocol.v2.MessageRequest;
import chat.parley.common.protocol.v2.RoomRequest;
import chat.parley.common.trust.InviteLink;
import chat.parley.common.trust.PinnedTrust;
import chat.parley.common.trust.ServerAddress;
import chat.parley.server.testing.TestServer;
import chat.parley.server.testing.TestServers;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server is restarted, and everybody comes back at once, by their tokens and in their own time. {@code -Dparley.test.storm=1000}
 * makes it a larger storm; how long it takes is printed.
 */
class LoginStormTest {

    private static final int CLIENTS = Integer.getInteger("parley.test.storm", 100);
    private static final int ROOMS = 10;
    private static final String[] SETTINGS = {"limits.connectionsPerAddress=0", "limits.handshakeSeconds=60",
            "limits.framesPerSecond=0"};
    /** How many are helped to an account at once, before the storm. */
    private static final int TOGETHER = 50;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration OFTEN = Duration.ofMillis(10);

    @TempDir
    private Path folder;

    private final Findings findings = new Findings();
    private final Codec codec = new Codec(FrameJson.create(Limits.MAX_FRAME_BYTES));
    private final List<Participant> people = new ArrayList<>();
    private final List<Long> rooms = new ArrayList<>();

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES) // each step is bounded
    void everybodyIsBackInTheirRoomsAfterARestart() throws IOException, GeneralSecurityException {
        try (TestServers servers = new TestServers();
                Proxy proxy = Proxy.open(0);
                ClientRuntime runtime = new ClientRuntime(codec)) {
            TestServer server = servers.start(folder, SETTINGS);
            proxy.leadTo(server.port());
            gather(link(server), proxy, runtime);
            speak(link(server));
            awaitAll("before the restart", participant -> hasHeard(participant, 1));

            proxy.leadNowhere();
            TestServer again = servers.start(folder, SETTINGS);
            long begin = System.nanoTime();
            proxy.leadTo(again.port());
            awaitAll("back", participant -> participant.client().state() instanceof ClientState.SignedIn);
            Duration back = Duration.ofNanos(System.nanoTime() - begin);
            speak(link(again));
            awaitAll("in their rooms", participant -> hasHeard(participant, 2));
            Duration heard = Duration.ofNanos(System.nanoTime() - begin);
            findings.requireNone("after the storm");
            assertThat(people).allSatisfy(participant -> assertThat(participant.signIns()).isGreaterThan(1));
            System.out.printf(
                    "%d clients: all signed in again %d ms after the server listened, and in their rooms after %d ms%n",
                    CLIENTS, back.toMillis(), heard.toMillis());
        } finally {
            people.forEach(Participant::close);
        }
    }

    private static InviteLink link(TestServer server) {
        return new InviteLink(new ServerAddress("127.0.0.1", server.port()), server.ca());
    }

    private void gather(InviteLink link, Proxy proxy, ClientRuntime runtime) throws GeneralSecurityException {
        try (RawClient speaker = RawClient.connect(link, codec, findings).register("speaker")) {
            for (int i = 0; i < ROOMS; i++) {
                rooms.add(speaker.does(new RoomRequest.Create("room" + i, null, null, null, 0)).conversation()
                        .conversation());
            }
        }
        ClientConfig config = ClientConfig.of(new ServerAddress("127.0.0.1", proxy.port()),
                PinnedTrust.context(link.ca()), "storm").withTimeouts(Duration.ofMinutes(1), Duration.ofMinutes(1));
        List<CompletableFuture<Void>> begun = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            Participant participant = new Participant("u" + i, runtime, config, findings);
            people.add(participant);
            begun.add(participant.begin(Set.of(rooms.get(i % ROOMS), rooms.get((i + 1) % ROOMS),
                    rooms.get((i + 5) % ROOMS))));
            if (begun.size() == TOGETHER || i == CLIENTS - 1) {
                CompletableFuture.allOf(begun.toArray(CompletableFuture[]::new))
                        .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
                begun.clear();
            }
        }
    }

    /** Says one thing in every room. */
    private void speak(InviteLink link) {
        try (RawClient speaker = RawClient.connect(link, codec, findings).login("speaker")) {
            rooms.forEach(room -> speaker
                    .does(new MessageRequest.Msg(room, null, "Is everybody here?", UUID.randomUUID(), null, null)));
        }
    }

    private static boolean hasHeard(Participant participant, int messages) {
        return participant.views().size() == 3
                && participant.views().values().stream().allMatch(view -> view.size() == messages);
    }

    private void awaitAll(String what, Predicate<Participant> is) {
        Awaitility.await(what).atMost(PATIENCE).pollInterval(OFTEN).until(() -> people.stream().allMatch(is));
    }
}
