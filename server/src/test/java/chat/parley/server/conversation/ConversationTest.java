package chat.parley.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.server.testing.Json;
import chat.parley.server.testing.Requests;
import chat.parley.server.testing.TestClient;
import chat.parley.server.testing.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people who keep to the protocol say and hear: exact frames, in their order. */
class ConversationTest {

    @AutoClose
    private TestServer server;

    @BeforeEach
    void start(@TempDir Path data) {
        server = TestServer.start(data);
    }

    @Test
    void oneConnectionGoesAllTheWayAndBackAndSignsInAgain() {
        TestClient ada = server.connect();
        ada.send(Requests.register("ada")).hears("{'type':'register','status':'ok','message':'…'}");
        ada.send(Requests.login("ada"))
                .hears("{'type':'login','status':'ok','data':{'username':'ada','chatroom':'lobby'},'message':'…'}")
                .hears("{'type':'list','status':'ok','data':{'lobby':['ada']}}");
        ada.send(Requests.LIST).hears("{'type':'list','status':'ok','data':{'lobby':['ada']}}");
        ada.send(Requests.create("tearoom")).hears("{'type':'create','status':'ok','message':'…'}")
                .hears("{'type':'list','status':'ok','data':{'lobby':['ada'],'tearoom':[]}}");
        ada.send(Requests.enter("tearoom"))
                .hears("{'type':'enter','status':'ok','data':{'username':'ada','room':'tearoom'},'message':'…'}")
                .hears("{'type':'list_room','status':'ok','data':{'tearoom':['ada']}}");
        ada.send(Requests.LIST).hears("{'type':'list_room','status':'ok','data':{'tearoom':['ada']}}");
        ada.send("{'type':'msg','data':{'from':'ada','to':'public','text':'Hello?'}}")
                .hears("{'type':'msg','status':'ok','data':{'to':'public','from':'ada','text':'Hello?'}}");
        ada.send(Requests.EXIT).hears("{'type':'exit','status':'ok','message':'…'}")
                .hears("{'type':'list','status':'ok','data':{'lobby':['ada'],'tearoom':[]}}");
        ada.send(Requests.LOGOUT).hears("{'type':'logout','status':'ok','message':'…'}");
        ada.send(Requests.login("ada"))
                .hears("{'type':'login','status':'ok','data':{'username':'ada','chatroom':'lobby'},'message':'…'}")
                .hears("{'type':'list','status':'ok','data':{'lobby':['ada'],'tearoom':[]}}");
        assertThat(ada.fence()).as("nothing is said unasked").isEmpty();
    }

    @Test
    void anotherAccountCanSignInAfterLogout() {
        server.register("grace");
        TestClient client = server.inLobby("ada").does(Requests.LOGOUT).does(Requests.login("grace"));

        client.hears("{'type':'list','status':'ok','data':{'lobby':['grace']}}");
    }

    @Test
    void everyRefusalHasItsCodeAndChangesNothing() {
        server.register("ada");
        TestClient client = server.connect();
        client.isRefused(Requests.register("ADA"), "name_taken").isRefused(Requests.register("lobby"), "name_reserved")
                .isRefused(Requests.register("grace", "1234567"), "password_too_short")
                .isRefused(Requests.login("ada", "wrong horse"), "bad_credentials")
                .isRefused(Requests.login("nobody"), "bad_credentials").does(Requests.login("ada"))
                .does(Requests.create("tearoom")).isRefused(Requests.create("TeaRoom"), "room_exists")
                .isRefused(Requests.create("Public"), "name_reserved")
                .isRefused(Requests.enter("cellar"), "room_not_found").does(Requests.enter("tearoom"))
                .isRefused(Requests.msg("nobody", "Anyone?"), "receiver_not_here");
        assertThat(client.list()).isEqualTo(Json.parse("{'tearoom':['ada']}"));
        client.does(Requests.EXIT);
        assertThat(client.list()).isEqualTo(Json.parse("{'lobby':['ada'],'tearoom':[]}"));
    }

    @Test
    void aRefusalNamesTheRequestAndTheReason() {
        server.connect().send(Requests.login("nobody")).hears(
                "{'type':'login','status':'error','code':'bad_credentials','message':'User name or password is wrong'}");
    }

    @Test
    void namesAreFoundInAnyCaseAndShownAsTheyWereMade() {
        TestClient ada = server.inLobby("Ada");
        ada.does(Requests.create("TeaRoom")).does(Requests.LOGOUT);
        ada.send(Requests.login("aDA"))
                .hears("{'type':'login','status':'ok','data':{'username':'Ada','chatroom':'lobby'},'message':'…'}")
                .hears("{'type':'list','status':'ok','data':{'lobby':['Ada'],'TeaRoom':[]}}");
        ada.send(Requests.enter("tearoom"))
                .hears("{'type':'enter','status':'ok','data':{'username':'Ada','room':'TeaRoom'},'message':'…'}")
                .hears("{'type':'list_room','status':'ok','data':{'TeaRoom':['Ada']}}");
    }

    @Test
    void aFreshConnectionHearsNothingUntilItAsks() {
        server.inLobby("ada");

        assertThat(server.connect().fence()).isEmpty();
    }

    @Test
    void requestsSentAtOnceAreAnsweredInTheirOrder() {
        server.register("ada");
        TestClient ada = server.connect();
        ada.send(Requests.login("ada")).send(Requests.create("tearoom")).send(Requests.enter("tearoom"))
                .send(Requests.msg("public", "one")).send(Requests.msg("public", "two")).send(Requests.EXIT)
                .send(Requests.LOGOUT);

        assertThat(ada.fence()).extracting(TestClient::typeOf).filteredOn(type -> !type.startsWith("list"))
                .containsExactly("login", "create", "enter", "msg", "msg", "exit", "logout");
    }

    @Test
    void aFrameMayComeByteByByteAndManyMayComeAtOnce() {
        TestClient client = server.connect();
        byte[] frame = {0, 0, 0, 15, '{', '"', 't', 'y', 'p', 'e', '"', ':', '"', 'l', 'i', 's', 't', '"', '}'};
        for (byte b : frame) {
            client.sendBytes(new byte[]{b});
        }
        String refused = "{'type':'list','status':'error','code':'not_allowed_here','message':'…'}";
        client.hears(refused);
        byte[] many = new byte[frame.length * 1000];
        for (int i = 0; i < many.length; i++) {
            many[i] = frame[i % frame.length];
        }
        client.sendBytes(many);
        for (int i = 0; i < 1000; i++) {
            client.hears(refused);
        }
        assertThat(client.fence()).isEmpty();
    }

    @Test
    void unknownMembersAreIgnored() {
        server.connect().send(
                "{'id':7,'type':'register','v':{'a':[1]},'data':{'username':'ada','password':'correct horse','age':36}}")
                .hears("{'type':'register','status':'ok','message':'…'}");
    }
}
