package chat.parley.server.message;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.v2.ConversationInfo;
import chat.parley.common.protocol.v2.Role;
import chat.parley.server.account.Account;
import chat.parley.server.presence.Online;
import chat.parley.server.room.Member;
import chat.parley.server.room.Room;
import chat.parley.server.room.Rooms;
import chat.parley.server.room.Standings;
import chat.parley.server.wire.Frames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds conversations, rooms and direct ones alike. Safe for use by many threads at once; may wait for the storage. */
public final class Conversations {

    private final MessageStore store;
    private final Rooms rooms;
    private final Online online;
    private final Frames frames;

    /**
     * Makes one.
     *
     * @param store where direct conversations are kept
     * @param rooms all rooms
     * @param online who is signed in
     * @param frames writes events
     */
    public Conversations(MessageStore store, Rooms rooms, Online online, Frames frames) {
        this.store = store;
        this.rooms = rooms;
        this.online = online;
        this.frames = frames;
    }

    /**
     * Tells what somebody may do in a conversation.
     *
     * @param account who
     * @param conversation its id
     * @return their role; nothing when there is no such conversation, or they are not in it
     * @throws IOException when the storage fails
     */
    public Optional<Role> roleOf(long account, long conversation) throws IOException {
        Room room = rooms.orNull(conversation);
        if (room != null) {
            return room.member(account).map(Member::role);
        }
        return store.companion(conversation, account).map(_ -> Role.MEMBER);
    }

    /**
     * Finds a conversation that somebody is in.
     *
     * @param id its id
     * @param asker who asks
     * @return it
     * @throws RefusedException when there is none, or they are not in it
     * @throws IOException when the storage fails
     */
    Conversation find(long id, Account asker) throws RefusedException, IOException {
        Room room = rooms.orNull(id);
        if (room != null) {
            if (room.member(asker.id()).isEmpty()) {
                throw new RefusedException(ErrorCode.NOT_A_MEMBER, "You are not a member of this room");
            }
            return new RoomConversation(room);
        }
        Account other = store.companion(id, asker.id()).orElseThrow(() -> new RefusedException(
                ErrorCode.CONVERSATION_NOT_FOUND, "There is no conversation with the id " + id));
        return direct(id, asker, other);
    }

    /**
     * Finds the direct conversation of two people; it begins with it if need be.
     *
     * @param asker one
     * @param other the other
     * @return it
     * @throws RefusedException when both are the same
     * @throws IOException when the storage fails
     */
    DirectConversation with(Account asker, Account other) throws RefusedException, IOException {
        if (other.id() == asker.id()) {
            throw new RefusedException(ErrorCode.NOT_YOURSELF, "You cannot write to yourself");
        }
        return direct(store.openDirect(asker.id(), other.id()), asker, other);
    }

    private DirectConversation direct(long id, Account one, Account other) {
        return new DirectConversation(id, one, other, online, rooms, frames);
    }

    /**
     * Lists all conversations that somebody is in.
     *
     * @param account who
     * @return them, the oldest first
     * @throws IOException when the storage fails
     */
    List<ConversationInfo> of(long account) throws IOException {
        List<Room> joined = new ArrayList<>(rooms.of(account));
        List<MessageStore.DirectWith> directs = store.directs(account);
        List<Long> ids = new ArrayList<>();
        joined.forEach(room -> ids.add(room.id()));
        directs.forEach(direct -> ids.add(direct.conversation()));
        Map<Long, Standings.Standing> standings = store.standings(account, ids);
        List<ConversationInfo> all = new ArrayList<>();
        for (Room room : joined) {
            Standings.Standing standing = standings.get(room.id());
            Role role = room.member(account).map(Member::role).orElse(null);
            if (standing != null && role != null) {
                all.add(info(room.id(), room, role, null, standing));
            }
        }
        for (MessageStore.DirectWith direct : directs) {
            Standings.Standing standing = standings.get(direct.conversation());
            if (standing != null) {
                all.add(info(direct.conversation(), null, null, direct.name(), standing));
            }
        }
        all.sort(Comparator.comparingLong(ConversationInfo::conversation));
        return all;
    }

    /** How a direct conversation stands for one of both. */
    ConversationInfo info(DirectConversation direct, Account asker) throws IOException {
        Account with = direct.one().id() == asker.id() ? direct.other() : direct.one();
        Standings.Standing standing = store.standings(asker.id(), List.of(direct.id())).get(direct.id());
        if (standing == null) {
            throw new IOException("the conversation " + direct.id() + " has vanished");
        }
        return info(direct.id(), null, null, with.name(), standing);
    }

    private static ConversationInfo info(long id, @Nullable Room room, @Nullable Role role, @Nullable String with,
            Standings.Standing s) {
        return new ConversationInfo(id, room == null ? null : room.info(), role, with, s.seq(), s.change(), s.read(),
                s.unread(), s.mentions());
    }
}
