package chat.parley.common.protocol.v2;

import static chat.parley.common.protocol.v2.TestCodec.CODEC;
import static chat.parley.common.protocol.v2.TestCodec.answer;
import static chat.parley.common.protocol.v2.TestCodec.frame;
import static chat.parley.common.protocol.v2.TestCodec.json;
import static chat.parley.common.protocol.v2.TestCodec.refused;
import static chat.parley.common.protocol.v2.TestCodec.request;
import static chat.parley.common.protocol.v2.TestCodec.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.ProtocolException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the messages of protocol 2 look on the wire, and what is said of those that are wrong. */
class CodecTest {

    @Test
    void everyRequestIsCalledByItsRecordsName() {
        assertThat(Types.REQUESTS.keySet()).containsExactlyInAnyOrder("hello", "register", "login", "resume", "redeem",
                "logout",
                "change_password", "sessions", "revoke_session", "enter", "exit", "ping", "rooms", "find_room",
                "create",
                "join", "leave", "room_update", "room_delete", "members", "invite", "kick", "ban", "unban", "bans",
                "mute",
                "set_role", "slow_mode", "pause", "msg", "edit", "delete", "react", "history", "sync", "read", "typing",
                "search", "conversations", "direct", "users", "presence", "friend_request", "friend_accept",
                "friend_decline", "friend_remove", "friends", "block", "unblock", "blocks");
        assertThat(Types.EVENTS.keySet()).containsExactlyInAnyOrder("message", "message_changed", "typing", "read_on",
                "joined", "removed", "room_changed", "member_changed", "member_gone", "present", "presence", "invited",
                "friend", "blocked", "resync", "ca_changed", "ping");
    }

    @Test
    void everyRequestNamesItsReply() {
        assertThat(Types.REQUESTS.values()).allSatisfy(type -> assertThat(Types.replyTo(type)).isNotNull());
    }

    @Test
    void aRequestOnTheWire() throws ProtocolException {
        UUID id = UUID.fromString("00000000-0000-0000-0000-000000000001");
        var msg = new MessageRequest.Msg(7L, null, "hi", id, null, null);

        assertThat(json(CODEC.encode("a1", msg))).isEqualTo(
                "{\"type\":\"msg\",\"id\":\"a1\",\"data\":{\"conversation\":7,\"text\":\"hi\",\"clientId\":\"" + id
                        + "\"}}");
        assertThat(json(CODEC.encode("a2", new SessionRequest.Ping()))).isEqualTo("{\"type\":\"ping\",\"id\":\"a2\"}");
        assertThat(request("{\"type\":\"ping\",\"id\":\"x\",\"data\":{\"more\":1},\"more\":[]}"))
                .isEqualTo(new SessionRequest.Ping());
        assertThat(request("{\"type\":\"pause\",\"id\":\"x\",\"data\":{\"room\":1}}"))
                .isEqualTo(new RoomRequest.Pause(1, false));
    }

    @Test
    void anEmptyTextSaysSomethingElseThanNone() {
        assertThat(json(CODEC.encode("1", new RoomRequest.RoomUpdate(1, null, null, null, "", null))))
                .contains("\"password\":\"\"");
    }

