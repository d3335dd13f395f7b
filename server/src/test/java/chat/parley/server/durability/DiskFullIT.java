package chat.parley.server.durability;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.Limits;
import chat.parley.common.client.ClientConfig;
import chat.parley.common.client.ClientRuntime;
import chat.parley.common.client.ReconnectPolicy;
import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.FrameJson;
import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.v2.Codec;
import chat.parley.common.protocol.v2.MessageRequest;
import chat.parley.common.protocol.v2.Request;
import chat.parley.common.protocol.v2.RoomRequest;
import chat.parley.common.protocol.v2.SessionRequest;
import chat.parley.common.trust.InviteLink;
import chat.parley.common.trust.PinnedTrust;
import chat.parley.server.ServerProcess;
import chat.parley.server.testing.Requests;
import chat.parley.server.testing.TestClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * There is no room left on the disk, and later there is again. The operating system does it: it lets the server's process write no
 * file beyond a size ({@code prlimit} of util-linux), so that SQLite's writes fail as they do on a full disk.
 */
@EnabledOnOs(OS.LINUX)
class DiskFullIT {

    private static final String PADDING = " " + "x".repeat(2_000);
    private static final int REFUSED_IN_A_ROW = 10;
    private static final int MOST = 20_000;

    @TempDir
    private Path folder;

    private final Findings findings = new Findings();
    private final Codec codec = new Codec(FrameJson.create(Limits.MAX_FRAME_BYTES));

    @Test
    void whatIsAcknowledgedIsStoredAndTheRestIsTakenLater()
            throws IOException, InterruptedException, GeneralSecurityException, SQLException {
        Author ada;
        LibrarySender carol;
        Audit audit;
        long room;
        long direct;
        try (ServerProcess server = start(); ClientRuntime runtime = new ClientRuntime(codec)) {
            InviteLink link = server.inviteLink();
            RawClient bob = RawClient.connect(link, codec, findings).register("bob");
            RawClient strict = RawClient.connect(link, codec, findings).register("ada");
            String token = tokenOf("bob", link);
            Databases.ageSessions(folder, Duration.ofDays(1)); // so that using one would be written down
            room = strict.does(new RoomRequest.Create("tearoom", null, null, null, 0)).conversation().conversation();
            direct = strict.does(new MessageRequest.Direct("bob")).conversation().conversation();
            bob.does(new RoomRequest.Join(room, null));
            TestClient dave = server.connect().does(Requests.register("dave")).does(Requests.login("dave"))
                    .does(Requests.create("annex")).does(Requests.enter("annex"));
            ada = new Author(1, "ada", room, "bob", PADDING, findings);
            carol = library(link, runtime, room);
            audit = new Audit(List.of(ada, carol.author()), findings);
            for (int i = 0; i < REFUSED_IN_A_ROW; i++) {
                assertThat(say(strict, ada, ada.next())).isTrue();
            }

            finds(bob, room);
            limitFiles(server, Long.toString(Files.size(folder.resolve("parley.db-wal"))));
            List<Integer> refused = sayUntilFull(strict, ada);
            Map<Long, RawClient> readers = Map.of(room, bob, direct, bob, direct(bob), bob);
            audit.readOn(readers, "when the disk is full");
            assertThat(refused).noneMatch(ada::isFound);
            assertThat(carol.isDone()).isFalse();
            assertThat(carol.client().unsent()).hasSize(1);
            dave.isRefused(Requests.msg("public", "hello" + PADDING), "storage_unavailable");
            comesBackAndReads(link, token, room);
            refuses(bob, new MessageRequest.Read(room, 1));
            refuses(bob, new RoomRequest.Create("cellar", null, null, null, 0));

            limitFiles(server, "unlimited");
            for (int number : refused) {
                assertThat(say(strict, ada, number)).isTrue();
            }
            carol.stop();
            Awaitility.await().atMost(TestClient.PATIENCE).until(carol::isDone);
            for (int number : ada.someAcknowledged(REFUSED_IN_A_ROW, new Random(1))) {
                assertThat(say(strict, ada, number)).as("said again").isTrue();
            }
            dave.send(Requests.msg("public", "hello")).fence();
            dave.does(Requests.EXIT);
            audit.readOn(readers, "when there is room again");
            assertThat(List.of(bob.end(), strict.end())).as("nobody was disconnected").noneMatch(e -> e.isDone());
            bob.close();
            strict.close();
            carol.close();
            server.closeClients();
            server.terminate();
            assertThat(server.awaitExit()).isZero();
        }
        try (ServerProcess server = start();
                RawClient bob = RawClient.connect(server.inviteLink(), codec, findings).login("bob")) {
            audit.readAll(Map.of(room, bob, direct, bob, direct(bob), bob));
            server.kill();
        }
        Databases.assertIntact(folder);
    }

