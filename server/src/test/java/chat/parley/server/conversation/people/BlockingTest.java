package chat.parley.server.conversation.people;

import static chat.parley.server.conversation.people.PeopleRequests.BLOCKS;
import static chat.parley.server.conversation.people.PeopleRequests.FRIENDS;
import static chat.parley.server.conversation.people.PeopleRequests.accept;
import static chat.parley.server.conversation.people.PeopleRequests.block;
import static chat.parley.server.conversation.people.PeopleRequests.request;
import static chat.parley.server.conversation.people.PeopleRequests.unblock;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.server.testing.Json;
import chat.parley.server.testing.ModernClient;
import chat.parley.server.testing.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wanting to hear nothing from someone. What becomes of their messages is tested where messages are. */
class BlockingTest {

    @TempDir
    private Path data;

    @AutoClose
    private TestServer server;

    private ModernClient ada;
    private ModernClient adasPhone;
    private ModernClient grace;

    @BeforeEach
    void signIn() {
        server = TestServer.start(data);
        ada = server.modern("ada");
        adasPhone = server.modernAgain("ada");
        grace = server.modern("grace");
    }

    @Test
    void theOwnSessionsAreToldAndTheOtherIsNot() {
        ada.does(block("GRACE"));
        hearsBlocked(adasPhone, true);
        assertBlocks(ada, "{'names':['grace']}");
        ada.does(unblock("grace"));
        hearsBlocked(adasPhone, false);
        assertBlocks(ada, "{}");

        assertThat(grace.fence()).isEmpty();
        assertBlocks(grace, "{}");
        assertThat(ada.fence("blocked")).as("who asked").isEmpty();
    }

    @Test
    void blockingTwiceIsBlockingOnce() {
        ada.does(block("grace"));
        ada.does(block("grace"));
        ada.does(unblock("grace"));
        ada.does(unblock("grace"));
        hearsBlocked(adasPhone, true);
        hearsBlocked(adasPhone, false);

        assertThat(adasPhone.fence("blocked")).isEmpty();
        assertBlocks(ada, "{}");
    }

    @Test
    void aFriendshipEnds() {
        ada.does(request("grace"));
        grace.does(accept("ada"));
        grace.fence();
        ada.does(block("grace"));

        Json.assertMatches(grace.hears("friend"), Json.parse("{'user':'ada','state':'none'}"));
        adasPhone.hears("friend", event -> event.path("state").asString().equals("none"));
        Json.assertMatches(grace.does(FRIENDS), Json.parse("{}"));
        ada.does(unblock("grace"));
        Json.assertMatches(ada.does(FRIENDS), Json.parse("{}"));
    }

    @Test
    void aQuestionIsForgottenWhoeverHasAsked() {
        grace.does(request("ada"));
        ada.does(block("grace"));
        Json.assertMatches(grace.hears("friend"), Json.parse("{'user':'ada','state':'none'}"));
        ada.does(unblock("grace"));
        ada.isRefused(accept("grace"), "not_asked");

        ada.does(request("grace"));
        ada.does(block("grace"));
        grace.hears("friend", event -> event.path("state").asString().equals("none"));
        ada.does(unblock("grace"));
        grace.isRefused(accept("ada"), "not_asked");
    }

    @Test
    void neitherCanAskTheOtherToBeFriendsWhileOneBlocks() {
        ada.does(block("grace"));
        String adasWords = ada.ask(request("grace")).path("message").asString();
        ada.isRefused(request("grace"), "blocked");
        grace.isRefused(request("ada"), "blocked");
        assertThat(grace.ask(request("ada")).path("message").asString()).as("does not tell who blocks")
                .isEqualTo(adasWords.replace("grace", "ada"));

        grace.does(block("ada"));
        ada.does(unblock("grace"));
        ada.isRefused(request("grace"), "blocked");
        grace.does(unblock("ada"));
        ada.does(request("grace"));
    }

    @Test
    void aBlockLasts() {
        ada.does(block("grace"));
        server.close();
        server = TestServer.start(data);

        assertBlocks(server.modernAgain("ada"), "{'names':['grace']}");
        server.modernAgain("grace").isRefused(request("ada"), "blocked");
    }

    private static void hearsBlocked(ModernClient client, boolean blocked) {
        Json.assertMatches(client.hears("blocked"), Json.parse("{'user':'grace','blocked':%s}".formatted(blocked)));
    }

    private static void assertBlocks(ModernClient client, String expected) {
        Json.assertMatches(client.does(BLOCKS), Json.parse(expected));
    }
}
