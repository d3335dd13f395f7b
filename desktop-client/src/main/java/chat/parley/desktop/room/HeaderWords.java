package chat.parley.desktop.room;

import chat.parley.common.protocol.Names;
import chat.parley.common.protocol.v2.PersonInfo;
import chat.parley.common.protocol.v2.PresenceState;
import chat.parley.common.protocol.v2.RoomInfo;
import chat.parley.desktop.model.Account;
import chat.parley.desktop.model.Conversation;
import chat.parley.desktop.ui.PresenceDot;
import chat.parley.desktop.ui.Texts;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Puts into one line what there is to say of a conversation below its title. Stateless. */
final class HeaderWords {

    private static final String BETWEEN = " · ";

    private HeaderWords() {}

    static String of(Conversation conversation, Account account, Texts texts, Clock clock) {
        RoomInfo room = conversation.room();
        if (room != null) {
            int listed = conversation.members().list().size(); // newer than what is known of the room, if it was fetched
            return ofRoom(room, listed > 0 ? listed : room.members(), conversation.present().size(), texts);
        }
        PersonInfo person = account.people().known().get(Names.key(conversation.title()));
        return person == null || person.presence() == null
                ? texts.get("room.direct")
                : ofPerson(person, person.presence(), texts, Instant.now(clock));
    }

    private static String ofRoom(RoomInfo room, int members, int present, Texts texts) {
        List<String> parts = new ArrayList<>();
        parts.add(texts.get("room.members", members));
        if (present > 0) {
            parts.add(texts.get("room.present", present));
        }
        if (room.paused()) {
            parts.add(texts.get("room.paused"));
        }
        if (room.slowSeconds() > 0) {
            parts.add(texts.get("room.slow", room.slowSeconds()));
        }
        if (room.topic() != null && !room.topic().isBlank()) {
            parts.add(room.topic().strip().replace('\n', ' '));
        }
        return String.join(BETWEEN, parts);
    }

    private static String ofPerson(PersonInfo person, PresenceState presence, Texts texts, Instant now) {
        String word = texts.get(PresenceDot.words(presence));
        if (presence != PresenceState.OFFLINE || person.lastSeen() == null) {
            return word;
        }
        Instant seen = Instant.ofEpochMilli(person.lastSeen());
        return word + BETWEEN + texts.get("room.lastSeen", texts.day(seen, now), texts.time(seen));
    }
}