    private ServerProcess start() throws IOException {
        return ServerProcess.listening(folder, "--set", "limits.framesPerSecond=0");
    }

    /** Somebody who goes on talking to bob, one message after the other, by the client library. */
    private LibrarySender library(InviteLink link, ClientRuntime runtime, long room) throws GeneralSecurityException {
        ClientConfig config = ClientConfig.of(link.address(), PinnedTrust.context(link.ca()), "library")
                .withReconnect(new ReconnectPolicy(Duration.ofMillis(20), Duration.ofMillis(200), 0.2, new Random()));
        LibrarySender sender = new LibrarySender(new Author(2, "carol", room, "bob", PADDING, findings), runtime,
                config,
                findings);
        sender.client().connect().join();
        sender.client().request(new SessionRequest.Register("carol", Requests.PASSWORD)).join();
        sender.client().login("carol", Requests.PASSWORD).join();
        sender.client().request(new RoomRequest.Join(room, null)).join();
        sender.start(1);
        return sender;
    }

    private static long direct(RawClient bob) {
        return bob.does(new MessageRequest.Direct("carol")).conversation().conversation();
    }

    /** Says something; whether it was acknowledged, or else refused for the right reason. */
    private boolean say(RawClient client, Author author, int number) {
        return client.ask(author.request(number)).handle((sent, failure) -> {
            if (sent != null) {
                author.acknowledged(number, sent);
            } else if (!isRefusal(failure)) {
                findings.add(author.name() + "-" + number + " failed: " + failure);
            }
            return sent != null;
        }).join();
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof RefusedException refusal && refusal.code() == ErrorCode.STORAGE_UNAVAILABLE;
    }

    /** Says more until the disk is full; gives what was refused. */
    private List<Integer> sayUntilFull(RawClient client, Author author) {
        List<Integer> refused = new ArrayList<>();
        int inARow = 0;
        for (int i = 0; i < MOST && inARow < REFUSED_IN_A_ROW; i++) {
            int number = author.next();
            boolean stored = say(client, author, number);
            inARow = stored ? 0 : inARow + 1;
            if (!stored) {
                refused.add(number);
            }
        }
        assertThat(refused).as("refused").hasSizeGreaterThanOrEqualTo(REFUSED_IN_A_ROW);
        return refused;
    }

    private static void refuses(RawClient client, Request<?> request) {
        assertThat(client.ask(request)).failsWithin(TestClient.PATIENCE).withThrowableThat().havingCause()
                .isInstanceOfSatisfying(RefusedException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.STORAGE_UNAVAILABLE));
    }

    /** Signs in elsewhere, and is disconnected there. */
    private String tokenOf(String name, InviteLink link) {
        try (RawClient elsewhere = RawClient.connect(link, codec, findings)) {
            return String.valueOf(elsewhere.does(new SessionRequest.Login(name, Requests.PASSWORD)).token());
        }
    }

    /** Somebody who was signed in can come back and read. */
    private void comesBackAndReads(InviteLink link, String token, long room) {
        try (RawClient again = RawClient.connect(link, codec, findings)) {
            again.does(new SessionRequest.Resume(token));
            assertThat(again.does(new MessageRequest.Conversations()).conversations()).isNotEmpty();
            assertThat(again.does(new MessageRequest.History(room, null, null, null, 1)).messages()).hasSize(1);
            assertThat(again.does(new MessageRequest.Sync(List.of(new MessageRequest.Position(room, 0, 0)), 1))
                    .conversations()).hasSize(1);
            finds(again, room);
        }
    }

    private static void finds(RawClient client, long room) {
        assertThat(client.does(new MessageRequest.Search("ada", room, null, null, 1)).hits()).hasSize(1);
    }

    /** Sets the size beyond which the server's process may write no file. */
    private static void limitFiles(ServerProcess server, String bytes) throws IOException, InterruptedException {
        Process prlimit = new ProcessBuilder("prlimit", "--pid", Long.toString(server.pid()),
                "--fsize=" + bytes + ":unlimited").inheritIO().start();
        assertThat(prlimit.waitFor()).as("exit code of prlimit").isZero();
    }
}
