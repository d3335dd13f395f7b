package chat.parley.server.conversation.people;

import static chat.parley.server.conversation.people.PeopleRequests.FRIENDS;
import static chat.parley.server.conversation.people.PeopleRequests.about;
import static chat.parley.server.conversation.people.PeopleRequests.accept;
import static chat.parley.server.conversation.people.PeopleRequests.block;
import static chat.parley.server.conversation.people.PeopleRequests.decline;
import static chat.parley.server.conversation.people.PeopleRequests.remove;
import static chat.parley.server.conversation.people.PeopleRequests.request;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.server.testing.Json;
import chat.parley.server.testing.ModernClient;
import chat.parley.server.testing.TestServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Asking someone to be friends, and what becomes of it; both have two sessions, which are kept in step. */
class FriendsTest {

    @TempDir
    private Path data;

    @AutoClose
    private TestServer server;

    private ModernClient ada;
    private ModernClient adasPhone;
    private ModernClient grace;
    private ModernClient gracesPhone;

    @BeforeEach
    void signIn() {
        server = TestServer.start(data);
        ada = server.modern("ada");
        adasPhone = server.modernAgain("ada");
        grace = server.modern("Grace");
        gracesPhone = server.modernAgain("grace");
    }

    @Test
    void whoIsAskedAndAcceptsIsAFriend() {
        ada.does(request("GRACE"));
        hears(grace, "ada", "incoming");
        hears(gracesPhone, "ada", "incoming");
        hears(adasPhone, "Grace", "outgoing");
        assertFriends(ada, "{'outgoing':['Grace']}");
        assertFriends(grace, "{'incoming':['ada']}");

        grace.does(accept("ada"));
        hears(ada, "Grace", "friend");
        hears(adasPhone, "Grace", "friend");
        hears(gracesPhone, "ada", "friend");
        assertFriends(ada, "{'friends':[{'user':'Grace','presence':'online'}]}");
        assertFriends(gracesPhone, "{'friends':[{'user':'ada','presence':'online'}]}");
        assertNobodyHearsMore();
    }

    @Test
    void askingWhoHasAskedIsAccepting() {
        ada.does(request("grace"));
        hears(grace, "ada", "incoming");
        grace.does(request("ada"));
        hears(ada, "Grace", "friend");
        hears(gracesPhone, "ada", "incoming");
        hears(gracesPhone, "ada", "friend");

        assertFriends(grace, "{'friends':[{'user':'ada','presence':'online'}]}");
    }

    @Test
    void askingTwiceIsAskingOnce() {
        ada.does(request("grace"));
        ada.does(request("grace"));

        hears(gracesPhone, "ada", "incoming");
        assertFriends(grace, "{'incoming':['ada']}");
        hears(adasPhone, "Grace", "outgoing");
        hears(grace, "ada", "incoming");
        assertNobodyHearsMore();
    }

    @Test
    void whoIsDeclinedIsAskedNoMore() {
        ada.does(request("grace"));
        hears(adasPhone, "Grace", "outgoing");
        hears(gracesPhone, "ada", "incoming");
        hears(grace, "ada", "incoming");
        grace.does(decline("ada"));
        hears(gracesPhone, "ada", "none");
        hears(ada, "Grace", "none");
        hears(adasPhone, "Grace", "none");

        assertFriends(ada, "{}");
        assertFriends(grace, "{}");
        grace.isRefused(accept("ada"), "not_asked");
        assertNobodyHearsMore();
    }

    @Test
    void aQuestionCanBeTakenBack() {
        ada.does(request("grace"));
        adasPhone.does(decline("grace"));
        hears(ada, "Grace", "none");
        hears(grace, "ada", "incoming");
        hears(grace, "ada", "none");

        assertFriends(grace, "{}");
    }

    @Test
    void eitherCanEndAFriendship() {
        befriend();
        ada.does(remove("grace"));
        hears(adasPhone, "Grace", "none");
        hears(grace, "ada", "none");
        hears(gracesPhone, "ada", "none");

        assertFriends(ada, "{}");
        assertFriends(grace, "{}");
        ada.isRefused(remove("grace"), "not_friends");
        ada.does(request("grace"));
    }

    @Test
    void whatDoesNotFitIsRefused() {
        ada.isRefused(accept("grace"), "not_asked").isRefused(decline("grace"), "not_asked")
                .isRefused(remove("grace"), "not_friends");
        ada.does(request("grace"));
        ada.isRefused(accept("grace"), "not_asked").isRefused(remove("grace"), "not_friends");
        ada.does(decline("grace"));
        befriend();
        ada.isRefused(request("grace"), "already_friends").isRefused(accept("grace"), "already_friends")
                .isRefused(decline("grace"), "not_asked");

        assertFriends(ada, "{'friends':[{'user':'Grace','presence':'online'}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"friend_request", "friend_accept", "friend_decline", "friend_remove", "block", "unblock"})
    void onlyOthersThatExistCanBeMeant(String type) {
        ada.isRefused(about(type, "nobody"), "user_not_found").isRefused(about(type, "ADA"), "not_yourself")
                .isRefused("{'type':'%s','data':{}}".formatted(type), "invalid_field");
        server.connectModern().isRefused(about(type, "ada"), "not_allowed_here");
    }

    @Test
    void friendsAndQuestionsLast() {
        server.register("linus");
        befriend();
        ada.does(request("linus"));
        server.close();
        server = TestServer.start(data);
        ada = server.modernAgain("ada");

        assertThat(ada.does(FRIENDS).at("/friends/0/user").asString()).isEqualTo("Grace");
        assertThat(ada.does(FRIENDS).at("/friends/0/presence").asString()).isEqualTo("offline");
        assertThat(ada.does(FRIENDS).at("/outgoing/0").asString()).isEqualTo("linus");
        server.modernAgain("linus").does(accept("ada"));
        hears(ada, "linus", "friend");
    }

    @Test
    void twoWhoAskEachOtherAtOnceAreFriends() {
        for (int i = 0; i < 20; i++) {
            String adas = ada.send(request("grace"));
            String graces = grace.send(request("ada"));
            assertThat(ada.answer(adas).path("status").asString()).isEqualTo("ok");
            assertThat(grace.answer(graces).path("status").asString()).isEqualTo("ok");
            assertFriends(ada, "{'friends':[{'user':'Grace','presence':'online'}]}");
            ada.does(remove("grace"));
        }
        ada.does(block("grace"));
        assertFriends(grace, "{}");
    }

    private void befriend() {
        ada.does(request("grace"));
        grace.does(accept("ada"));
        List.of(ada, adasPhone, grace, gracesPhone).forEach(ModernClient::fence);
    }

    private static void hears(ModernClient client, String user, String state) {
        Json.assertMatches(client.hears("friend"),
                Json.parse("{'user':'%s','state':'%s'}".formatted(user, state)));
    }

    private static void assertFriends(ModernClient client, String expected) {
        Json.assertMatches(client.does(FRIENDS), Json.parse(expected));
    }

    private void assertNobodyHearsMore() {
        for (ModernClient client : List.of(ada, adasPhone, grace, gracesPhone)) {
            assertThat(client.fence("friend")).isEmpty();
        }
    }
}
