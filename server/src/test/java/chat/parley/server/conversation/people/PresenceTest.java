package chat.parley.server.conversation.people;

import static chat.parley.server.conversation.people.PeopleRequests.AWAY;
import static chat.parley.server.conversation.people.PeopleRequests.BACK;
import static chat.parley.server.conversation.people.PeopleRequests.FRIENDS;
import static chat.parley.server.conversation.people.PeopleRequests.accept;
import static chat.parley.server.conversation.people.PeopleRequests.remove;
import static chat.parley.server.conversation.people.PeopleRequests.request;
import static chat.parley.server.conversation.people.PeopleRequests.users;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.server.testing.Json;
import chat.parley.server.testing.ModernClient;
import chat.parley.server.testing.Requests;
import chat.parley.server.testing.TestClient;
import chat.parley.server.testing.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Who sees that somebody is there, and when they were last. What is told when is tested without a network beside its class. */
class PresenceTest {

    @TempDir
    private Path data;

    @AutoClose
    private TestServer server;

    private ModernClient ada;
    private ModernClient stranger;

    @BeforeEach
    void signIn() {
        server = TestServer.start(data);
        ada = server.modern("ada");
        stranger = server.modern("stranger");
    }

    @Test
    void onlyFriendsAndThoseInTheSameRoomHearWhoComesAndGoes() {
        server.register("friend");
        server.register("companion");
        long room = ada.create("tearoom");
        ModernClient companion = server.modernAgain("companion").join(room);
        ModernClient friend = server.modernAgain("friend");
        ada.does(request("friend"));
        friend.does(accept("ada"));

        friend.does(AWAY);
        companion.does(AWAY);
        hear(ada, "friend away", "companion away");
        friend.close();
        companion.close();
        hear(ada, "friend offline", "companion offline");
        friend = server.modernAgain("friend");
        companion = server.modernAgain("companion");
        hear(ada, "friend online", "companion online");

        ada.does(AWAY);
        hears(friend, "ada", "away");
        hears(companion, "ada", "away");
        ada.does(BACK);
        hears(friend, "ada", "online");
        hears(companion, "ada", "online");
        long before = System.currentTimeMillis();
        ada.close();
        assertThat(hears(friend, "ada", "offline").path("lastSeen").asLong()).isBetween(before,
                System.currentTimeMillis());
        hears(companion, "ada", "offline");

        assertThat(presences(stranger)).as("the stranger").isEmpty();
        assertThat(presences(friend)).as("ada's friend, of ada's companion").noneMatch(p -> names(p, "companion"));
        assertThat(presences(companion)).as("ada's companion, of ada's friend").noneMatch(p -> names(p, "friend"));
    }

    @Test
    void somebodyIsAwayOnlyWhenAllTheirSessionsAre() {
        ModernClient watcher = befriended("watcher");
        ModernClient phone = server.modernAgain("ada");
        ada.does(AWAY);
        assertThat(state(watcher)).isEqualTo("online");
        phone.does(AWAY);
        hears(watcher, "ada", "away");
        assertThat(state(watcher)).isEqualTo("away");
        ada.close();
        phone.does(BACK);
        hears(watcher, "ada", "online");
        phone.close();
        hears(watcher, "ada", "offline");
        assertThat(state(watcher)).isEqualTo("offline");

        TestClient old = server.again("ada"); // protocol 1 counts, and is never away
        hears(watcher, "ada", "online");
        old.does(Requests.LOGOUT);
        hears(watcher, "ada", "offline");
    }

