package chat.parley.server.durability;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.Limits;
import chat.parley.common.protocol.FrameJson;
import chat.parley.common.protocol.v2.Codec;
import chat.parley.common.protocol.v2.MessageRequest;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.common.protocol.v2.RoomRequest;
import chat.parley.common.protocol.v2.SessionRequest;
import chat.parley.common.trust.InviteLink;
import chat.parley.common.trust.ServerAddress;
import chat.parley.server.testing.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * More is said than can wait to be stored, while another connection holds the database's lock. Whoever says more has to wait: not
 * even a ping that follows is answered. Nothing is dropped.
 */
class FullJournalTest {

    private static final int SENDERS = 8;
    /** Of all senders together more than what waits in the queue (4,096) and in one transaction (1,000). */
    private static final int EACH = 1_000;
    /** Less than SQLite waits for the lock (5 s), and enough for the queue to fill up. */
    private static final Duration HELD = Duration.ofMillis(2_500);
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir
    private Path folder;

    private final Findings findings = new Findings();
    private final Codec codec = new Codec(FrameJson.create(Limits.MAX_FRAME_BYTES));
    private final List<Author> authors = new ArrayList<>();
    private final List<RawClient> clients = new ArrayList<>();
    private final Map<Long, RawClient> readers = new HashMap<>();

    @Test
    void aFullQueueSlowsItsSendersAndDropsNothing() throws SQLException, InterruptedException {
        try (TestServer server = TestServer.start(folder, "limits.framesPerSecond=0")) {
            gather(new InviteLink(new ServerAddress("127.0.0.1", server.port()), server.ca()));
            List<CompletableFuture<?>> acknowledgements = new ArrayList<>();
            List<CompletableFuture<Reply.Done>> pings = new ArrayList<>();
            try (Connection other = Databases.open(folder); Statement statement = other.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                for (int i = 0; i < SENDERS; i++) {
                    acknowledgements.add(say(i));
                    pings.add(clients.get(i).ask(new SessionRequest.Ping()));
                }
                findings.await(HELD);
                assertThat(acknowledgements).as("nothing is stored").noneMatch(CompletableFuture::isDone);
                assertThat(authors).allSatisfy(author -> assertThat(author.acknowledged()).isEmpty());
                assertThat(pings).as("who says too much is not heard any more").anyMatch(ping -> !ping.isDone());
                statement.execute("ROLLBACK");
            }
            CompletableFuture.allOf(acknowledgements.toArray(CompletableFuture[]::new))
                    .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
            CompletableFuture.allOf(pings.toArray(CompletableFuture[]::new))
                    .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
            new Audit(authors, findings).readAll(readers);
            clients.forEach(RawClient::close);
        }
    }

    /** Everybody has a room of their own, so that little has to be told, and a friend. */
    private void gather(InviteLink link) {
        for (int i = 0; i < SENDERS; i++) {
            RawClient client = RawClient.connect(link, codec, findings).register(name(i));
            long room = client.does(new RoomRequest.Create("room" + i, null, null, null, 0)).conversation()
                    .conversation();
            readers.put(room, client);
            clients.add(client);
            authors.add(new Author(i + 1, name(i), room, name(i ^ 1), "", findings));
        }
        for (int i = 0; i < SENDERS; i++) {
            readers.put(clients.get(i).does(new MessageRequest.Direct(name(i ^ 1))).conversation().conversation(),
                    clients.get(i));
        }
    }

    private static String name(int index) {
        return "sender" + index;
    }

    /** Says everything that one has to say at once; it must be acknowledged in the same order. */
    private CompletableFuture<?> say(int index) {
        Author author = authors.get(index);
        AtomicInteger last = new AtomicInteger();
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int i = 0; i < EACH; i++) {
            int number = author.next();
            all.add(clients.get(index).ask(author.request(number)).thenAccept(sent -> {
                author.acknowledged(number, sent);
                if (last.getAndSet(number) != number - 1) {
                    findings.add(author.name() + "-" + number + " was not acknowledged in its turn");
                }
            }));
        }
        return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new));
    }
}
