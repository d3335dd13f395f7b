package chat.parley.server.message;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.Names;
import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.v2.ConversationInfo;
import chat.parley.common.protocol.v2.Event;
import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.common.protocol.v2.Role;
import chat.parley.server.account.Account;
import chat.parley.server.presence.Online;
import chat.parley.server.presence.Participant;
import chat.parley.server.room.Room;
import chat.parley.server.room.Rooms;
import chat.parley.server.wire.Frames;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What two people say to each other, wherever they are and whether they are there or not.
 *
 * @param id its id
 * @param one one of them
 * @param other the other
 * @param online who is signed in
 * @param rooms where people of protocol 1 can be told
 * @param frames writes events
 */
record DirectConversation(long id, Account one, Account other, Online online, Rooms rooms, Frames frames)
        implements
            Conversation {

    @Override
    public Optional<Role> roleOf(long account) {
        return account == one.id() || account == other.id() ? Optional.of(Role.MEMBER) : Optional.empty();
    }

    @Override
    public void requireVoice(Participant who, boolean newMessage) throws RefusedException {
        requireNoBlock(who, who.account().id() == one.id() ? other : one);
    }

    /**
     * Makes sure that two people can write to each other.
     *
     * @param who a session of one
     * @param other the other
     * @throws RefusedException when one has blocked the other; it is not told which
     */
    static void requireNoBlock(Participant who, Account other) throws RefusedException {
        if (who.blocks().between(other.id())) {
            throw new RefusedException(ErrorCode.BLOCKED, "You and " + other.name() + " cannot write to each other");
        }
    }

    @Override
    public Optional<Mentionable> mentionable(String key) {
        return key.equals(Names.key(one.name()))
                ? Optional.of(new Mentionable(one.id(), one.name()))
                : key.equals(Names.key(other.name()))
                        ? Optional.of(new Mentionable(other.id(), other.name()))
                        : Optional.empty();
    }

    @Override
    public void said(MessageInfo message, long from) {
        if (message.seq() == 1) {
            tellOfItself(one, other);
            tellOfItself(other, one);
        }
        push(new Event.Message(message), new Event.Message(message.asHidden()), from);
        long to = from == one.id() ? other.id() : one.id();
        String text = String.valueOf(message.text());
        placesOfProtocol1(message.saidIn()).forEach(room -> room.saidPrivately(message.from(), text, from, to));
    }

    private void tellOfItself(Account whom, Account with) {
        // Left out for a slow reader, it is missing in a list and not in the conversation.
        online.tell(whom.id(), null, Participant.PEOPLE, () -> frames.of(
                new Event.Joined(new ConversationInfo(id, null, null, with.name(), 0, 0, 0, 0, 0))));
    }

    /** A client of protocol 1 shows private messages in a room only: the one it was said in, or else the one where it is. */
    private Set<Room> placesOfProtocol1(@Nullable Long saidIn) {
        Set<Room> places = new HashSet<>();
        for (Account account : List.of(one, other)) {
            for (Participant session : online.sessionsOf(account.id())) {
                Room place = session.isModern() ? null : rooms.orNull(session.presentIn());
                if (place != null && (saidIn == null || saidIn == place.id())) {
                    places.add(place);
                }
            }
        }
        return places;
    }

    @Override
    public void changed(MessageInfo message, long from) {
        push(new Event.MessageChanged(message), new Event.MessageChanged(message.asHidden()), from);
    }

    @Override
    public void pushFrom(Event event, long from) {
        push(event, null, from);
    }

    /** Tells both; who has blocked the one that it comes from is told something else, or nothing. */
    private void push(Event event, @Nullable Event hidden, long from) {
        byte[] frame = frames.of(event);
        byte[] hiddenFrame = null;
        int sent = 0;
        for (Account account : List.of(one, other)) {
            for (Participant session : online.sessionsOf(account.id())) {
                if (!session.isModern()) {
                    continue;
                }
                if (!session.blocks().hides(from)) {
                    session.push(id, frame);
                    sent++;
                } else if (hidden != null) {
                    hiddenFrame = hiddenFrame == null ? frames.of(hidden) : hiddenFrame;
                    session.push(id, hiddenFrame);
                    sent++;
                }
            }
        }
        frames.delivered(sent);
    }
}
