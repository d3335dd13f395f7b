package chat.parley.server.conversation.rooms;

import static chat.parley.server.conversation.rooms.RoomRequests.on;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.protocol.v2.RoomRequest;
import chat.parley.server.testing.ModernClient;
import chat.parley.server.testing.TestClient;
import chat.parley.server.testing.TestServer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every request about one room by every role, and who may act on whom. */
class RoleMatrixTest {

    private static final String OK = "ok";
    private static final String OUT = "not_a_member";
    private static final String NO = "not_allowed";
    private static final String TIM = "'user':'tim'";

    /** A request with the fields that it has besides the room; and what it is answered, or the code it is refused with. */
    record Row(String type, String fields, String outsider, String member, String moderator, String owner) {

        Row(String type, String outsider, String member, String moderator, String owner) {
            this(type, "'x':0", outsider, member, moderator, owner);
        }
    }

    private static final List<Row> TABLE = List.of(new Row("join", OK, OK, OK, OK),
            new Row("leave", OUT, OK, OK, OK), new Row("members", OUT, OK, OK, OK), new Row("enter", OUT, OK, OK, OK),
            new Row("invite", "'user':'newcomer'", OUT, NO, OK, OK), new Row("kick", TIM, OUT, NO, OK, OK),
            new Row("ban", TIM, OUT, NO, OK, OK), new Row("unban", TIM, OUT, NO, OK, OK),
            new Row("bans", OUT, NO, OK, OK), new Row("mute", TIM + ",'minutes':5", OUT, NO, OK, OK),
            new Row("slow_mode", "'seconds':5", OUT, NO, OK, OK), new Row("pause", "'paused':true", OUT, NO, OK, OK),
            new Row("set_role", TIM + ",'role':'moderator'", OUT, NO, NO, OK),
            new Row("room_update", "'topic':'new'", OUT, NO, NO, OK), new Row("room_delete", OUT, NO, NO, OK));

    private static TestServer server;
    private static People people;
    private static int rooms;

    @BeforeAll
    static void start(@TempDir Path data) {
        server = TestServer.start(data);
        people = new People(server);
        server.register("newcomer");
        for (String name : List.of("tim", "otto", "max")) {
            server.modern(name).close();
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<Arguments> cells() {
        return TABLE.stream().flatMap(row -> Stream.of(Arguments.of("an outsider", row, row.outsider),
                Arguments.of("a member", row, row.member), Arguments.of("a moderator", row, row.moderator),
                Arguments.of("an owner", row, row.owner)));
    }

    @Test
    void theTableHasEveryRequestAboutOneRoom() {
        assertThat(TABLE).extracting(Row::type).containsAll(
                Arrays.stream(RoomRequest.InRoom.class.getPermittedSubclasses()).map(RoleMatrixTest::typeOf).toList());
    }

    private static String typeOf(Class<?> request) {
        return request.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @MethodSource("cells")
    void theRoleMayOrMayNot(String who, Row row, String expected) {
        long room = roomWith("tim");
        ModernClient asker = switch (who) {
            case "an outsider" -> people.sam;
            case "a member" -> people.mia;
            case "a moderator" -> people.mona;
            default -> people.olga;
        };

        assertThat(outcome(asker.ask(on(row.type, room, row.fields)))).isEqualTo(expected);
    }

    /** A new room in which these are members, too. */
    private static long roomWith(String... members) {
        long room = people.room("room" + ++rooms);
        for (String member : members) {
            try (ModernClient client = server.modernAgain(member)) {
                client.join(room);
            }
        }
        return room;
    }

    private static String outcome(JsonNode answer) {
        return answer.path("status").stringValue().equals(OK) ? OK : TestClient.codeOf(answer);
    }

    static final List<Arguments> RANKS = List.of(Arguments.of("mona", "tim", OK), Arguments.of("mona", "max", NO),
            Arguments.of("mona", "otto", NO), Arguments.of("olga", "tim", OK), Arguments.of("olga", "max", OK),
            Arguments.of("olga", "otto", NO), Arguments.of("olga", "olga", "not_yourself"),
            Arguments.of("mona", "mona", "not_yourself"));

    /** Mona and max are moderators, olga and otto owners. */
    @ParameterizedTest(name = "{0} on {1} -> {2}")
    @FieldSource("RANKS")
    void oneActsOnThoseOfLowerRoleOnly(String asker, String target, String expected) {
        ModernClient client = asker.equals("mona") ? people.mona : people.olga;
        for (String action : List.of("mute", "kick", "ban")) {
            long room = roomWith("tim", "max", "otto");
            people.olga.does(RoomRequests.setRole(room, "max", "moderator"));
            people.olga.does(RoomRequests.setRole(room, "otto", "owner"));

            JsonNode answer = client.ask(on(action, room, "'user':'%s','minutes':5".formatted(target)));

            assertThat(outcome(answer)).as(action).isEqualTo(expected);
            if (!expected.equals(OK)) {
                assertThat(People.roles(people.mia, room)).containsExactly("max:moderator", "mia:member",
                        "mona:moderator", "olga:owner", "otto:owner", "tim:member");
            }
        }
    }

    @Test
    void anOwnerGivesEveryRoleAlsoToOwnersButTheLastOneStays() {
        long room = roomWith("otto");
        people.olga.isRefused(RoomRequests.setRole(room, "olga", "member"), "last_owner");
        people.olga.does(RoomRequests.setRole(room, "otto", "owner"));
        people.olga.does(RoomRequests.setRole(room, "otto", "moderator"));
        people.olga.does(RoomRequests.setRole(room, "otto", "owner"));
        people.olga.does(RoomRequests.setRole(room, "olga", "member"));

        assertThat(People.roles(people.mia, room)).contains("olga:member", "otto:owner");
        people.olga.isRefused(RoomRequests.setRole(room, "olga", "owner"), NO);
    }

    @Test
    void aRequestAboutNoRoomOrSomebodyUnknownIsRefused() {
        long room = people.room("known");
        for (Row row : TABLE) {
            people.olga.isRefused(on(row.type, 4711, row.fields), "room_not_found");
        }
        for (String type : List.of("invite", "kick", "ban", "unban", "mute", "set_role")) {
            people.olga.isRefused(on(type, room, "'user':'nobody','minutes':5,'role':'member'"), "user_not_found");
        }
        for (String type : List.of("kick", "mute", "set_role")) {
            people.olga.isRefused(on(type, room, "'user':'sam','minutes':5,'role':'member'"), OUT);
        }
        for (String type : List.of("invite", "unban")) {
            people.olga.isRefused(RoomRequests.toward(type, room, "Olga"), "not_yourself");
        }
    }
}
