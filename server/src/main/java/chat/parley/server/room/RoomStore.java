package chat.parley.server.room;

import chat.parley.common.protocol.v2.Role;
import chat.parley.common.protocol.v2.Visibility;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Keeps rooms and who is in them. Safe for use by many threads at once; every method waits for the storage. */
public interface RoomStore {

    /**
     * A room as it is kept.
     *
     * @param id its id
     * @param settings what its owners can change
     * @param members who is in it, the one first who joined first
     * @param invited the accounts that are invited
     * @param banned the accounts that are banned
     * @param muted the accounts that are muted
     */
    record StoredRoom(long id, Settings settings, List<StoredMember> members, List<Long> invited, List<Long> banned,
            List<StoredMute> muted) {}

    /**
     * What owners and moderators can change about a room.
     *
     * @param name its name
     * @param topic what it is about; empty for nothing
     * @param visibility who finds it and may join
     * @param passwordHash bcrypt hash of what has to be known for joining; {@code null} for nothing
     * @param capacity how many people may be in it; 0 for no bound
     * @param slowSeconds how long a member has to wait from one message to the next; 0 for not at all
     * @param paused whether only moderators and owners may write
     */
    record Settings(String name, String topic, Visibility visibility, @Nullable String passwordHash, int capacity,
            int slowSeconds, boolean paused) {

        /** Leaves the hash out, so that no log can hold it. */
        @Override
        public String toString() {
            return "Settings[name=" + name + "]";
        }
    }

    /**
     * A member as it is kept.
     *
     * @param account the account
     * @param name its name
     * @param role what it may do
     * @param joinedAt since when, in milliseconds since 1970-01-01 UTC
     */
    record StoredMember(long account, String name, Role role, long joinedAt) {}

    /**
     * A mute as it is kept.
     *
     * @param account the account
     * @param until until when, in milliseconds since 1970-01-01 UTC
     */
    record StoredMute(long account, long until) {}

    /**
     * Reads all rooms.
     *
     * @return them, the oldest first
     * @throws IOException when the storage cannot be read
     */
    List<StoredRoom> all() throws IOException;

    /**
     * Adds a room, with its creator as owner.
     *
     * @param settings its settings
     * @param createdBy the account that creates it
     * @param at when
     * @return its id; nothing when its name is taken
     * @throws IOException when the storage fails: there is no such room then
     */
    OptionalLong add(Settings settings, long createdBy, long at) throws IOException;

    /**
     * Changes a room's settings.
     *
     * @param room which
     * @param settings what holds from now on
     * @return whether; {@code false} when the name is another room's
     * @throws IOException when the storage fails: nothing has changed
     */
    boolean change(long room, Settings settings) throws IOException;

    /**
     * Removes a room, and, little by little, its messages.
     *
     * @param room which
     * @param at when
     * @throws IOException when the storage fails: nothing has changed
     */
    void remove(long room, long at) throws IOException;

    /**
     * Adds a member, who has nothing unread then, or changes its role; an invitation is used up by it.
     *
     * @param room where
     * @param account who
     * @param role what it may do
     * @param at when
     * @throws IOException when the storage fails: nothing has changed
     */
    void putMember(long room, long account, Role role, long at) throws IOException;

    /**
     * Removes a member.
     *
     * @param room where
     * @param account who
     * @throws IOException when the storage fails: nothing has changed
     */
    void removeMember(long room, long account) throws IOException;

    /**
     * Adds an invitation, unless there is one.
     *
     * @param room where
     * @param account who is invited
     * @param by who invites
     * @param at when
     * @throws IOException when the storage fails: nothing has changed
     */
    void invite(long room, long account, long by, long at) throws IOException;

    /**
     * Bans an account, which is neither a member nor invited any more.
     *
     * @param room where
     * @param account who is banned
     * @param by who bans
     * @param at when
     * @throws IOException when the storage fails: nothing has changed
     */
    void ban(long room, long account, long by, long at) throws IOException;

    /**
     * Takes a ban back.
     *
     * @param room where
     * @param account who was banned
     * @throws IOException when the storage fails: nothing has changed
     */
    void unban(long room, long account) throws IOException;

    /**
     * Mutes an account.
     *
     * @param room where
     * @param account who
     * @param until until when; in the past for not any more
     * @throws IOException when the storage fails: nothing has changed
     */
    void mute(long room, long account, long until) throws IOException;
}
