package chat.parley.server.durability;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.Limits;
import chat.parley.common.client.ClientConfig;
import chat.parley.common.client.ClientRuntime;
import chat.parley.common.client.ReconnectPolicy;
import chat.parley.common.protocol.FrameJson;
import chat.parley.common.protocol.v2.Codec;
import chat.parley.common.protocol.v2.MessageRequest;
import chat.parley.common.protocol.v2.RoomRequest;
import chat.parley.common.trust.InviteLink;
import chat.parley.common.trust.PinnedTrust;
import chat.parley.common.trust.ServerAddress;
import chat.parley.server.ServerProcess;
import chat.parley.server.testing.Requests;
import chat.parley.server.testing.TestClient;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server is killed while people talk. Half of them use the client library, which comes back by itself; the others are strict
 * clients, each the friend of one of the former. After every restart, before anyone may say anything, what is stored is read.
 *
 * <p>{@code -Dparley.test.kills=1000} kills more often, {@code -Dparley.test.seed} repeats the same random choices.
 */
class CrashIT {

    private static final int KILLS = Integer.getInteger("parley.test.kills", 20);
    private static final long SEED = Long.getLong("parley.test.seed", System.nanoTime());
    private static final int REPORTED = 50; // kills; the output goes into a file
    private static final int PAIRS = 4;
    private static final int WINDOW = 32;
    private static final int AGAIN = 5;
    private static final int SHORTEST_MILLIS = 50;
    private static final int LONGEST_MILLIS = 500;
    private static final Duration PATIENCE = TestClient.PATIENCE.multipliedBy(2);

    @TempDir
    private Path folder;