    @Test
    void whenSomebodyWasLastSeenSurvivesARestart() {
        befriended("watcher");
        long before = System.currentTimeMillis();
        ada.does("{'type':'logout'}");
        long after = System.currentTimeMillis() + 1_000;
        server.close();
        long stopped = System.currentTimeMillis();
        server = TestServer.start(data);
        ModernClient watcher = server.modernAgain("watcher");

        assertThat(friendAda(watcher).path("lastSeen").asLong()).as("has signed out").isBetween(before, after);
        server.modernAgain("ada");
        hears(watcher, "ada", "online");
        assertThat(friendAda(watcher).has("lastSeen")).as("while she is there").isFalse();
        server.close();
        server = TestServer.start(data);
        assertThat(friendAda(server.modernAgain("watcher")).path("lastSeen").asLong())
                .as("was there when the server stopped").isBetween(stopped, System.currentTimeMillis());
    }

    @Test
    void theDirectoryListsEveryoneByPrefixInAnyCase() {
        for (String name : List.of("Bea", "bertha", "BEN", "Ben-2", "zoe")) {
            server.register(name);
        }
        Json.assertMatches(ada.does(users("BE")), Json.parse(
                "{'people':[{'user':'Bea'},{'user':'BEN'},{'user':'Ben-2'},{'user':'bertha'}]}"));
        Json.assertMatches(ada.does(users("be", 2)), Json.parse("{'people':[{'user':'Bea'},{'user':'BEN'}]}"));
        Json.assertMatches(ada.does(users("x")), Json.parse("{}"));
        assertThat(ada.does(users("")).path("people")).hasSize(7);
        ada.isRefused(users("", 201), "invalid_field").isRefused(users("", -1), "invalid_field")
                .isRefused("{'type':'users','data':{'limit':1}}", "invalid_field");
    }

    @Test
    void theDirectoryTellsWhoIsThereOnlyToThoseWhoMayKnow() {
        assertThat(seenBy(ada, "stranger")).as("neither a friend nor in the same room").isEmpty();
        assertThat(seenBy(ada, "ada")).as("oneself").isEqualTo("online");

        long room = ada.create("tearoom");
        stranger.join(room);
        assertThat(seenBy(ada, "stranger")).isEqualTo("online");
        stranger.does("{'type':'leave','data':{'room':%d}}".formatted(room));
        assertThat(seenBy(ada, "stranger")).as("has left the room").isEmpty();

        ada.does(request("stranger"));
        assertThat(seenBy(ada, "stranger")).as("is only asked").isEmpty();
        stranger.does(accept("ada"));
        assertThat(seenBy(ada, "stranger")).isEqualTo("online");
        stranger.does(remove("ada"));
        assertThat(seenBy(ada, "stranger")).as("is no friend any more").isEmpty();
    }

    /** A new friend of ada's who has heard everything until now. */
    private ModernClient befriended(String name) {
        ModernClient friend = server.modern(name);
        ada.does(request(name));
        friend.does(accept("ada"));
        return friend;
    }

    private static JsonNode friendAda(ModernClient friend) {
        return friend.does(FRIENDS).path("friends").path(0);
    }

    private static String state(ModernClient friend) {
        return friendAda(friend).path("presence").asString("");
    }

    private static String seenBy(ModernClient asker, String user) {
        return asker.does(users(user)).at("/people/0/presence").asString("");
    }

    /** Waits until it is told that somebody is so, and gives what it is told of them. */
    private static JsonNode hears(ModernClient client, String user, String state) {
        return hear(client, user + " " + state).getLast();
    }

    /** Waits until it is told that everyone of these is as it is said here, in any order; gives what it was told. */
    private static List<JsonNode> hear(ModernClient client, String... expected) {
        Set<String> missing = new HashSet<>(List.of(expected));
        List<JsonNode> told = new ArrayList<>();
        while (!missing.isEmpty()) {
            for (JsonNode person : client.hears("presence").path("people")) {
                told.add(person);
                missing.remove(person.path("user").asString() + " " + person.path("presence").asString());
            }
        }
        return told;
    }

    private static List<JsonNode> presences(ModernClient client) {
        return client.fence("presence");
    }

    private static boolean names(JsonNode event, String user) {
        return event.path("people").valueStream().anyMatch(p -> p.path("user").asString().equals(user));
    }
}
