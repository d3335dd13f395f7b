package chat.parley.server.message;

import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.v2.Event;
import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.common.protocol.v2.Role;
import chat.parley.server.presence.Participant;
import chat.parley.server.room.Member;
import chat.parley.server.room.Room;
import java.util.Optional;

/** What is said in a room. */
record RoomConversation(Room room) implements Conversation {

    @Override
    public long id() {
        return room.id();
    }

    @Override
    public Optional<Role> roleOf(long account) {
        return room.member(account).map(Member::role);
    }

    @Override
    public void requireVoice(Participant who, boolean newMessage) throws RefusedException {
        room.requireVoice(who.account().id(), newMessage);
    }

    @Override
    public Optional<Mentionable> mentionable(String key) {
        return room.memberNamed(key).map(member -> new Mentionable(member.account(), member.name()));
    }

    @Override
    public void said(MessageInfo message, long from) {
        room.said(message, from);
    }

    @Override
    public void changed(MessageInfo message, long from) {
        room.changed(message, from);
    }

    @Override
    public void pushFrom(Event event, long from) {
        room.pushFrom(event, from);
    }
}
