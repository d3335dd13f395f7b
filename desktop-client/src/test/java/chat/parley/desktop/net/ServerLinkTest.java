package chat.parley.desktop.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parley.common.client.ClientRuntime;
import chat.parley.common.client.ReconnectPolicy;
import chat.parley.common.client.UnsentMessage;
import chat.parley.common.trust.CaFingerprint;
import chat.parley.common.trust.ServerAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;

/** What the window learns when this machine does not do its part; there is no server. */
class ServerLinkTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final CompletableFuture<ClientRuntime> RUNTIME = CompletableFuture
            .supplyAsync(ClientRuntime::create);

    @TempDir
    private Path config;

    private final EventQueue queue = new EventQueue();
    private final List<ServerLink> links = new ArrayList<>();

    private ServerLink link(CompletableFuture<ClientRuntime> runtime) {
        ServerLink link = new ServerLink(queue, runtime,
                new Credentials(new ServerAddress("127.0.0.1", 1), new CaFingerprint("ab".repeat(32)), "Ada", "token"),
                config, new ReconnectPolicy(Duration.ofHours(1), Duration.ofHours(1), 0, new Random(1)), "test");
        links.add(link);
        return link;
    }

    @AfterEach
    void close() throws InterruptedException {
        for (ServerLink link : links) {
            link.close();
            assertThat(link.awaitClosed()).isTrue();
        }
    }

    /** Waits for the next event of a kind. */
    private <E extends LinkEvent> E expect(Class<E> kind) {
        return kind.cast(await(kind.getSimpleName()).atMost(PATIENCE).until(queue::poll, kind::isInstance));
    }

    /** Has every message that is to be kept fail, as on a full disk. */
    private void keepNothing() throws IOException, SQLException {
        try (Stream<Path> files = Files.list(config.resolve("accounts"))) {
            Path file = files.filter(f -> f.toString().endsWith(".db")).findAny().orElseThrow();
            try (Connection other = new SQLiteConfig().createConnection("jdbc:sqlite:" + file);
                    Statement statement = other.createStatement()) {
                statement.execute("CREATE TRIGGER no_room BEFORE INSERT ON unsent"
                        + " BEGIN SELECT RAISE(ABORT, 'the disk is full'); END");
            }
        }
    }

    @Test
    void aMessageThatCannotBeKeptIsTold() throws Exception {
        ServerLink link = link(RUNTIME);
        link.open();
        expect(LinkEvent.Restored.class);
        keepNothing();
        UnsentMessage message = UnsentMessage.in(1, "hello");
        link.send(message);
        LinkEvent.NotKept notKept = expect(LinkEvent.NotKept.class);
        assertThat(notKept.message()).isEqualTo(message);
        assertThat(notKept.words()).contains("the disk is full");
    }

    @Test
    void anAccountIsOpenedAgainOnceItsFormerLinkIsDone() {
        CompletableFuture<ClientRuntime> inTheMaking = new CompletableFuture<>();
        ServerLink former = link(inTheMaking);
        ServerLink next = link(RUNTIME);
        try {
            former.open();
            expect(LinkEvent.Restored.class); // from now on it has the local copy, and waits
            former.close();
            next.openAfter(former);
            await().atMost(PATIENCE).until(() -> !queue.isEmpty() || isAWorkerWaitingForAnother());
            assertThat(queue.poll()).isNull();
        } finally {
            inTheMaking.complete(RUNTIME.join());
        }
        expect(LinkEvent.Restored.class);
    }

    /** Whoever waits for work, or for what connections share, waits without a limit. */
    private static boolean isAWorkerWaitingForAnother() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(t -> t.getName().equals("parley-worker") && t.getState() == Thread.State.TIMED_WAITING);
    }

    @Test
    void anAccountWithoutWhatConnectionsShareIsNotOpened() {
        ServerLink link = link(CompletableFuture.failedFuture(new IllegalStateException("no codec")));
        link.open();
        expect(LinkEvent.Restored.class);
        assertThat(expect(LinkEvent.NotOpened.class).words()).contains("no codec");
    }
}
