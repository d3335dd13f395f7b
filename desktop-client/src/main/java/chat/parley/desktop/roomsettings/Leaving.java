package chat.parley.desktop.roomsettings;

import chat.parley.common.protocol.v2.MemberInfo;
import chat.parley.common.protocol.v2.Role;
import chat.parley.common.protocol.v2.RoomInfo;
import chat.parley.common.protocol.v2.RoomRequest;
import chat.parley.common.protocol.v2.Visibility;
import chat.parley.desktop.model.Account;
import chat.parley.desktop.model.Conversation;
import chat.parley.desktop.ui.Confirmation;
import chat.parley.desktop.ui.Phrase;
import chat.parley.desktop.ui.Problems;
import chat.parley.desktop.ui.Texts;
import chat.parley.desktop.ui.Workplace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The question before somebody leaves a room: how to come back, and who owns it afterwards. Stateless; JavaFX's thread only. */
public final class Leaving {

    private Leaving() {}

    /**
     * Asks, and leaves the room when the answer is yes.
     *
     * @param place the window
     * @param account who leaves
     * @param room which
     */
    public static void ask(Workplace place, Account account, Conversation room) {
        Texts texts = place.texts();
        String heir = heir(room);
        String back = texts.get(wayBack(room.room()));
        Confirmation.ask(place, texts.get("lobby.leave.title", room.title()),
                heir == null ? back : texts.get(heir) + "\n\n" + back, texts.get("lobby.leave.yes"),
                () -> account.ask(new RoomRequest.Leave(room.id()),
                        _ -> place.notices().tell(Phrase.of("lobby.left", room.title())),
                        failure -> place.notices().warn(Problems.of(failure))));
    }

    /**
     * Tells whether the server makes somebody else the owner, as far as that is known.
     *
     * @param room which
     * @return whether the account is the only owner and others stay
     */
    public static boolean isInherited(Conversation room) {
        return "lobby.leave.heir".equals(heir(room));
    }

    private static @Nullable String heir(Conversation room) {
        RoomInfo info = room.room();
        if (room.role() != Role.OWNER || info == null) {
            return null;
        }
        List<MemberInfo> members = room.members().list();
        if (members.isEmpty()) { // fetched when the room is opened, or somebody comes or goes
            return info.members() > 1 ? "lobby.leave.heir.perhaps" : null;
        }
        long owners = members.stream().filter(member -> member.role() == Role.OWNER).count();
        return members.size() > 1 && owners == 1 ? "lobby.leave.heir" : null;
    }

    private static String wayBack(@Nullable RoomInfo room) {
        if (room != null && room.visibility() == Visibility.PRIVATE) {
            return "lobby.leave.private";
        }
        return room != null && room.locked() ? "lobby.leave.locked" : "lobby.leave.public";
    }
}
