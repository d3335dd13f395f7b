package chat.parley.server.conversation.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.protocol.v2.MessageRequest;
import chat.parley.common.protocol.v2.Request;
import chat.parley.common.protocol.v2.RoomRequest;
import chat.parley.common.protocol.v2.SessionRequest;
import chat.parley.server.testing.ModernClient;
import chat.parley.server.testing.TestClient;
import chat.parley.server.testing.TestServer;
import java.nio.file.Path;
import java.util.List;
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

/** Every request of protocol 2 that concerns one conversation, asked by everyone who can be something in it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConversationMatrixTest {

    private static final String NOWHERE = "no such conversation";
    private static final String OUTSIDER = "outsider";
    private static final String MEMBER = "member";
    private static final String MODERATOR = "moderator";
    private static final String OWNER = "owner";
    private static final String DIRECT = "one of two";
    private static final String DIRECT_OF_OTHERS = "neither of two";

    private static final String MESSAGES = "conversation_not_found";
    private static final String ROOMS = "room_not_found";

    /** What is answered to each. */
    private record Row(Class<?> request, String json, String nowhere, String outsider, String member, String moderator,
            String owner, String direct) {

        String answerTo(String relation) {
            return switch (relation) {
                case NOWHERE, DIRECT_OF_OTHERS -> nowhere;
                case OUTSIDER -> outsider;
                case MEMBER -> member;
                case MODERATOR -> moderator;
                case OWNER -> owner;
                default -> direct;
            };
        }
    }

    private static Row forMembers(Class<?> request, String json, String nowhere) {
        return new Row(request, json, nowhere, "not_a_member", "ok", "ok", "ok",
                nowhere.equals(MESSAGES) ? "ok" : ROOMS);
    }

    private static Row forModerators(Class<?> request, String json) {
        return new Row(request, json, ROOMS, "not_a_member", "not_allowed", "ok", "ok", "not_allowed");
    }

    private static Row forOwners(Class<?> request, String json) {
        return new Row(request, json, ROOMS, "not_a_member", "not_allowed", "not_allowed", "ok", "not_allowed");
    }

    /** {@code ID} is the conversation; Bob is a member of it, message 1 the asker's own or else Olga's. */
    private static final List<Row> TABLE = List.of(
            forMembers(SessionRequest.Enter.class, "{'type':'enter','data':{'room':ID}}", ROOMS),

            new Row(RoomRequest.Join.class, "{'type':'join','data':{'room':ID}}", ROOMS, "ok", "ok", "ok", "ok", ROOMS),
            forMembers(RoomRequest.Leave.class, "{'type':'leave','data':{'room':ID}}", ROOMS),
            forMembers(RoomRequest.Members.class, "{'type':'members','data':{'room':ID}}", ROOMS),
            forModerators(RoomRequest.Invite.class, "{'type':'invite','data':{'room':ID,'user':'carol'}}"),
            forModerators(RoomRequest.Kick.class, "{'type':'kick','data':{'room':ID,'user':'bob'}}"),
            forModerators(RoomRequest.Ban.class, "{'type':'ban','data':{'room':ID,'user':'bob'}}"),
            forModerators(RoomRequest.Unban.class, "{'type':'unban','data':{'room':ID,'user':'carol'}}"),
            forModerators(RoomRequest.Bans.class, "{'type':'bans','data':{'room':ID}}"),
            forModerators(RoomRequest.Mute.class, "{'type':'mute','data':{'room':ID,'user':'bob','minutes':1}}"),
            forModerators(RoomRequest.SlowMode.class, "{'type':'slow_mode','data':{'room':ID,'seconds':5}}"),
            forModerators(RoomRequest.Pause.class, "{'type':'pause','data':{'room':ID,'paused':true}}"),
            forOwners(RoomRequest.RoomUpdate.class, "{'type':'room_update','data':{'room':ID,'topic':'tea'}}"),
            forOwners(RoomRequest.RoomDelete.class, "{'type':'room_delete','data':{'room':ID}}"),
            forOwners(RoomRequest.SetRole.class,
                    "{'type':'set_role','data':{'room':ID,'user':'bob','role':'moderator'}}"),

            forMembers(MessageRequest.Edit.class, "{'type':'edit','data':{'conversation':ID,'seq':1,'text':'better'}}",
                    MESSAGES),
            forMembers(MessageRequest.Delete.class, "{'type':'delete','data':{'conversation':ID,'seq':1}}", MESSAGES),
            forMembers(MessageRequest.React.class,
                    "{'type':'react','data':{'conversation':ID,'seq':1,'emoji':'+','on':true}}", MESSAGES),
            forMembers(MessageRequest.History.class, "{'type':'history','data':{'conversation':ID}}", MESSAGES),
            forMembers(MessageRequest.Read.class, "{'type':'read','data':{'conversation':ID,'seq':1}}", MESSAGES),
            forMembers(MessageRequest.Typing.class, "{'type':'typing','data':{'conversation':ID}}", MESSAGES));

    /** It names its conversation in another way, and has rules of its own. */
    private static final Row MSG = forMembers(MessageRequest.Msg.class,
            "{'type':'msg','data':{'conversation':ID,'text':'hello','clientId':'FRESH'}}", MESSAGES);

    private final AtomicInteger numbers = new AtomicInteger();
    private TestServer server;
    private ModernClient olga;
    private ModernClient bob;
    private ModernClient asker;
    private long directOfOthers;

    @BeforeAll
    void start(@TempDir Path data) {
        server = TestServer.start(data);
        olga = server.modern("olga");
        bob = server.modern("bob");
        server.register("carol");
        asker = server.modern("asker");
        directOfOthers = olga.does("{'type':'direct','data':{'user':'bob'}}").path("conversation").path("conversation")
                .asLong();
        olga.say(directOfOthers, "between us");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void everyRequestAboutAConversationHasItsRow() {
        assertThat(TABLE.stream().<Class<?>>map(Row::request)).doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        AllRequests.records().stream().filter(Request.InConversation.class::isAssignableFrom).toList());
    }

    static Stream<Arguments> cells() {
        return Stream.concat(TABLE.stream(), Stream.of(MSG)).flatMap(
                row -> Stream.of(NOWHERE, OUTSIDER, MEMBER, MODERATOR, OWNER, DIRECT, DIRECT_OF_OTHERS)
                        .map(relation -> Arguments.of(row.request.getSimpleName(), relation, row.answerTo(relation))));
    }

    @ParameterizedTest(name = "{0} by {1} -> {2}")
    @MethodSource("cells")
    void theRequestIsTakenFromThoseWhomItIsFor(String request, String relation, String expected) {
        Row row = Stream.concat(TABLE.stream(), Stream.of(MSG)).filter(r -> r.request.getSimpleName().equals(request))
                .findFirst().orElseThrow();
        String json = row.json.replace("FRESH", UUID.randomUUID().toString()).replace("ID",
                Long.toString(conversation(relation)));

        JsonNode answer = asker.ask(json);

        assertThat(answer.path("status").asString().equals("ok") ? "ok" : TestClient.codeOf(answer))
                .as("%s -> %s", json, answer).isEqualTo(expected);
    }

    private long conversation(String relation) {
        return switch (relation) {
            case NOWHERE -> 987_654_321;
            case DIRECT_OF_OTHERS -> directOfOthers;
            case DIRECT -> {
                String name = "peer" + numbers.incrementAndGet();
                server.register(name);
                long direct = asker.does("{'type':'direct','data':{'user':'%s'}}".formatted(name)).path("conversation")
                        .path("conversation").asLong();
                asker.say(direct, "one");
                yield direct;
            }
            default -> room(relation);
        };
    }

    private long room(String relation) {
        long room = olga.create("room" + numbers.incrementAndGet());
        bob.join(room);
        if (relation.equals(OUTSIDER)) {
            olga.say(room, "one");
            return room;
        }
        asker.join(room);
        asker.say(room, "one");
        if (!relation.equals(MEMBER)) {
            olga.does("{'type':'set_role','data':{'room':%d,'user':'asker','role':'%s'}}".formatted(room, relation));
        }
        return room;
    }
}
