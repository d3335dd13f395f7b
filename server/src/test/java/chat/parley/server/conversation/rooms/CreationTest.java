package chat.parley.server.conversation.rooms;

import static chat.parley.server.conversation.rooms.RoomRequests.delete;
import static chat.parley.server.conversation.rooms.RoomRequests.enter;
import static chat.parley.server.conversation.rooms.RoomRequests.join;
import static chat.parley.server.conversation.rooms.RoomRequests.newRoom;
import static chat.parley.server.conversation.rooms.RoomRequests.update;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.server.testing.Json;
import chat.parley.server.testing.ModernClient;
import chat.parley.server.testing.Requests;
import chat.parley.server.testing.TestClient;
import chat.parley.server.testing.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Creating, changing and deleting rooms. */
class CreationTest {

    @AutoClose
    private TestServer server;

    private ModernClient olga;
    private ModernClient mia;

    @BeforeEach
    void start(@TempDir Path data) {
        server = TestServer.start(data, "limits.roomsPerAccount=2");
        olga = server.modern("olga");
        mia = server.modern("mia");
    }

    @Test
    void aRoomIsPublicAndOpenUnlessSaidOtherwiseAndItsCreatorOwnsIt() {
        ModernClient second = server.modernAgain("olga");
        long room = olga.create("Tearoom");
        Json.assertMatches(second.hears("joined"),
                Json.parse(
                        """
                                {'conversation':{'conversation':%1$d,'room':{'room':%1$d,'name':'Tearoom','visibility':'public',
                                'locked':false,'capacity':0,'members':1,'present':0,'slowSeconds':0,'paused':false},'role':'owner','seq':0,
                                'change':0,'read':0,'unread':0,'mentions':0}}"""
                                .formatted(room)));
        mia.join(room);
    }

    @Test
    void everythingCanBeSetWhenARoomIsCreated() {
        olga.does(newRoom("'name':'Den','topic':'Ours','visibility':'private','password':'sesame','capacity':7"));
        Json.assertMatches(olga.does(RoomRequests.find("DEN")), Json
                .parse("""
                        {'room':{'room':1,'name':'Den','topic':'Ours','visibility':'private','locked':true,'capacity':7,'members':1,
                        'present':0,'slowSeconds':0,'paused':false},'role':'owner'}"""));
    }

    /** Not by its place among the choices, and not with anything around it. */
    @ParameterizedTest
    @ValueSource(strings = {"1", "0", " private", "private ", "private\\u0000", "PRIVATE", "privat", ""})
    void aChoiceIsMadeByItsWordAlone(String other) {
        olga.isRefused(newRoom("'name':'Den','visibility':'" + other + "'"), "invalid_field");
    }

    @Test
    void aNameIsUniqueIgnoringCaseAndSomeAreKeptBack() {
        olga.create("Tearoom");
        olga.isRefused(newRoom("'name':'tEAROOM'"), "room_exists").isRefused(newRoom("'name':'Lobby'"), "name_reserved")
                .isRefused(newRoom("'name':'publ1c'"), "name_reserved")
                .isRefused(newRoom("'name':'tea room'"), "invalid_field");
        server.inLobby("gus").isRefused(Requests.create("TEAROOM"), "room_exists");
    }

    @Test
    void nobodyOwnsMoreRoomsThanAllowedByWhicheverProtocol() {
        long one = olga.create("one");
        server.again("olga").does(Requests.create("two")).isRefused(Requests.create("three"), "too_many_rooms");
        olga.isRefused(newRoom("'name':'three'"), "too_many_rooms");
        assertThat(server.metric("parley_limits_reached_total{limit=\"roomsPerAccount\"}")).isEqualTo(2);
        olga.join(mia.create("another"));

        olga.does(delete(one));
        olga.create("three");
    }

    @Test
    void whatIsNotNamedStaysWhenARoomIsChanged() {
        long room = olga.create("tearoom");
        mia.join(room);
        olga.does(update(room, "'topic':'Tea','password':'sesame','capacity':9,'visibility':'private'"));
        mia.fence();

        Json.assertMatches(olga.does(update(room, "'name':'Teahouse'")), Json.parse("""
                {'room':{'room':%d,'name':'Teahouse','topic':'Tea','visibility':'private','locked':true,'capacity':9,
                'members':2,'present':0,'slowSeconds':0,'paused':false},'role':'owner'}""".formatted(room)));
        Json.assertMatches(mia.fence("room_changed"), """
                {'room':{'room':%d,'name':'Teahouse','topic':'Tea','visibility':'private','locked':true,'capacity':9,
                'members':2,'present':0,'slowSeconds':0,'paused':false}}""".formatted(room));

        olga.does(update(room, "'topic':'','password':'','capacity':0,'visibility':'public'"));
        Json.assertMatches(mia.hears("room_changed"), Json.parse("""
                {'room':{'room':%d,'name':'Teahouse','visibility':'public','locked':false,'capacity':0,
                'members':2,'present':0,'slowSeconds':0,'paused':false}}""".formatted(room)));
        server.modern("sam").join(room);
    }

