package chat.parley.server.conversation.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.server.testing.Json;
import chat.parley.server.testing.ModernClient;
import chat.parley.server.testing.TestServer;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** People of every role, signed in by protocol 2, who can be put into any room. */
final class People {

    final ModernClient olga;
    final ModernClient mona;
    final ModernClient mia;
    final ModernClient sam;

    /** Signs them in. */
    People(TestServer server) {
        olga = server.modern("olga");
        mona = server.modern("mona");
        mia = server.modern("mia");
        sam = server.modern("sam");
    }

    /** A new public room with olga as its owner, mona as a moderator and mia as a member; sam is not in it. All has been heard. */
    long room(String name) {
        long room = olga.create(name);
        mona.join(room);
        mia.join(room);
        olga.does(RoomRequests.setRole(room, "mona", "moderator"));
        quiet();
        return room;
    }

    /** Lets everyone hear what has been told until now. */
    void quiet() {
        List.of(olga, mona, mia, sam).forEach(ModernClient::fence);
    }

    /** The events of this type that a client was told until now must be these. */
    static void assertHeard(ModernClient client, String type, String... expected) {
        Json.assertMatches(client.fence(type), expected);
    }

    /** Nothing may have been told to a client about rooms. */
    static void assertHeardNothing(ModernClient client) {
        assertThat(client.fence()).filteredOn(event -> !event.path("type").stringValue().equals("presence")).isEmpty();
    }

    /** The members of a room and their roles, as one of them sees them: {@code name:role} each. */
    static List<String> roles(ModernClient client, long room) {
        List<String> roles = new ArrayList<>();
        for (JsonNode member : client.does(RoomRequests.members(room)).path("members")) {
            roles.add(member.path("user").stringValue() + ":" + member.path("role").stringValue());
        }
        return roles;
    }
}
