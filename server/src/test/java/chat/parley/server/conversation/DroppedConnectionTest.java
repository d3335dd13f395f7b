package chat.parley.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.server.testing.Requests;
import chat.parley.server.testing.TestClient;
import chat.parley.server.testing.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Lists are right again soon after a connection has ended, however it ended. */
class DroppedConnectionTest {

    private static final Duration SOON = Duration.ofSeconds(1);

    /** A busy machine may be late now and then, but not each time. */
    private static final int TRIES = 4;

    @AutoClose
    private TestServer server;
    private TestClient inLobby;
    private TestClient inRoom;

    @BeforeEach
    void start(@TempDir Path data) {
        server = TestServer.start(data);
        inRoom = server.inRoom("grace", "tearoom");
        inLobby = server.inLobby("linus");
        server.register("ada");
    }

    static Stream<Arguments> waysToGo() {
        return Stream.of(way("closes", TestClient::close), way("is reset", TestClient::vanish),
                way("closes its direction only", TestClient::halfClose),
                way("goes in the middle of a header", client -> client.sendBytes(new byte[]{0, 0}).vanish()),
                way("goes in the middle of a frame",
                        client -> client.sendBytes(new byte[]{0, 0, 0, 9, '{', '"'}).vanish()),
                way("ends in the middle of a frame",
                        client -> client.sendBytes(new byte[]{0, 0, 0, 9, '{', '"'}).halfClose()));
    }

    private static Arguments way(String name, Consumer<TestClient> going) {
        return Arguments.of(name, going);
    }

    @ParameterizedTest(name = "a client that {0}")
    @MethodSource("waysToGo")
    void leavesTheRoomAndTheLobbyWithinASecond(String name, Consumer<TestClient> going) {
        Duration fastest = SOON.multipliedBy(100);
        for (int i = 0; i < TRIES && fastest.compareTo(SOON) > 0; i++) {
            TestClient fromRoom = server.again("ada").does(Requests.enter("tearoom"));
            inRoom.awaitsList("{'tearoom':['grace','ada']}");
            inLobby.awaitsList("{'lobby':['linus'],'tearoom':['grace','ada']}");
            long begin = System.nanoTime();
            going.accept(fromRoom);
            inRoom.awaitsList("{'tearoom':['grace']}");
            inLobby.awaitsList("{'lobby':['linus'],'tearoom':['grace']}");
            Duration took = Duration.ofNanos(System.nanoTime() - begin);

            TestClient fromLobby = server.again("ada");
            inLobby.awaitsList("{'lobby':['linus','ada'],'tearoom':['grace']}");
            begin = System.nanoTime();
            going.accept(fromLobby);
            inLobby.awaitsList("{'lobby':['linus'],'tearoom':['grace']}");
            Duration tookToo = Duration.ofNanos(System.nanoTime() - begin);
            fastest = took.compareTo(tookToo) > 0 ? took : tookToo;
        }
        assertThat(fastest).isLessThanOrEqualTo(SOON);
    }

    @Test
    void whatWasSaidBeforeClosingCounts() {
        TestClient ada = server.again("ada").does(Requests.enter("tearoom"));
        inRoom.awaitsList("{'tearoom':['grace','ada']}");
        ada.send(Requests.msg("public", "bye")).halfClose();

        inRoom.hears("{'type':'msg','status':'ok','data':{'to':'public','from':'ada','text':'bye'}}")
                .awaitsList("{'tearoom':['grace']}");
    }

    @Test
    void whatWasAskedBeforeClosingOneDirectionIsAnswered() {
        TestClient ada = server.connect().send(Requests.login("ada"));
        for (int i = 0; i < 500; i++) {
            ada.send(Requests.LIST);
        }
        ada.halfClose();

        assertThat(ada.untilEnd()).filteredOn(frame -> TestClient.typeOf(frame).equals("list")).hasSize(501);
    }

    @Test
    void whoDropsWhileSigningInIsNotInTheLobby() {
        for (int i = 0; i < 10; i++) {
            server.connect().send(Requests.login("ada")).vanish();
        }
        TestClient last = server.again("ada");

        inLobby.awaitsList("{'lobby':['linus','ada'],'tearoom':['grace']}");
        last.close();
        inLobby.awaitsList("{'lobby':['linus'],'tearoom':['grace']}");
    }
}
