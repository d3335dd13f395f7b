package chat.parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.server.testing.ModernClient;
import chat.parley.server.testing.TestClient;
import chat.parley.server.testing.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code parley room} does to rooms while people are in them. */
class RoomCommandsTest {

    @TempDir
    private Path data;

    @AutoClose
    private TestServer server;

    private Operator operator;

    @BeforeEach
    void start() {
        server = TestServer.start(data);
        operator = new Operator(data);
    }

    @Test
    void privateRoomsAreListedToo() {
        ModernClient ada = server.modern("ada");
        ada.create("tearoom");
        ada.does("{'type':'create','data':{'name':'attic','visibility':'private','topic':'dust'}}");

        assertThat(operator.does("room", "list")).hasSize(3).elements(1, 2).satisfiesExactly(
                first -> assertThat(first).matches("attic +1 +0 +private +dust"),
                second -> assertThat(second).matches("tearoom +1 +0 +public"));
        assertThat(operator.does("room", "show", "TEAROOM")).contains("owners      ada");
    }

    @Test
    void nothingThatOthersHaveWrittenIsObeyedByTheTerminal() {
        server.modern("ada").does("{'type':'create','data':{'name':'tearoom','topic':"
                + "'a\\u001b[2Jb\\u009b2Jc\\u0085d\\u202ee\\u2066f\\u2028g\\nh'}}");

        assertThat(operator.does("room", "list")).hasSize(2).last().asString()
                .endsWith("a\uFFFD[2Jb\uFFFD2Jc\uFFFDd\uFFFDe"
                        + "\uFFFDf\uFFFDg\uFFFDh");
    }

    @Test
    void deletingARoomTellsItsMembersAndSendsThePresentOut() {
        ModernClient ada = server.modern("ada");
        long room = ada.create("tearoom");
        TestClient old = server.inRoom("grace", "tearoom");

        operator.does("room", "delete", "tearoom");

        assertThat(ada.hears("removed").path("reason").asString()).isEqualTo("deleted");
        ada.isRefused("{'type':'join','data':{'room':%d}}".formatted(room), "room_not_found");
        assertThat(TestClient.typeOf(old.next())).isEqualTo("exit");
        operator.isRefused("There is no room tearoom", "room", "delete", "tearoom");
    }

    @Test
    void transferMakesAStrangerAMemberAndTheOwnerAModerator() {
        ModernClient ada = server.modern("ada");
        ModernClient grace = server.modern("grace");
        long room = ada.create("tearoom");

        operator.does("room", "transfer", "tearoom", "Grace");

        assertThat(grace.hears("joined").path("conversation").path("role").asString()).isEqualTo("owner");
        assertThat(ada.hears("member_changed", e -> e.path("member").path("user").asString().equals("ada"))
                .path("member").path("role").asString()).isEqualTo("moderator");
        ada.isRefused("{'type':'room_delete','data':{'room':%d}}".formatted(room), "not_allowed");
        grace.does("{'type':'room_delete','data':{'room':%d}}".formatted(room));
        assertThat(operator.does("audit").get(1)).contains("room transfer", "to grace");
    }

    @Test
    void transferLastsAndWorksForWhoWasBanned() {
        ModernClient ada = server.modern("ada");
        server.modern("grace");
        long room = ada.create("tearoom");
        ada.does("{'type':'ban','data':{'room':%d,'user':'grace'}}".formatted(room));

        operator.does("room", "transfer", "tearoom", "grace");
        operator.does("room", "transfer", "tearoom", "grace");
        server.close();
        server = TestServer.start(data);

        assertThat(operator.does("room", "show", "tearoom")).contains("owners      grace", "moderators  ada",
                "banned      0");
    }
}
