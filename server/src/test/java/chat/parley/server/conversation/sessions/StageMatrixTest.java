package chat.parley.server.conversation.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.protocol.v2.MessageRequest;
import chat.parley.common.protocol.v2.PeopleRequest;
import chat.parley.common.protocol.v2.RoomRequest;
import chat.parley.common.protocol.v2.SessionRequest;
import chat.parley.server.testing.Json;
import chat.parley.server.testing.ModernClient;
import chat.parley.server.testing.Requests;
import chat.parley.server.testing.TestClient;
import chat.parley.server.testing.TestServer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every request of protocol 2 in every stage of a session: the table of docs/protocol.md. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StageMatrixTest {

    private enum At {
        GREETING, AUTH, LOBBY, ROOM
    }

    private static final Set<At> GREETING = EnumSet.of(At.GREETING);
    private static final Set<At> AUTH = EnumSet.of(At.AUTH);
    private static final Set<At> GREETED = EnumSet.of(At.AUTH, At.LOBBY, At.ROOM);
    private static final Set<At> SIGNED_IN = EnumSet.of(At.LOBBY, At.ROOM);
    private static final Set<At> ROOM = EnumSet.of(At.ROOM);

    /**
     * A request.
     *
     * @param json where {@code ROOM} is a room of Ada's, in which Bob is, {@code NEW} a name that nothing has, and {@code UUID} a
     *        client id that nothing has
     * @param answer what it is answered where it is taken: {@code ok}, or the code of what else is wrong with it
     */
    private record Row(Class<?> request, Set<At> taken, String json, String answer) {}

    private static Row row(Class<?> request, Set<At> taken, String json) {
        return new Row(request, taken, json, "ok");
    }

    private static final List<Row> TABLE = List.of(
            row(SessionRequest.Hello.class, GREETING, "{'type':'hello','data':{'protocol':2,'client':'x'}}"),
            row(SessionRequest.Register.class, AUTH, Requests.register("NEW")),
            row(SessionRequest.Login.class, AUTH, Requests.login("ada")),
            new Row(SessionRequest.Resume.class, AUTH, "{'type':'resume','data':{'token':'x'}}", "bad_token"),
            new Row(SessionRequest.Redeem.class, SIGNED_IN, "{'type':'redeem','data':{'invite':'x'}}",
                    "invite_invalid"),
            row(SessionRequest.Logout.class, SIGNED_IN, "{'type':'logout'}"),
            new Row(SessionRequest.ChangePassword.class, SIGNED_IN,
                    "{'type':'change_password','data':{'oldPassword':'not this one','newPassword':'a new password'}}",
                    "bad_credentials"),
            row(SessionRequest.Sessions.class, SIGNED_IN, "{'type':'sessions'}"),
            new Row(SessionRequest.RevokeSession.class, SIGNED_IN,
                    "{'type':'revoke_session','data':{'session':999999}}",
                    "session_not_found"),
            row(SessionRequest.Enter.class, SIGNED_IN, "{'type':'enter','data':{'room':ROOM}}"),
            row(SessionRequest.Exit.class, ROOM, "{'type':'exit'}"),
            row(SessionRequest.Ping.class, GREETED, "{'type':'ping'}"),

            row(RoomRequest.Rooms.class, SIGNED_IN, "{'type':'rooms'}"),
            row(RoomRequest.FindRoom.class, SIGNED_IN, "{'type':'find_room','data':{'name':'attic'}}"),
            row(RoomRequest.Create.class, SIGNED_IN, "{'type':'create','data':{'name':'NEW'}}"),
            row(RoomRequest.Join.class, SIGNED_IN, "{'type':'join','data':{'room':ROOM}}"),
            row(RoomRequest.Leave.class, SIGNED_IN, "{'type':'leave','data':{'room':ROOM}}"),
            row(RoomRequest.RoomUpdate.class, SIGNED_IN, "{'type':'room_update','data':{'room':ROOM,'topic':'tea'}}"),
            row(RoomRequest.RoomDelete.class, SIGNED_IN, "{'type':'room_delete','data':{'room':ROOM}}"),
            row(RoomRequest.Members.class, SIGNED_IN, "{'type':'members','data':{'room':ROOM}}"),
            row(RoomRequest.Invite.class, SIGNED_IN, "{'type':'invite','data':{'room':ROOM,'user':'carol'}}"),
            row(RoomRequest.Kick.class, SIGNED_IN, "{'type':'kick','data':{'room':ROOM,'user':'bob'}}"),
            row(RoomRequest.Ban.class, SIGNED_IN, "{'type':'ban','data':{'room':ROOM,'user':'bob'}}"),
            row(RoomRequest.Unban.class, SIGNED_IN, "{'type':'unban','data':{'room':ROOM,'user':'carol'}}"),
            row(RoomRequest.Bans.class, SIGNED_IN, "{'type':'bans','data':{'room':ROOM}}"),
            row(RoomRequest.Mute.class, SIGNED_IN, "{'type':'mute','data':{'room':ROOM,'user':'bob','minutes':1}}"),
            row(RoomRequest.SetRole.class, SIGNED_IN,
                    "{'type':'set_role','data':{'room':ROOM,'user':'bob','role':'moderator'}}"),
            row(RoomRequest.SlowMode.class, SIGNED_IN, "{'type':'slow_mode','data':{'room':ROOM,'seconds':5}}"),
            row(RoomRequest.Pause.class, SIGNED_IN, "{'type':'pause','data':{'room':ROOM,'paused':true}}"),

            row(MessageRequest.Msg.class, SIGNED_IN,
                    "{'type':'msg','data':{'conversation':ROOM,'text':'hello','clientId':'UUID'}}"),
            row(MessageRequest.Edit.class, SIGNED_IN,
                    "{'type':'edit','data':{'conversation':ROOM,'seq':1,'text':'better'}}"),
            row(MessageRequest.Delete.class, SIGNED_IN, "{'type':'delete','data':{'conversation':ROOM,'seq':1}}"),
            row(MessageRequest.React.class, SIGNED_IN,
                    "{'type':'react','data':{'conversation':ROOM,'seq':1,'emoji':'+','on':true}}"),
            row(MessageRequest.History.class, SIGNED_IN, "{'type':'history','data':{'conversation':ROOM}}"),
            row(MessageRequest.Sync.class, SIGNED_IN,
                    "{'type':'sync','data':{'conversations':[{'conversation':ROOM,'seq':0,'change':0}]}}"),
            row(MessageRequest.Read.class, SIGNED_IN, "{'type':'read','data':{'conversation':ROOM,'seq':1}}"),
            row(MessageRequest.Typing.class, SIGNED_IN, "{'type':'typing','data':{'conversation':ROOM}}"),
            row(MessageRequest.Search.class, SIGNED_IN, "{'type':'search','data':{'query':'tea'}}"),
            row(MessageRequest.Conversations.class, SIGNED_IN, "{'type':'conversations'}"),
            row(MessageRequest.Direct.class, SIGNED_IN, "{'type':'direct','data':{'user':'carol'}}"),

            row(PeopleRequest.Users.class, SIGNED_IN, "{'type':'users','data':{'prefix':'a'}}"),
            row(PeopleRequest.Presence.class, SIGNED_IN, "{'type':'presence','data':{'away':true}}"),
            row(PeopleRequest.FriendRequest.class, SIGNED_IN, "{'type':'friend_request','data':{'user':'carol'}}"),
            new Row(PeopleRequest.FriendAccept.class, SIGNED_IN, "{'type':'friend_accept','data':{'user':'bob'}}",
                    "not_asked"),
            new Row(PeopleRequest.FriendDecline.class, SIGNED_IN, "{'type':'friend_decline','data':{'user':'bob'}}",
                    "not_asked"),
            new Row(PeopleRequest.FriendRemove.class, SIGNED_IN, "{'type':'friend_remove','data':{'user':'bob'}}",
                    "not_friends"),
            row(PeopleRequest.Friends.class, SIGNED_IN, "{'type':'friends'}"),
            row(PeopleRequest.Block.class, SIGNED_IN, "{'type':'block','data':{'user':'dave'}}"),
            row(PeopleRequest.Unblock.class, SIGNED_IN, "{'type':'unblock','data':{'user':'dave'}}"),
            row(PeopleRequest.Blocks.class, SIGNED_IN, "{'type':'blocks'}"));

    private final AtomicInteger numbers = new AtomicInteger();
    private TestServer server;
    private ModernClient bob;

    @BeforeAll
    void start(@TempDir Path data) {
        server = TestServer.start(data);
        bob = server.modern("bob");
        for (String name : List.of("ada", "carol", "dave")) {
            server.register(name);
        }
        server.modernAgain("ada").create("attic");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void everyRequestHasItsRow() {
        assertThat(TABLE.stream().<Class<?>>map(Row::request)).doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(AllRequests.records());
    }

    static Stream<Arguments> cells() {
        return TABLE.stream().flatMap(row -> Arrays.stream(At.values()).map(at -> Arguments
                .of(row.request.getSimpleName(), at.name(), row.taken.contains(at) ? row.answer : "not_allowed_here")));
    }

    @ParameterizedTest(name = "{0} at {1} -> {2}")
    @MethodSource("cells")
    void theStageTakesTheRequestOrRefusesItAndStaysAsItIs(String request, String stage, String expected) {
        Row row = TABLE.stream().filter(r -> r.request.getSimpleName().equals(request)).findFirst().orElseThrow();
        String fresh = "n" + numbers.incrementAndGet();
        long room = room("r" + fresh);
        try (TestClient client = server.connect()) {
            bringTo(At.valueOf(stage), client, room);
            String json = row.json.replace("ROOM", Long.toString(room)).replace("NEW", fresh).replace("UUID",
                    UUID.randomUUID().toString());

            assertThat(ask(client, json)).as(json).isEqualTo(expected);
            if (expected.equals("not_allowed_here")) {
                assertThat(stageOf(client)).isEqualTo(At.valueOf(stage));
            }
        }
    }

    private long room(String name) {
        try (ModernClient ada = server.modernAgain("ada")) {
            long room = ada.create(name);
            bob.join(room);
            ada.say(room, "one");
            return room;
        }
    }

    private static void bringTo(At stage, TestClient client, long room) {
        ask(client, "{'type':'hello','data':{}}"); // it speaks protocol 2 from now on, but has not said a valid hello
        if (stage != At.GREETING) {
            ask(client, "{'type':'hello','data':{'protocol':2,'client':'x'}}");
        }
        if (stage == At.LOBBY || stage == At.ROOM) {
            ask(client, Requests.login("ada"));
        }
        if (stage == At.ROOM) {
            ask(client, "{'type':'enter','data':{'room':%d}}".formatted(room));
        }
    }

    /** Gives the code of the answer, or ok. */
    private static String ask(TestClient client, String json) {
        client.sendPayload(Json.withId(json, "x"));
        while (true) {
            JsonNode next = client.next();
            if (next.path("id").asString("").equals("x")) {
                return next.path("status").asString().equals("ok") ? "ok" : TestClient.codeOf(next);
            }
        }
    }

    private static At stageOf(TestClient client) {
        if (!ask(client, "{'type':'ping'}").equals("ok")) {
            return At.GREETING;
        }
        if (!ask(client, "{'type':'sessions'}").equals("ok")) {
            return At.AUTH;
        }
        return ask(client, "{'type':'exit'}").equals("ok") ? At.ROOM : At.LOBBY;
    }
}
