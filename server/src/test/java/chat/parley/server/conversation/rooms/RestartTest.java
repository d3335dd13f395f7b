package chat.parley.server.conversation.rooms;

import static chat.parley.server.conversation.rooms.RoomRequests.ban;
import static chat.parley.server.conversation.rooms.RoomRequests.invite;
import static chat.parley.server.conversation.rooms.RoomRequests.join;
import static chat.parley.server.conversation.rooms.RoomRequests.mute;
import static chat.parley.server.conversation.rooms.RoomRequests.newRoom;
import static chat.parley.server.conversation.rooms.RoomRequests.pause;
import static chat.parley.server.conversation.rooms.RoomRequests.setRole;
import static chat.parley.server.conversation.rooms.RoomRequests.slowMode;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.server.testing.Json;
import chat.parley.server.testing.ModernClient;
import chat.parley.server.testing.TestServer;
import chat.parley.server.testing.TestServers;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a room is like after a restart. */
class RestartTest {

    @TempDir
    private Path data;

    @AutoClose
    private final TestServers servers = new TestServers();

    @Test
    void everythingAboutARoomLasts() {
        People people = new People(servers.start(data));
        long room = people.room("tearoom");
        long gone = people.olga.create("gone");
        people.olga.does(RoomRequests.update(room,
                "'name':'Teahouse','topic':'Tea','visibility':'private','password':'sesame','capacity':9"));
        people.olga.does(mute(room, "mia", 60));
        people.olga.does(ban(room, "sam"));
        people.olga.does(setRole(room, "mona", "owner"));
        people.mona.does(slowMode(room, 30));
        people.mona.does(pause(room, true));
        people.mona.does(setRole(room, "olga", "moderator"));
        people.olga.does(RoomRequests.delete(gone));

        TestServer second = servers.start(data);
        second.register("ivy");
        ModernClient olga = second.modernAgain("olga");
        olga.does(invite(room, "ivy"));
        String expected = """
                {'room':{'room':%d,'name':'Teahouse','topic':'Tea','visibility':'private','locked':true,'capacity':9,
                'members':3,'present':0,'slowSeconds':30,'paused':true},'role':'moderator'}""".formatted(room);
        Json.assertMatches(olga.does(RoomRequests.find("teahouse")), Json.parse(expected));
        olga.isRefused(RoomRequests.find("gone"), "room_not_found");
        assertThat(People.roles(olga, room)).containsExactly("mia:member", "mona:owner", "olga:moderator");
        Json.assertMatches(olga.does(RoomRequests.bans(room)), Json.parse("{'names':['sam']}"));
        ModernClient sam = second.modernAgain("sam").isRefused(join(room, "sesame"), "banned");
        olga.does(RoomRequests.unban(room, "sam"));
        olga.does(pause(room, false));
        second.modernAgain("mia").isRefused(ModernClient.msg(room, "Mmh"), "muted");
        sam.isRefused(join(room), "room_private");

        TestServer third = servers.start(data);
        third.modernAgain("sam").isRefused(join(room), "room_private");
        JsonNode joined = third.modernAgain("ivy").does(join(room));
        assertThat(joined.path("conversation").path("role").stringValue()).isEqualTo("member");

        // The invitation was used up.
        third.modernAgain("ivy").does(RoomRequests.leave(room));
        servers.start(data).modernAgain("ivy").isRefused(join(room), "room_private");
    }

    @Test
    void thePasswordOfARoomLasts() {
        long room = servers.start(data).modern("olga").does(newRoom("'name':'vault','password':'sesame'"))
                .path("conversation").path("conversation").asLong();

        ModernClient mia = servers.start(data).modern("mia");
        mia.isRefused(join(room, "open"), "wrong_room_password").does(join(room, "sesame"));
    }
}
