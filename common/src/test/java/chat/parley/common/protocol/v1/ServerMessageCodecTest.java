package chat.parley.common.protocol.v1;

import static chat.parley.common.protocol.v1.Codec.json;
import static chat.parley.common.protocol.v1.Codec.refusedServerMessage;
import static chat.parley.common.protocol.v1.Codec.serverMessage;
import static chat.parley.common.protocol.v1.Codec.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.ProtocolException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What servers of protocol 1 say; the examples are the documented ones. */
class ServerMessageCodecTest {

    static Arguments[] messages() {
        SequencedMap<String, List<String>> rooms = new LinkedHashMap<>();
        rooms.put("lobby", List.of("zoe", "alice"));
        rooms.put("kitchen", List.of());
        rooms.put("attic", List.of("bob"));
        return new Arguments[]{
                Arguments.of(new ServerMessage.Registered("welcome"), """
                        {"type":"register","status":"ok","message":"welcome"}"""),
                Arguments.of(new ServerMessage.SignedIn("alice", "lobby", "hello"),
                        """
                                {"type":"login","status":"ok","data":{"username":"alice","chatroom":"lobby"},"message":"hello"}"""),
                Arguments.of(new ServerMessage.SignedOut("bye"), """
                        {"type":"logout","status":"ok","message":"bye"}"""),
                Arguments.of(new ServerMessage.RoomList(rooms), """
                        {"type":"list","status":"ok","data":{"lobby":["zoe","alice"],"kitchen":[],"attic":["bob"]}}"""),
                Arguments.of(new ServerMessage.Created("made"), """
                        {"type":"create","status":"ok","message":"made"}"""),
                Arguments.of(new ServerMessage.Entered("alice", "kitchen", "in"), """
                        {"type":"enter","status":"ok","data":{"username":"alice","room":"kitchen"},"message":"in"}"""),
                Arguments.of(new ServerMessage.Exited("out"), """
                        {"type":"exit","status":"ok","message":"out"}"""),
                Arguments.of(new ServerMessage.RoomMembers("kitchen", List.of("bob", "alice")), """
                        {"type":"list_room","status":"ok","data":{"kitchen":["bob","alice"]}}"""),
                Arguments.of(new ServerMessage.Said("public", "alice", "hi"), """
                        {"type":"msg","status":"ok","data":{"to":"public","from":"alice","text":"hi"}}"""),
                Arguments.of(new ServerMessage.Refused("msg", ErrorCode.RECEIVER_NOT_HERE, "bob is not here"), """
                        {"type":"msg","status":"error","code":"receiver_not_here","message":"bob is not here"}"""),
                Arguments.of(new ServerMessage.Refused("error", ErrorCode.UNSPECIFIED, "no"), """
                        {"type":"error","status":"error","message":"no"}""")};
    }

    @ParameterizedTest
    @MethodSource("messages")
    void isWrittenAndReadInTheDocumentedForm(ServerMessage message, String json) throws ProtocolException {
        assertThat(json(message)).isEqualTo(json);
        assertThat(serverMessage(json)).isEqualTo(message);
    }

    @Test
    void listsKeepTheServersOrder() throws ProtocolException {
        ServerMessage.RoomList list = (ServerMessage.RoomList) serverMessage("""
                {"type":"list","status":"ok","data":{"z":["b","a"],"a":[],"m":["c"]}}""");

        assertThat(list.rooms().sequencedKeySet()).containsExactly("z", "a", "m");
        assertThat(list.rooms().get("z")).containsExactly("b", "a");
    }

    @Test
    void aServerOfAnotherMakeMayLeaveOutTheWordsAndTheCode() throws ProtocolException {
        assertThat(serverMessage("{\"type\":\"create\",\"status\":\"ok\"}")).isEqualTo(new ServerMessage.Created(""));
        assertThat(serverMessage("{\"type\":\"create\",\"status\":\"ok\",\"message\":null}"))
                .isEqualTo(new ServerMessage.Created(""));
        assertThat(serverMessage("{\"type\":\"login\",\"status\":\"error\"}"))
                .isEqualTo(new ServerMessage.Refused("login", ErrorCode.UNSPECIFIED, ""));
    }

    @Test
    void aCodeOfALaterVersionIsUnspecified() throws ProtocolException {
        assertThat(serverMessage("{\"type\":\"login\",\"status\":\"error\",\"code\":\"moon_phase\",\"message\":\"m\"}"))
                .isEqualTo(new ServerMessage.Refused("login", ErrorCode.UNSPECIFIED, "m"));
    }

    @Test
    void aRefusalOfAnUnknownRequestIsStillARefusal() throws ProtocolException {
        assertThat(serverMessage(
                "{\"type\":\"novelty\",\"status\":\"error\",\"code\":\"unknown_type\",\"message\":\"m\"}"))
                .isEqualTo(new ServerMessage.Refused("novelty", ErrorCode.UNKNOWN_TYPE, "m"));
    }

