package chat.parley.server.durability;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.Limits;
import chat.parley.common.client.ClientConfig;
import chat.parley.common.client.ClientRuntime;
import chat.parley.common.client.ClientState;
import chat.parley.common.client.ReconnectPolicy;
import chat.parley.common.client.UnsentMessage;
import chat.parley.common.protocol.FrameJson;
import chat.parley.common.protocol.v2.Codec;
import chat.parley.common.protocol.v2.ConversationInfo;
import chat.parley.common.protocol.v2.MessageRequest;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.common.protocol.v2.RoomRequest;
import chat.parley.common.protocol.v2.SessionRequest;
import chat.parley.common.trust.InviteLink;
import chat.parley.common.trust.PinnedTrust;
import chat.parley.common.trust.ServerAddress;
import chat.parley.server.testing.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many people talk, change their minds and react while their connections are cut, reset and stalled at random. In the end each
 * must have seen exactly what is stored. Some of them read through a narrow pipe, and are left behind at least once.
 *
 * <p>{@code -Dparley.test.clients=200}, {@code -Dparley.test.chaosSeconds=600} and {@code -Dparley.test.seed} change it.
 */
class ChaosTest {

    private static final int CLIENTS = Integer.getInteger("parley.test.clients", 200);
    private static final int SECONDS = Integer.getInteger("parley.test.chaosSeconds", 30);
    private static final long SEED = Long.getLong("parley.test.seed", System.nanoTime());
    private static final String WITNESS = "witness";
    private static final int ROOMS = 10;
    private static final int SLOW = 4;
    private static final int NARROW_BYTES = 32 * 1024;
    private static final int ACTING_AT_ONCE = 100;
    private static final int MILLIS_BETWEEN = 8;
    /** 5 MB: more than the operating system takes in for somebody who does not read. */
    private static final int FLOOD = 320;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    private final Random random = new Random(SEED);
    private final Findings findings = new Findings();
    private final Codec codec = new Codec(FrameJson.create(Limits.MAX_FRAME_BYTES));
    private final List<Participant> people = new ArrayList<>();
    private final List<Long> rooms = new ArrayList<>();

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS) // each step is bounded; how many there are is asked for
    void everyoneEndsWithWhatIsStored()
            throws IOException, InterruptedException, GeneralSecurityException, SQLException {
        try (TestServer server = TestServer.start(folder, "limits.outboxBytes=65536", "limits.framesPerSecond=0",
                "limits.connectionsPerAddress=0", "limits.handshakeSeconds=60", "limits.pingSeconds=2",
                "limits.timeoutSeconds=30");
                Proxy proxy = Proxy.open(0);
                Proxy narrow = Proxy.open(NARROW_BYTES);
                ClientRuntime runtime = new ClientRuntime(codec)) {
            proxy.leadTo(server.port());
            narrow.leadTo(server.port());
            InviteLink link = new InviteLink(new ServerAddress("127.0.0.1", server.port()), server.ca());
            long begin = System.nanoTime();
            gather(link, proxy, narrow, runtime);
            Duration gathered = Duration.ofNanos(System.nanoTime() - begin);
            Harm harm = Harm.begin(List.of(proxy, narrow), new Random(SEED + 1));
            int acts = act();
            int harmed = harm.end();
            long calm = System.nanoTime();
            int flood = flood(link, narrow);
            settle();
            Duration settled = Duration.ofNanos(System.nanoTime() - calm);
            int stored = compare(link);
            assertThat(stored).as("messages").isEqualTo(flood + people.stream().mapToInt(Participant::said).sum());
            people.stream().limit(SLOW).forEach(slow -> assertThat(slow.resyncs()).as(slow.name()).isPositive());
            System.out.printf("%d clients, %d s: %d messages, %d other acts, %d connections harmed, %d sign-ins, "
                    + "%d resyncs; gathered in %d ms, settled in %d ms%n", CLIENTS, SECONDS, stored,
                    acts + flood - stored,
                    harmed, people.stream().mapToInt(Participant::signIns).sum(),
                    people.stream().mapToInt(Participant::resyncs).sum(), gathered.toMillis(), settled.toMillis());
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("seed " + SEED + ": " + e.getMessage(), e);
        } finally {
            people.forEach(Participant::close);
        }
    }

    private static void await(CompletableFuture<?> done) {
        done.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** Makes rooms and accounts; everyone is in two or three rooms, the slow ones also in one of their own. */
    private void gather(InviteLink link, Proxy proxy, Proxy narrow, ClientRuntime runtime)
            throws GeneralSecurityException {
        try (RawClient witness = RawClient.connect(link, codec, findings).register(WITNESS)) {
            for (int i = 0; i <= ROOMS; i++) {
                rooms.add(witness.does(new RoomRequest.Create("room" + i, null, null, null, 0)).conversation()
                        .conversation());
            }
        }
        ClientConfig config = ClientConfig.of(link.address(), PinnedTrust.context(link.ca()), "chaos")
                .withTimeouts(Duration.ofSeconds(30), Duration.ofSeconds(60)).withSilence(Duration.ofSeconds(2),
                        Duration.ofSeconds(6))
                .withReconnect(new ReconnectPolicy(Duration.ofMillis(50), Duration.ofSeconds(1), 0.5, new Random()));
        List<CompletableFuture<Void>> begun = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            boolean slow = i < SLOW;
            Participant participant = new Participant(name(i), runtime, slow
                    ? through(narrow, config).withSilence(Duration.ZERO, Duration.ZERO)
                    : through(proxy, config), findings);
            people.add(participant);
            Collection<Long> mine = new TreeSet<>(List.of(rooms.get(i % ROOMS), rooms.get(i / ROOMS % ROOMS),
                    rooms.get((7 * i + 3) % ROOMS)));
            if (slow) {
                mine.add(rooms.get(ROOMS));
            }
            begun.add(participant.begin(mine));
        }
        begun.forEach(ChaosTest::await);
    }

    private static String name(int index) {
        return "u" + index;
    }

    private static ClientConfig through(Proxy proxy, ClientConfig config) {
        return new ClientConfig(new ServerAddress(config.server().host(), proxy.port()), config.tls(),
                config.program(), config.connectTimeout(), config.requestTimeout(), config.reconnect(),
                config.silence(), config.pin());
    }

    /** Lets somebody do something, again and again, while not too much is unanswered; tells how often. */
    private int act() throws InterruptedException {
        Semaphore free = new Semaphore(ACTING_AT_ONCE);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        int acts = 0;
        while (System.nanoTime() < end) {
            findings.await(Duration.ofMillis(MILLIS_BETWEEN));
            findings.requireNone("during the chaos");
            if (free.tryAcquire(1, TimeUnit.SECONDS)) {
                int index = random.nextInt(CLIENTS);
                acts++;
                CompletableFuture<?> _ = people.get(index).act(random, name(index ^ 1))
                        .whenComplete((_, _) -> free.release());
            }
        }
        return acts;
    }

    /** Says more to those with narrow pipes than fits into them while they read nothing. */
    private int flood(InviteLink link, Proxy narrow) {
        people.stream().limit(SLOW).forEach(slow -> Awaitility.await().atMost(PATIENCE)
                .until(() -> slow.client().state() instanceof ClientState.SignedIn));
        narrow.tunnels().forEach(Tunnel::stallDown);
        try (RawClient witness = RawClient.connect(link, codec, findings).login(WITNESS)) {
            String text = "x".repeat(Limits.MAX_TEXT_CHARS);
            await(CompletableFuture.allOf(IntStream.range(0, FLOOD)
                    .mapToObj(_ -> UnsentMessage.in(rooms.get(ROOMS), text))
                    .map(m -> witness.ask(new MessageRequest.Msg(m.conversation(), null, m.text(), m.clientId(), null,
                            null)))
                    .toArray(CompletableFuture[]::new)));
        }
        narrow.tunnels().forEach(Tunnel::flow);
        return FLOOD;
    }

    /** Waits until everything is answered, and everyone has heard whatever there is. */
    private void settle() throws InterruptedException, SQLException {
        for (Participant participant : people) {
            Awaitility.await(participant.name()).atMost(PATIENCE).until(participant::isDone);
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        List<String> missing;
        do { // a request of a lost connection may still be on its way through the server
            findings.await(Duration.ofMillis(MILLIS_BETWEEN));
            Map<Long, MessageRequest.Position> heads = Databases.heads(folder);
            missing = people.stream().flatMap(participant -> participant.whatIsMissing(heads)).toList();
        } while (!missing.isEmpty() && System.nanoTime() < end);
        assertThat(missing).as("who is out of step").isEmpty();
        findings.requireNone("once everybody is in step");
    }

    /** Everyone must have seen what is stored; tells how many messages that are. */
    private int compare(InviteLink link) {
        Map<Long, View> stored = new HashMap<>();
        try (RawClient member = RawClient.connect(link, codec, findings)) {
            for (int i = -2; i < CLIENTS; i += 2) { // each of them is the friend of the next one
                member.login(i < 0 ? WITNESS : name(i));
                for (ConversationInfo info : member.does(new MessageRequest.Conversations()).conversations()) {
                    stored.computeIfAbsent(info.conversation(), conversation -> read(member, conversation));
                }
                member.does(new SessionRequest.Logout());
            }
        }
        people.forEach(participant -> participant.views().forEach((conversation, view) -> view
                .requireSame(stored.getOrDefault(conversation, new View("nobody", findings)))));
        findings.requireNone("when everything is compared");
        return stored.values().stream().mapToInt(View::size).sum();
    }

    /** Reads a conversation from its beginning; whoever said something in it has said it in the order of their numbers. */
    private View read(RawClient member, long conversation) {
        View view = new View("the database, in " + conversation, findings);
        Map<String, Integer> last = new HashMap<>();
        Reply.Page page;
        do {
            page = member
                    .does(new MessageRequest.History(conversation, null, (long) view.size(), null, Limits.MAX_PAGE));
            view.told(page.messages());
            page.messages().forEach(message -> {
                int number = Participant.numberOf(message);
                if (number > 0 && last.merge(message.from(), number, Math::max) > number) {
                    findings.add("said in another order: " + number + ", " + message);
                }
            });
        } while (page.newer() && !page.messages().isEmpty());
        return view;
    }
}
