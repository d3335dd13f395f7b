package chat.parley.common.protocol.v2;

import chat.parley.common.protocol.ValidName;
import chat.parley.common.protocol.WellFormed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a server pushes without being asked, in protocol 2. A client passes over events that it does not know. */
public sealed interface Event {

    /**
     * Tells how the event is called in a frame's {@code type}.
     *
     * @return the wire name
     */
    default String type() {
        return Types.wireName(getClass());
    }

    /**
     * A new message, in a conversation that the account is in; in the order of {@code seq}.
     *
     * @param message it
     */
    record Message(@NotNull @Valid MessageInfo message) implements Event {}

    /**
     * A message was edited or deleted, or its reactions have changed.
     *
     * @param message as it is now
     */
    record MessageChanged(@NotNull @Valid MessageInfo message) implements Event {}

    /**
     * Someone is typing.
     *
     * @param conversation where
     * @param user who
     */
    record Typing(long conversation, @NotNull @ValidName String user) implements Event {}

    /**
     * The account has read on, in another session.
     *
     * @param state how far
     */
    record ReadOn(@NotNull Reply.@Valid ReadState state) implements Event {}

    /**
     * The account is in a conversation from now on: another session has joined it, or somebody has begun a direct one.
     *
     * @param conversation which
     */
    record Joined(@NotNull @Valid ConversationInfo conversation) implements Event {}

    /**
     * The account is not in a room any more.
     *
     * @param room its id
     * @param reason why
     * @param by who did it; {@code null} when it was the account itself
     */
    record Removed(long room, @NotNull RemovalReason reason, @Nullable @ValidName String by) implements Event {}

    /**
     * What is set about a room has changed.
     *
     * @param room as it is now
     */
    record RoomChanged(@NotNull @Valid RoomInfo room) implements Event {}

    /**
     * A member of a room has come, or their role or muting has changed.
     *
     * @param room its id
     * @param member as they are now
     */
    record MemberChanged(long room, @NotNull @Valid MemberInfo member) implements Event {}

    /**
     * A member of a room has gone.
     *
     * @param room its id
     * @param user who
     * @param reason why
     */
    record MemberGone(long room, @NotNull @ValidName String user, @NotNull RemovalReason reason) implements Event {}

    /**
     * Who is present in the room that the session has entered; pushed when it has changed, at most four times a second.
     *
     * @param room its id
     * @param present who is, in the order of their arrival
     */
    record Present(long room, @NotNull List<@NotNull @ValidName String> present) implements Event {

        /** Copies. */
        public Present {
            present = Copies.of(present);
        }
    }

    /**
     * People who share a room with the account, or are friends, have come, gone or are away; at most four times a second.
     *
     * @param people as they are now, those only who have changed
     */
    record Presence(@NotNull List<@NotNull @Valid PersonInfo> people) implements Event {

        /** Copies. */
        public Presence {
            people = Copies.of(people);
        }
    }

    /**
     * Somebody has invited the account to a room.
     *
     * @param room which
     * @param by who
     */
    record Invited(@NotNull @Valid RoomInfo room, @NotNull @ValidName String by) implements Event {}

    /**
     * Something has changed between the account and another.
     *
     * @param user who
     * @param state what they are to the account now
     */
    record Friend(@NotNull @ValidName String user, @NotNull FriendState state) implements Event {}

    /**
     * The account has blocked somebody, or hears from them again, in another session.
     *
     * @param user whom
     * @param blocked whether
     */
    record Blocked(@NotNull @ValidName String user, boolean blocked) implements Event {}

    /**
     * The session has read too slowly, and events were left out: what it has of these conversations has to be brought up to date
     * by sync.
     *
     * @param conversations their ids
     * @param people whether events were left out that concern people: lists of friends, members and conversations have to be
     *        asked for again
     */
    record Resync(@NotNull List<@NotNull Long> conversations, boolean people) implements Event {

        /** Copies. */
        public Resync {
            conversations = Copies.of(conversations);
        }
    }

    /**
     * The server has another certificate authority from now on, which the one until now has signed.
     *
     * @param ca its certificate, then what proves it, see {@link chat.parley.common.trust.CaPin#follow}
     */
    record CaChanged(@NotNull List<@NotNull @WellFormed String> ca) implements Event {

        /** Copies. */
        public CaChanged {
            ca = Copies.of(ca);
        }
    }

    /** Nothing was heard from the client for a while; anything that it sends is an answer. */
    record Ping() implements Event {}
}