    @Test
    void unknownFieldsAreIgnored() throws ProtocolException {
        assertThat(serverMessage("""
                {"type":"msg","status":"ok","id":1,"data":{"to":"a","from":"b","text":"c","seq":9},"x":[[]]}"""))
                .isEqualTo(new ServerMessage.Said("a", "b", "c"));
        assertThat(serverMessage("""
                {"type":"exit","status":"ok","data":{"message":5},"message":"m"}"""))
                .isEqualTo(new ServerMessage.Exited("m"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "{'type':'novelty','status':'ok'}; UNKNOWN_TYPE; type",
            "{'type':'msg'}; INVALID_FIELD; status", "{'type':'msg','status':'maybe'}; INVALID_FIELD; status",
            "{'type':'msg','status':1}; WRONG_SHAPE; status",
            "{'type':'msg','status':'error','code':1}; WRONG_SHAPE; code",
            "{'type':'msg','status':'error','message':[]}; WRONG_SHAPE; message",
            "{'type':'msg','status':'error','message':'\\ud800'}; INVALID_FIELD; message",
            "{'type':'\\udc00','status':'error'}; INVALID_FIELD; type",
            "{'type':'msg','status':'ok'}; INVALID_FIELD; from",
            "{'type':'msg','status':'ok','data':[]}; WRONG_SHAPE; data",
            "{'type':'msg','status':'ok','data':{'to':'a','from':'b','text':7}}; WRONG_SHAPE; text",
            "{'type':'msg','status':'ok','data':{'to':'a','from':'b','text':''}}; INVALID_FIELD; text",
            "{'type':'login','status':'ok','data':{'username':'a'}}; INVALID_FIELD; chatroom",
            "{'type':'enter','status':'ok','data':{'username':'a','room':'!'}}; INVALID_FIELD; room",
            "{'type':'list','status':'ok','data':{'a':'b'}}; WRONG_SHAPE; data",
            "{'type':'list','status':'ok','data':{'a':''}}; WRONG_SHAPE; data",
            "{'type':'list','status':'ok','data':{'a':null}}; WRONG_SHAPE; data",
            "{'type':'list','status':'ok','data':{'a':[null]}}; WRONG_SHAPE; data",
            "{'type':'list','status':'ok','data':{'a':[1]}}; WRONG_SHAPE; data",
            "{'type':'list','status':'ok','data':{'a':[['b']]}}; WRONG_SHAPE; data",
            "{'type':'list','status':'ok','data':{'!':[]}}; INVALID_FIELD; data",
            "{'type':'list','status':'ok','data':{'a':['!']}}; INVALID_FIELD; data",
            "{'type':'list_room','status':'ok'}; INVALID_FIELD; data",
            "{'type':'list_room','status':'ok','data':{'a':[],'b':[]}}; INVALID_FIELD; data",
            "{'type':'list_room','status':'ok','data':{'a':'b'}}; WRONG_SHAPE; data",
            "{'type':'list_room','status':'ok','data':{'a':null}}; WRONG_SHAPE; data",
            "{'type':'list_room','status':'ok','data':{'a':[null]}}; WRONG_SHAPE; data",
            "{'type':'list_room','status':'ok','data':{'':[]}}; INVALID_FIELD; data"}, quoteCharacter = '`')
    void whatIsWrongIsToldWithItsField(String json, ErrorCode code, String field) {
        ProtocolException e = refusedServerMessage(utf8(json.replace('\'', '"')));

        assertThat(e).isNotNull();
        assertThat(e.code()).isEqualTo(code);
        assertThat(e.getMessage()).startsWith(field + ": ");
        assertThat(e.isFatal()).isFalse();
    }

    @Test
    void aListOfManyRoomsIsRead() throws ProtocolException {
        SequencedMap<String, List<String>> rooms = new LinkedHashMap<>();
        for (int i = 0; i < 20_000; i++) {
            rooms.put("room-with-a-long-name-" + i, List.of("someone" + i));
        }
        ServerMessage.RoomList list = new ServerMessage.RoomList(rooms);

        assertThat(serverMessage(json(list))).isEqualTo(list);
    }

    @Test
    void listsAreCopies() {
        SequencedMap<String, List<String>> rooms = new LinkedHashMap<>();
        rooms.put("a", new java.util.ArrayList<>(List.of("b")));
        ServerMessage.RoomList list = new ServerMessage.RoomList(rooms);
        rooms.put("c", List.of());
        rooms.get("a").clear();

        assertThat(list.rooms()).containsOnlyKeys("a").containsEntry("a", List.of("b"));
    }

    @Test
    void whatIsNotForLogsIsNotInTheWordsOfAMessage() {
        assertThat(new ServerMessage.Said("public", "alice", "secret").toString()).contains("alice")
                .doesNotContain("secret");
    }
}