    @Test
    void aChangeThatChangesNothingTellsNobody() {
        long room = olga.create("tearoom");
        mia.join(room).fence();
        olga.does(update(room, "'name':'tearoom','capacity':0"));
        People.assertHeardNothing(mia);
    }

    @Test
    void aRoomIsFoundByItsNewNameOnlyAndTheOldOneIsFree() {
        long room = olga.create("tearoom");
        long other = olga.create("cellar");
        olga.isRefused(update(room, "'name':'CELLAR'"), "room_exists")
                .isRefused(update(room, "'name':'lobby'"), "name_reserved");
        olga.does(update(room, "'name':'Teahouse'"));

        mia.isRefused(RoomRequests.find("tearoom"), "room_not_found");
        assertThat(mia.does(RoomRequests.find("teahouse")).path("room").path("room").asLong()).isEqualTo(room);
        olga.does(update(other, "'name':'tearoom'"));
        assertThat(mia.does(RoomRequests.find("tearoom")).path("room").path("room").asLong()).isEqualTo(other);
        olga.does(update(room, "'name':'TEAHOUSE'"));
        assertThat(mia.does(RoomRequests.find("teahouse")).path("room").path("name").stringValue())
                .isEqualTo("TEAHOUSE");
    }

    @Test
    void clientsOfProtocol1SeeWhatHappensToPublicRooms() {
        TestClient lobby = server.inLobby("gus");
        TestClient inside = server.inLobby("ida");
        long room = olga.create("tearoom");
        lobby.awaitsList("{'lobby':['olga','mia','gus','ida'],'tearoom':[]}");
        inside.does(Requests.enter("tearoom"));
        inside.awaitsList("{'tearoom':['ida']}");

        olga.does(update(room, "'name':'teahouse'"));
        inside.awaitsList("{'teahouse':['ida']}");
        lobby.awaitsList("{'lobby':['olga','mia','gus'],'teahouse':['ida']}");
        olga.does(update(room, "'visibility':'private'"));
        // A guest has no place in a private room.
        assertThat(inside.next().path("type").stringValue()).isEqualTo("exit");
        inside.awaitsList("{'lobby':['olga','mia','gus','ida']}");
        lobby.awaitsList("{'lobby':['olga','mia','gus','ida']}");
        olga.does(update(room, "'visibility':'public'"));
        lobby.awaitsList("{'lobby':['olga','mia','gus','ida'],'teahouse':[]}");
        olga.does(delete(room));
        lobby.awaitsList("{'lobby':['olga','mia','gus','ida']}");
    }

    @Test
    void aRoomThatIsDeletedIsGoneForEveryone() {
        long room = olga.create("tearoom");
        mia.join(room);
        mia.does(enter(room));
        ModernClient second = server.modernAgain("olga");
        TestClient guest = server.inLobby("gus").does(Requests.enter("tearoom"));
        guest.awaitsList("{'tearoom':['mia','gus']}");

        olga.does(delete(room));

        Json.assertMatches(mia.hears("removed"),
                Json.parse("{'room':%d,'reason':'deleted','by':'olga'}".formatted(room)));
        Json.assertMatches(second.hears("removed"), Json.parse("{'room':%d,'reason':'deleted'}".formatted(room)));
        assertThat(olga.fence("removed")).isEmpty();
        guest.hears("{'type':'exit','status':'ok','message':'…'}");
        assertThat(TestClient.typeOf(guest.next())).isEqualTo("list");
        server.inLobby("ida").isRefused(Requests.enter("tearoom"), "room_not_found");
        olga.isRefused(join(room), "room_not_found").isRefused(enter(room), "room_not_found")
                .isRefused(delete(room), "room_not_found")
                .isRefused(ModernClient.msg(room, "Hello?"), "conversation_not_found");
        // The name is free, the id is never used again.
        assertThat(olga.create("tearoom")).isGreaterThan(room);
    }
}