    @Test
    void whatAServerSays() throws ProtocolException {
        assertThat(json(CODEC.encode("1", "ping", new Reply.Done())))
                .isEqualTo("{\"type\":\"ping\",\"id\":\"1\",\"status\":\"ok\"}");
        assertThat(json(CODEC.encode(new Event.Resync(List.of(3L), false)))).isEqualTo(
                "{\"type\":\"resync\",\"status\":\"ok\",\"data\":{\"conversations\":[3],\"people\":false}}");
        assertThat(json(CODEC.encodeRefusal(null, "error", ErrorCode.RATE_LIMITED, "slow down"))).isEqualTo(
                "{\"type\":\"error\",\"status\":\"error\",\"code\":\"rate_limited\",\"message\":\"slow down\"}");
        assertThat(frame("{\"type\":\"fireworks\"}")).isEqualTo(new ServerFrame.Unknown("fireworks"));
        assertThat(frame("{\"type\":\"error\",\"status\":\"error\",\"code\":\"new_code\"}"))
                .isEqualTo(new ServerFrame.Refused(null, "error", ErrorCode.UNSPECIFIED, "", null));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "999, 1", "1000, 1", "1001, 2", "59001, 60"})
    void whenToTryAgainIsSaidInWholeSecondsAndNeverTooEarly(long millis, int seconds) {
        assertThat(json(CODEC.encodeRefusal("1", "msg", ErrorCode.SLOW_MODE, "wait", Duration.ofMillis(millis))))
                .isEqualTo("{\"type\":\"msg\",\"id\":\"1\",\"status\":\"error\",\"code\":\"slow_mode\","
                        + "\"message\":\"wait\",\"retryAfterSeconds\":" + seconds + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "\"60\"", "null", "[]", "99999999999"})
    void whenToTryAgainIsPassedOverWhenItMakesNoSense(String seconds) throws ProtocolException {
        assertThat(frame("{\"type\":\"msg\",\"id\":\"1\",\"status\":\"error\",\"code\":\"muted\",\"message\":\"m\","
                + "\"retryAfterSeconds\":" + seconds + "}"))
                .isEqualTo(new ServerFrame.Refused("1", "msg", ErrorCode.MUTED, "m", null));
    }

    @Test
    void whoseAnswerCannotBeUnderstoodIsSaid() {
        String json = "{\"type\":\"blocks\",\"id\":\"9\",\"status\":\"ok\",\"data\":{\"names\":[\"not a name\"]}}";
        ProtocolException e = catchThrowableOfType(ProtocolException.class,
                () -> answer(json, new PeopleRequest.Blocks()));

        assertThat(e.id()).isEqualTo("9");
        assertThat(e.code()).isEqualTo(ErrorCode.INVALID_FIELD);
        assertThat(e.words()).startsWith("names: ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            msg | {"conversation":1,"text":"","clientId":"00000000-0000-0000-0000-000000000001"} | INVALID_FIELD | text
            msg | {"conversation":1,"text":"x"} | INVALID_FIELD | clientId
            msg | {"conversation":1,"text":"x","clientId":"no"} | INVALID_FIELD | clientId
            msg | {"conversation":1,"text":"x","clientId":1} | WRONG_SHAPE | clientId
            msg | {"conversation":1,"text":7,"clientId":"00000000-0000-0000-0000-000000000001"} | WRONG_SHAPE | text
            msg | {"text":"x","clientId":"00000000-0000-0000-0000-000000000001"} | INVALID_FIELD | addressed
            read | {"conversation":"1","seq":1} | WRONG_SHAPE | conversation
            read | {"conversation":1} | INVALID_FIELD | seq
            sync | {"conversations":[{"conversation":0}]} | INVALID_FIELD | conversations
            sync | {"conversations":[null]} | INVALID_FIELD | conversations
            login | {"username":"a b","password":"x"} | INVALID_FIELD | username
            login | {"username":"a"} | INVALID_FIELD | password
            set_role | {"room":1,"user":"bob","role":"king"} | INVALID_FIELD | role
            set_role | {"room":1,"user":"bob","role":1} | WRONG_SHAPE | role
            set_role | {"room":1,"user":"bob","role":""} | INVALID_FIELD | role
            mute | {"room":1,"user":"bob","minutes":-1} | INVALID_FIELD | minutes
            history | {"conversation":1,"limit":201} | INVALID_FIELD | limit
            search | {"query":"\\ud800"} | INVALID_FIELD | query
            pause | {"room":1,"paused":"yes"} | WRONG_SHAPE | paused
            """)
    void aFieldThatIsWrongIsNamed(String type, String data, ErrorCode code, String field) {
        ProtocolException e = refused("{\"type\":\"" + type + "\",\"id\":\"5\",\"data\":" + data + "}");

        assertThat(e).as(data).isNotNull();
        assertThat(e.code()).as(e.words()).isEqualTo(code);
        assertThat(e.words()).isNotNull().containsIgnoringCase(field);
        assertThat(e.id()).isEqualTo("5");
        assertThat(e.request()).isEqualTo(type);
        assertThat(e.isFatal()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"type\":\"ping\"}", "{\"type\":\"ping\",\"id\":7}", "{\"type\":\"ping\",\"id\":\"\"}",
            "{\"type\":\"ping\",\"id\":\"a b\"}", "{\"type\":\"ping\",\"id\":\"\\u00e9\"}"})
    void aRequestNeedsAnId(String payload) {
        assertThat(refused(payload).code()).isEqualTo(ErrorCode.INVALID_FIELD);
        assertThat(refused(payload).words()).startsWith("id: ");
        assertThat(refused(payload).id()).isNull();
    }

    @Test
    void anUnknownRequestIsAnsweredToItsId() {
        ProtocolException e = refused("{\"type\":\"dance\",\"id\":\"5\"}");
        assertThat(e.code()).isEqualTo(ErrorCode.UNKNOWN_TYPE);
        assertThat(e.id()).isEqualTo("5");
    }

    @Test
    void helloIsRecognised() {
        assertThat(CODEC.isHello(utf8("{\"type\":\"hello\",\"id\":\"1\"}"))).isTrue();
        assertThat(CODEC.isHello(utf8("{\"type\":\"login\"}"))).isFalse();
        assertThat(CODEC.isHello(utf8("hello"))).isFalse();
    }

    @Test
    void nothingSecretIsSaidByToString() {
        assertThat(new SessionRequest.Login("alice", "secret").toString()).doesNotContain("secret");
        assertThat(new SessionRequest.Resume("secret").toString()).doesNotContain("secret");
        assertThat(new Reply.SignedIn("alice", 1, "secret", 0).toString()).doesNotContain("secret");
        assertThat(new RoomRequest.Join(1, "secret").toString()).doesNotContain("secret");
        assertThatThrownBy(() -> frame("nonsense")).isInstanceOf(ProtocolException.class);
    }
}