    private final Random random = new Random(SEED);
    private final Findings findings = new Findings();
    private final Codec codec = new Codec(FrameJson.create(Limits.MAX_FRAME_BYTES));
    private final List<RawSender> strict = new ArrayList<>();
    private final List<LibrarySender> easy = new ArrayList<>();
    private final Map<Long, RawSender> readers = new HashMap<>();

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS) // each step is bounded; how many there are is asked for
    void whatWasAcknowledgedIsThereOnceAfterEveryKill()
            throws IOException, InterruptedException, GeneralSecurityException, SQLException {
        long begin = System.nanoTime();
        int kill = 0;
        int unanswered = 0;
        try (Proxy proxy = Proxy.open(0); ClientRuntime runtime = new ClientRuntime(codec)) {
            prepare(proxy, runtime);
            Audit audit = new Audit(authors().toList(), findings);
            while (kill < KILLS) {
                kill++;
                try (ServerProcess server = start()) {
                    talk(server, audit, proxy, "before kill " + kill);
                    server.kill();
                }
                proxy.leadNowhere();
                strict.forEach(sender -> await(sender.client().end()));
                unanswered += authors().mapToInt(author -> author.unacknowledged().size()).sum();
                if (kill % REPORTED == 0) {
                    report(kill, begin, unanswered);
                }
            }
            settle(audit, proxy);
            easy.forEach(LibrarySender::close);
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("seed " + SEED + ", kill " + kill + " of " + KILLS, e);
        }
        Databases.assertIntact(folder);
        assertThat(said()).as("messages").isGreaterThan(KILLS);
        assertThat(unanswered).as("messages on their way when the server was killed").isGreaterThan(KILLS);
        report(KILLS, begin, unanswered);
    }

    private int said() {
        return authors().mapToInt(Author::count).sum();
    }

    private void report(int kills, long begin, int unanswered) {
        System.out.printf("seed %d: %d kills in %d s, %d messages, %d times one was on its way at a kill%n", SEED,
                kills,
                Duration.ofNanos(System.nanoTime() - begin).toSeconds(), said(), unanswered);
    }

    private static void await(CompletableFuture<?> done) {
        done.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    private Stream<Author> authors() {
        return Stream.concat(strict.stream().map(RawSender::author), easy.stream().map(LibrarySender::author));
    }

    /** Makes the accounts and the room; what the server's JVM has loaded is kept, so that it will start in half the time. */
    private void prepare(Proxy proxy, ClientRuntime runtime)
            throws IOException, InterruptedException, GeneralSecurityException {
        try (ServerProcess server = start(ServerProcess.KEEP_CLASSES)) {
            InviteLink link = server.inviteLink();
            ClientConfig config = ClientConfig
                    .of(new ServerAddress(link.address().host(), proxy.port()), PinnedTrust.context(link.ca()),
                            "library")
                    .withReconnect(
                            new ReconnectPolicy(Duration.ofMillis(20), Duration.ofMillis(200), 0.2, new Random()));
            proxy.leadTo(server.port());
            long room = 0;
            for (int i = 1; i <= PAIRS; i++) {
                String me = "strict" + i;
                String friend = "easy" + i;
                RawClient client = RawClient.connect(link, codec, findings).register(me);
                if (room == 0) {
                    room = client.does(new RoomRequest.Create("tearoom", null, null, null, 0)).conversation()
                            .conversation();
                } else {
                    client.does(new RoomRequest.Join(room, null));
                }
                strict.add(new RawSender(new Author(2 * i, me, room, friend, "", findings), client, findings));
                RawClient other = RawClient.connect(link, codec, findings).register(friend);
                other.does(new RoomRequest.Join(room, null));
                readers.put(other.does(new MessageRequest.Direct(me)).conversation().conversation(), strict.getLast());
                other.close();
                LibrarySender sender = new LibrarySender(new Author(2 * i + 1, friend, room, me, "", findings), runtime,
                        config, findings);
                easy.add(sender);
                await(sender.client().connect());
                await(sender.client().login(friend, Requests.PASSWORD));
            }
            readers.put(room, strict.getFirst());
            server.terminate();
            server.awaitExit();
        }
        ServerProcess.useClasses();
        proxy.leadNowhere();
        easy.forEach(sender -> sender.start(WINDOW));
    }

    private ServerProcess start(String... options) throws IOException {
        return ServerProcess.listening(List.of(options), folder, "--set", "limits.framesPerSecond=0");
    }

    /** Reads what is stored, lets everyone back, and lets them talk for a while, most times once they all are back. */
    private void talk(ServerProcess server, Audit audit, Proxy proxy, String when) throws InterruptedException {
        CompletableFuture<Void> resent = back(server, audit, proxy, when);
        if (random.nextInt(4) > 0) {
            await(resent);
            strict.forEach(sender -> sender.start(WINDOW));
            Awaitility.await(when).atMost(PATIENCE).until(() -> easy.stream().allMatch(LibrarySender::isSignedIn));
            easy.forEach(sender -> sender.resend(random, AGAIN));
        }
        findings.await(Duration.ofMillis(random.nextInt(SHORTEST_MILLIS, LONGEST_MILLIS)));
        findings.requireNone(when);
    }

    private CompletableFuture<Void> back(ServerProcess server, Audit audit, Proxy proxy, String when) {
        strict.forEach(sender -> sender
                .use(RawClient.connect(server.inviteLink(), codec, findings).login(sender.author().name())));
        audit.readOn(byConversation(), when);
        proxy.leadTo(server.port());
        easy.forEach(sender -> sender.client().retryNow());
        return CompletableFuture
                .allOf(strict.stream().map(s -> s.resend(random, AGAIN)).toArray(CompletableFuture[]::new));
    }

    private Map<Long, RawClient> byConversation() {
        Map<Long, RawClient> clients = new HashMap<>();
        readers.forEach((conversation, sender) -> clients.put(conversation, sender.client()));
        return clients;
    }

    /** Lets everybody finish what they were saying, and reads everything. */
    private void settle(Audit audit, Proxy proxy) throws IOException, InterruptedException {
        try (ServerProcess server = start()) {
            easy.forEach(LibrarySender::stop);
            await(back(server, audit, proxy, "after the last kill"));
            Awaitility.await("at the end").atMost(PATIENCE)
                    .until(() -> easy.stream().allMatch(LibrarySender::isDone));
            audit.readAll(byConversation());
            strict.forEach(sender -> sender.client().close());
            server.terminate();
            server.awaitExit();
        }
    }
}
