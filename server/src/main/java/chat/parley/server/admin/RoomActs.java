package chat.parley.server.admin;

import chat.parley.common.protocol.Names;
import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.v2.Role;
import chat.parley.common.protocol.v2.RoomInfo;
import chat.parley.server.account.Account;
import chat.parley.server.control.ControlReply;
import chat.parley.server.message.Retention;
import chat.parley.server.room.Member;
import chat.parley.server.room.Room;
import chat.parley.server.room.RoomAdministration;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What administrators do to rooms. Safe for use by many threads at once; waits for the storage. */
final class RoomActs {

    private final RoomAdministration rooms;
    private final Retention retention;
    private final Acts acts;

    RoomActs(RoomAdministration rooms, Retention retention, Acts acts) {
        this.rooms = rooms;
        this.retention = retention;
        this.acts = acts;
    }

    Room find(String name) throws RefusedException {
        return rooms.find(name);
    }

    ControlReply.Rooms list(String after) {
        List<RoomInfo> some = rooms.after(after, Administration.PAGE + 1);
        return new ControlReply.Rooms(Administration.page(some), some.size() > Administration.PAGE);
    }

    ControlReply.RoomDetails show(Room room) throws IOException {
        Integer days = retention.store().days(room.id());
        return new ControlReply.RoomDetails(room.info(), names(room, Role.OWNER), names(room, Role.MODERATOR),
                rooms.banned(room), days == null ? retention.defaultDays() : days);
    }

    private static List<String> names(Room room, Role role) {
        return room.members().stream().filter(member -> member.role() == role).map(Member::name)
                .sorted(Comparator.comparing(Names::key)).toList();
    }

    /** What is too old now goes soon, and nobody waits for it. */
    ControlReply.Done keepFor(Room room, @Nullable Integer days, String operator) throws IOException {
        retention.store().setDays(room.id(), days);
        Thread.startVirtualThread(retention::removeOld);
        return acts.done(operator, "room retention", room.name(),
                days == null ? "as the server" : days == 0 ? "for ever" : days + " days");
    }

    ControlReply.Done delete(Room room, String operator) throws RefusedException, IOException {
        rooms.delete(room);
        return acts.done(operator, "room delete", room.name(), "");
    }

    ControlReply.Done transfer(Room room, Account owner, String operator) throws RefusedException, IOException {
        rooms.transfer(room, owner);
        return acts.done(operator, "room transfer", room.name(), "to " + owner.name());
    }
}
