package chat.parley.server.conversation.rooms;

import static chat.parley.server.conversation.rooms.RoomRequests.ROOMS;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.server.testing.Json;
import chat.parley.server.testing.ModernClient;
import chat.parley.server.testing.Requests;
import chat.parley.server.testing.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Lists of rooms and of members. */
class DirectoryTest {

    @AutoClose
    private TestServer server;

    private ModernClient olga;
    private ModernClient mia;

    @BeforeEach
    void start(@TempDir Path data) {
        server = TestServer.start(data);
        olga = server.modern("olga");
        mia = server.modern("mia");
    }

    private static List<String> names(JsonNode page) {
        List<String> names = new ArrayList<>();
        page.path("rooms").forEach(entry -> names.add(entry.path("room").path("name").stringValue()));
        return names;
    }

    private static String rooms(String fields) {
        return "{'type':'rooms','data':{%s}}".formatted(fields);
    }

    @Test
    void anEntryTellsHowTheRoomIsAndHowTheAskerStandsInIt() {
        long room = olga.create("tearoom");
        olga.create("zoo");
        mia.join(room);
        server.inRoom("gus", "tearoom");
        olga.say(room, "Hello @mia");
        olga.say(room, "Anyone?");
        mia.say(room, "Here");

        Json.assertMatches(mia.does(rooms("'limit':1")), Json.parse("""
                {'rooms':[{'room':{'room':%d,'name':'tearoom','visibility':'public','locked':false,'capacity':0,
                'members':2,'present':1,'slowSeconds':0,'paused':false},'role':'member','invited':false,'unread':2,
                'mentions':1}],'next':'tearoom'}""".formatted(room)));
        Json.assertMatches(mia.does(rooms("'limit':1,'after':'Tearoom'")), Json.parse("""
                {'rooms':[{'room':{'room':%d,'name':'zoo','visibility':'public','locked':false,'capacity':0,
                'members':1,'present':0,'slowSeconds':0,'paused':false},'invited':false,'unread':0,'mentions':0}]}"""
                .formatted(room + 1)));
    }

    @Test
    void anEmptyDirectoryIsAnEmptyPage() {
        Json.assertMatches(olga.ask(ROOMS), Json.parse("{'type':'rooms','id':'q3','status':'ok','data':{}}"));
    }

    @Test
    void roomsComeByNameAndPageByPage() {
        IntStream.range(0, 60).forEach(i -> olga.create("r%02d".formatted((i * 7) % 60)));
        List<String> all = IntStream.range(0, 60).mapToObj("r%02d"::formatted).toList();

        assertThat(names(olga.does(ROOMS))).isEqualTo(all.subList(0, 50));
        assertThat(names(olga.does(rooms("'limit':200")))).isEqualTo(all);
        List<String> found = new ArrayList<>();
        JsonNode page = olga.does(rooms("'limit':7"));
        found.addAll(names(page));
        while (page.has("next")) {
            page = olga.does(rooms("'limit':7,'after':'%s'".formatted(page.path("next").stringValue())));
            found.addAll(names(page));
        }
        assertThat(found).isEqualTo(all);
        assertThat(olga.does(rooms("'limit':60")).has("next")).isFalse();
    }

    @Test
    void privateRoomsAreListedForMembersAndWhoIsInvited() {
        long den = olga.does(RoomRequests.newRoom("'name':'den','visibility':'private'")).path("conversation")
                .path("conversation").asLong();
        olga.create("hall");
        assertThat(names(olga.does(ROOMS))).containsExactly("den", "hall");
        assertThat(names(mia.does(ROOMS))).containsExactly("hall");
        mia.isRefused(RoomRequests.find("den"), "room_private");

        olga.does(RoomRequests.invite(den, "mia"));
        JsonNode entry = mia.does(ROOMS).path("rooms").get(0);
        assertThat(entry.path("room").path("name").stringValue()).isEqualTo("den");
        assertThat(entry.path("invited").booleanValue()).isTrue();
        assertThat(mia.does(RoomRequests.find("den")).has("role")).isFalse();
        assertThat(names(server.modern("sam").does(ROOMS))).containsExactly("hall");
        assertThat(server.inLobby("gus").list().propertyNames()).containsExactlyInAnyOrder("lobby", "hall");
    }

    @Test
    void aRoomIsSearchedByNameAndTopicInAnyCase() {
        olga.does(RoomRequests.newRoom("'name':'Tearoom','topic':'Darjeeling and ÄRGER'"));
        olga.does(RoomRequests.newRoom("'name':'cellar','topic':'Wine, no TEA'"));
        olga.does(RoomRequests.newRoom("'name':'attic'"));

        assertThat(names(mia.does(rooms("'query':'tea'")))).containsExactly("cellar", "Tearoom");
        assertThat(names(mia.does(rooms("'query':'TEAR'")))).containsExactly("Tearoom");
        assertThat(names(mia.does(rooms("'query':'ärger'")))).containsExactly("Tearoom");
        assertThat(names(mia.does(rooms("'query':'tea','limit':1,'after':'cellar'")))).containsExactly("Tearoom");
        assertThat(names(mia.does(rooms("'query':'%'")))).isEmpty();
        mia.isRefused(rooms("'limit':201"), "invalid_field");
    }

    @Test
    void membersComeByNameWithRoleAndPresence() {
        long room = olga.create("tearoom");
        for (String name : List.of("Zoe", "adam", "Bert")) {
            server.modern(name).join(room).close();
        }
        mia.join(room);
        olga.does(RoomRequests.mute(room, "mia", 5));
        olga.hears("member_changed", event -> event.path("member").has("mutedUntil"));

        JsonNode page = mia.does(RoomRequests.on("members", room, "'limit':3"));
        assertThat(page.path("next").stringValue()).isEqualTo("mia");
        JsonNode muted = page.path("members").get(2);
        assertThat(muted.path("presence").stringValue()).isEqualTo("online");
        assertThat(muted.path("mutedUntil").asLong()).isGreaterThan(System.currentTimeMillis());
        Json.assertMatches(mia.does(RoomRequests.on("members", room, "'after':'MIA','limit':1")), Json.parse(
                "{'members':[{'user':'olga','role':'owner','presence':'online'}],'next':'olga'}"));
        assertThat(People.roles(mia, room)).containsExactly("adam:member", "Bert:member", "mia:member", "olga:owner",
                "Zoe:member");
    }

    @Test
    void aRoomOfProtocol1IsOwnedByWhoMadeIt() {
        server.inLobby("gus").does(Requests.create("tearoom"));
        ModernClient gus = server.modernAgain("gus");
        long room = gus.does(RoomRequests.find("tearoom")).path("room").path("room").asLong();

        assertThat(People.roles(gus, room)).containsExactly("gus:owner");
    }
}
