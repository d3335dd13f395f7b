package chat.parley.common.protocol.v2;

import chat.parley.common.Limits;
import chat.parley.common.protocol.Utf8Bytes;
import chat.parley.common.protocol.ValidName;
import chat.parley.common.protocol.WellFormed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Requests that concern rooms and who is in them. {@code room} is always a room's id.
 *
 * @param <R> what a server answers
 */
public sealed interface RoomRequest<R extends Reply> extends Request<R> {

    /**
     * A request about one room.
     *
     * @param <R> what a server answers
     */
    sealed interface InRoom<R extends Reply> extends RoomRequest<R>, Request.InConversation {

        /**
         * Tells which room.
         *
         * @return its id
         */
        long room();

        @Override
        default long conversation() {
            return room();
        }
    }

    /**
     * Asks for a page of the directory: public rooms, and private ones that the asker is a member of or invited to, by name.
     *
     * @param query what the name or the topic must contain, in any case; {@code null} for all
     * @param after the name after which the page begins: {@link Reply.RoomPage#next} of the page before; {@code null} for the
     *        first
     * @param limit how many at most; 0 for the server's choice
     */
    record Rooms(@Nullable @WellFormed @Size(max = Limits.MAX_QUERY_CHARS) String query,
            @Nullable @ValidName String after,
            @Min(0) @Max(Limits.MAX_PAGE) int limit) implements RoomRequest<Reply.RoomPage> {}

    /**
     * Asks for a room by its name.
     *
     * @param name the name, in any case
     */
    record FindRoom(@NotNull @ValidName String name) implements RoomRequest<Reply.Found> {}

    /**
     * Creates a room and makes the creator its owner.
     *
     * @param name its name
     * @param topic what it is about; {@code null} for nothing
     * @param visibility who finds it and may join; {@code null} for public
     * @param password what has to be known for joining; {@code null} for none
     * @param capacity how many people may be in it; 0 for no bound
     */
    record Create(@NotNull @ValidName String name,
            @Nullable @WellFormed @Size(max = Limits.MAX_TOPIC_CHARS) String topic, @Nullable Visibility visibility,
            @Nullable @WellFormed @Size(min = 1) @Utf8Bytes(max = Limits.MAX_PASSWORD_BYTES) String password,
            @Min(0) @Max(Limits.MAX_CAPACITY) int capacity) implements RoomRequest<Reply.Joined> {

        /** Leaves the password out, so that no log can hold it. */
        @Override
        public String toString() {
            return "Create[name=" + name + ", visibility=" + visibility + ", capacity=" + capacity + "]";
        }
    }

    /**
     * Becomes a member.
     *
     * @param room which
     * @param password the room's, when it has one and the account is not invited
     */
    record Join(@Positive long room,
            @Nullable @WellFormed @Utf8Bytes(max = Limits.MAX_PASSWORD_BYTES) String password)
            implements
                InRoom<Reply.Joined> {

        /** Leaves the password out, so that no log can hold it. */
        @Override
        public String toString() {
            return "Join[room=" + room + "]";
        }
    }

    /**
     * Is no member any more. An owner who is the last one hands the room to its longest-standing moderator, or else member.
     *
     * @param room which
     */
    record Leave(@Positive long room) implements InRoom<Reply.Done> {}

    /**
     * Changes a room; what is {@code null} stays.
     *
     * @param room which
     * @param name its name
     * @param topic what it is about
     * @param visibility who finds it and may join
     * @param password what has to be known for joining; empty for none
     * @param capacity how many people may be in it; 0 for no bound
     */
    record RoomUpdate(@Positive long room, @Nullable @ValidName String name,
            @Nullable @WellFormed @Size(max = Limits.MAX_TOPIC_CHARS) String topic, @Nullable Visibility visibility,
            @Nullable @WellFormed @Utf8Bytes(max = Limits.MAX_PASSWORD_BYTES) String password,
            @Nullable @Min(0) @Max(Limits.MAX_CAPACITY) Integer capacity) implements InRoom<Reply.Found> {

        /** Leaves the password out, so that no log can hold it. */
        @Override
        public String toString() {
            return "RoomUpdate[room=" + room + "]";
        }
    }

    /**
     * Deletes a room with everything that was said in it.
     *
     * @param room which
     */
    record RoomDelete(@Positive long room) implements InRoom<Reply.Done> {}

    /**
     * Asks for a page of the members, by name.
     *
     * @param room which
     * @param after the name after which the page begins; {@code null} for the first
     * @param limit how many at most; 0 for the server's choice
     */
    record Members(@Positive long room, @Nullable @ValidName String after, @Min(0) @Max(Limits.MAX_PAGE) int limit)
            implements
                InRoom<Reply.MemberPage> {}

    /**
     * Invites someone: they may join without the password, and a private room.
     *
     * @param room which
     * @param user whom
     */
    record Invite(@Positive long room, @NotNull @ValidName String user) implements InRoom<Reply.Done> {}

    /**
     * Puts someone out; they may join again.
     *
     * @param room of which
     * @param user whom
     */
    record Kick(@Positive long room, @NotNull @ValidName String user) implements InRoom<Reply.Done> {}

    /**
     * Puts someone out, if they are in, and does not let them in again.
     *
     * @param room of which
     * @param user whom
     */
    record Ban(@Positive long room, @NotNull @ValidName String user) implements InRoom<Reply.Done> {}

    /**
     * Lets someone in again who is banned.
     *
     * @param room to which
     * @param user whom
     */
    record Unban(@Positive long room, @NotNull @ValidName String user) implements InRoom<Reply.Done> {}

    /**
     * Asks who is banned.
     *
     * @param room where
     */
    record Bans(@Positive long room) implements InRoom<Reply.NameList> {}

    /**
     * Lets someone read but not write for a while.
     *
     * @param room where
     * @param user whom
     * @param minutes how long, from now; 0 for not any more
     */
    record Mute(@Positive long room, @NotNull @ValidName String user,
            @Min(0) @Max(Limits.MAX_MUTE_MINUTES) int minutes) implements InRoom<Reply.Done> {}

    /**
     * Gives a member a role.
     *
     * @param room where
     * @param user whom
     * @param role which
     */
    record SetRole(@Positive long room, @NotNull @ValidName String user, @NotNull Role role)
            implements
                InRoom<Reply.Done> {}

    /**
     * Sets how long a member has to wait from one message to the next; moderators and owners need not.
     *
     * @param room where
     * @param seconds how long; 0 for not at all
     */
    record SlowMode(@Positive long room, @PositiveOrZero @Max(Limits.MAX_SLOW_SECONDS) int seconds)
            implements
                InRoom<Reply.Done> {}

    /**
     * Lets only moderators and owners write, or everyone again.
     *
     * @param room where
     * @param paused whether
     */
    record Pause(@Positive long room, boolean paused) implements InRoom<Reply.Done> {}
}
