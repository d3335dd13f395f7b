package chat.parley.common.protocol.v2;

import chat.parley.common.protocol.ValidName;
import chat.parley.common.protocol.WellFormed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a server answers when it does what it is asked, in protocol 2. In a frame its {@code type} is the request's, and its
 * {@code id} too. Times are milliseconds since 1970-01-01 UTC.
 */
public sealed interface Reply {

    /** It is done, and there is nothing to tell. */
    record Done() implements Reply {}

    /**
     * The connection speaks protocol 2 now.
     *
     * @param protocol the version that is spoken: 2
     * @param server the name of the server's program
     * @param version the version of the server's program
     * @param registration who may make an account: {@code open}, {@code invite} or {@code closed}
     * @param minPasswordLength shortest password of a new account, in characters
     * @param maxTextChars longest text of a message, in UTF-16 code units
     * @param maxFrameBytes longest frame that the server takes
     * @param framesPerSecond frames a second that a session may send for long; 0 for no limit
     * @param pingSeconds after how long a silence the server pings; 0 for never
     * @param timeoutSeconds after how long a silence the server ends the session; 0 for never
     * @param features what the server can do beyond this version of the protocol
     * @param ca when the server's certificate authority has followed another one: its certificate, then what proves it, see
     *        {@link chat.parley.common.trust.CaPin#follow}; otherwise empty
     */
    record Welcome(int protocol, @NotNull @WellFormed String server, @NotNull @WellFormed String version,
            @NotNull @WellFormed String registration, int minPasswordLength, int maxTextChars, int maxFrameBytes,
            int framesPerSecond, int pingSeconds, int timeoutSeconds,
            @NotNull List<@NotNull @WellFormed String> features, @NotNull List<@NotNull @WellFormed String> ca)
            implements
                Reply {

        /** Copies. */
        public Welcome {
            features = Copies.of(features);
            ca = Copies.of(ca);
        }
    }

    /**
     * The session is signed in, and in the lobby.
     *
     * @param user the account's name as it was registered
     * @param session the session's id
     * @param token for resuming it; given by a login and not again
     * @param expiresAt until when the token is good, unless it is used before: each use renews it
     */
    record SignedIn(@NotNull @ValidName String user, long session, @Nullable String token, long expiresAt)
            implements
                Reply {

        /** Leaves the token out, so that no log can hold it. */
        @Override
        public String toString() {
            return "SignedIn[user=" + user + ", session=" + session + "]";
        }
    }

    /**
     * Where the account is signed in.
     *
     * @param sessions the one used last first
     */
    record SessionList(@NotNull List<@NotNull @Valid SessionInfo> sessions) implements Reply {

        /** Copies. */
        public SessionList {
            sessions = Copies.of(sessions);
        }
    }

    /**
     * A session that can be resumed.
     *
     * @param session its id
     * @param client the program that signed in
     * @param createdAt when it signed in
     * @param usedAt when it was last seen, to the hour
     * @param connected whether it is connected now
     * @param current whether it is the asker's own
     */
    record SessionInfo(long session, @NotNull @WellFormed String client, long createdAt, long usedAt, boolean connected,
            boolean current) {}

    /**
     * A page of the directory.
     *
     * @param rooms by name
     * @param next what to ask for the next page by; {@code null} when there is none
     */
    record RoomPage(@NotNull List<@NotNull @Valid RoomEntry> rooms, @Nullable @ValidName String next) implements Reply {

        /** Copies. */
        public RoomPage {
            rooms = Copies.of(rooms);
        }
    }

    /**
     * A room in the directory, as one account sees it.
     *
     * @param room the room
     * @param role the account's role; {@code null} when it is no member
     * @param invited whether the account is invited
     * @param unread how many messages of others are unread, counted up to 1,000; 0 when it is no member
     * @param mentions how many unread messages mention the account
     */
    record RoomEntry(@NotNull @Valid RoomInfo room, @Nullable Role role, boolean invited, int unread, int mentions) {}

    /**
     * All conversations of the account.
     *
     * @param conversations the oldest first
     */
    record ConversationList(@NotNull List<@NotNull @Valid ConversationInfo> conversations) implements Reply {

        /** Copies. */
        public ConversationList {
            conversations = Copies.of(conversations);
        }
    }

    /**
     * The room that was asked for, or changed.
     *
     * @param room the room
     * @param role the asker's role; {@code null} when it is no member
     */
    record Found(@NotNull @Valid RoomInfo room, @Nullable Role role) implements Reply {}

    /**
     * The account is in the conversation.
     *
     * @param conversation which, and what is unread
     */
    record Joined(@NotNull @Valid ConversationInfo conversation) implements Reply {}

    /**
     * The account is where the invite link leads to.
     *
     * @param conversation which, and what is unread; {@code null} when the link leads to no room
     */
    record Redeemed(@Nullable @Valid ConversationInfo conversation) implements Reply {}

    /**
     * The session is present in the room.
     *
     * @param room its id
     * @param present who is, in the order of their arrival
     */
    record Entered(long room, @NotNull List<@NotNull @ValidName String> present) implements Reply {

        /** Copies. */
        public Entered {
            present = Copies.of(present);
        }
    }

    /**
     * A page of a room's members.
     *
     * @param members by name
     * @param next what to ask for the next page by; {@code null} when there is none
     */
    record MemberPage(@NotNull List<@NotNull @Valid MemberInfo> members, @Nullable @ValidName String next)
            implements
                Reply {

        /** Copies. */
        public MemberPage {
            members = Copies.of(members);
        }
    }

    /**
     * Names of accounts.
     *
     * @param names by name
     */
    record NameList(@NotNull List<@NotNull @ValidName String> names) implements Reply {

        /** Copies. */
        public NameList {
            names = Copies.of(names);
        }
    }

    /**
     * The message is stored.
     *
     * @param conversation where
     * @param id its number in the whole server
     * @param seq its number in the conversation
     * @param at when
     */
    record Sent(long conversation, long id, long seq, long at) implements Reply {}

    /**
     * The message is changed, or was so before.
     *
     * @param message as it is now
     */
    record Changed(@NotNull @Valid MessageInfo message) implements Reply {}

    /**
     * A page of a conversation.
     *
     * @param messages in the order of {@code seq}, without a gap
     * @param older whether there are older ones
     * @param newer whether there are newer ones
     */
    record Page(@NotNull List<@NotNull @Valid MessageInfo> messages, boolean older, boolean newer) implements Reply {

        /** Copies. */
        public Page {
            messages = Copies.of(messages);
        }
    }

    /**
     * What a client has missed.
     *
     * @param conversations of those asked for, the ones where something was missed, and that the account is in
     * @param gone of those asked for, the ones that the account is not in any more
     * @param more whether a conversation has {@link Missed#more}, or was not looked at for the limit: ask again with the new
     *        positions
     */
    record Synced(@NotNull List<@NotNull @Valid Missed> conversations, @NotNull List<@NotNull Long> gone, boolean more)
            implements
                Reply {

        /** Copies. */
        public Synced {
            conversations = Copies.of(conversations);
            gone = Copies.of(gone);
        }
    }

    /**
     * What was missed in one conversation.
     *
     * @param conversation which
     * @param messages the messages after the client's, without a gap, as they are now
     * @param changed messages that the client has, as they are now, that have changed since, in the order of
     *        {@link MessageInfo#change}
     * @param seq the newest message that the client has once it has taken these
     * @param change the newest change that it has then
     * @param more whether there are more messages or changes than these
     */
    record Missed(long conversation, @NotNull List<@NotNull @Valid MessageInfo> messages,
            @NotNull List<@NotNull @Valid MessageInfo> changed, long seq, long change, boolean more) {

        /** Copies. */
        public Missed {
            messages = Copies.of(messages);
            changed = Copies.of(changed);
        }
    }

    /**
     * How far the account has read.
     *
     * @param conversation where
     * @param seq the newest message that was read
     * @param unread how many messages of others are after it, counted up to 1,000
     * @param mentions how many of them mention the account
     */
    record ReadState(long conversation, long seq, int unread, int mentions) implements Reply {}

    /**
     * What a search has found.
     *
     * @param hits the newest first
     * @param more whether there are older ones
     */
    record Hits(@NotNull List<@NotNull @Valid Hit> hits, boolean more) implements Reply {

        /** Copies. */
        public Hits {
            hits = Copies.of(hits);
        }
    }

    /**
     * A message that was found.
     *
     * @param message the message
     * @param highlights where in its text the words are: pairs of begin and end, in UTF-16 code units
     */
    record Hit(@NotNull @Valid MessageInfo message, @NotNull List<@NotNull Integer> highlights) {

        /** Copies. */
        public Hit {
            highlights = Copies.of(highlights);
        }
    }

    /**
     * People.
     *
     * @param people by name
     */
    record People(@NotNull List<@NotNull @Valid PersonInfo> people) implements Reply {

        /** Copies. */
        public People {
            people = Copies.of(people);
        }
    }

    /**
     * Friends and open questions.
     *
     * @param friends who is a friend, by name
     * @param incoming who has asked
     * @param outgoing who was asked
     */
    record FriendList(@NotNull List<@NotNull @Valid PersonInfo> friends,
            @NotNull List<@NotNull @ValidName String> incoming, @NotNull List<@NotNull @ValidName String> outgoing)
            implements
                Reply {

        /** Copies. */
        public FriendList {
            friends = Copies.of(friends);
            incoming = Copies.of(incoming);
            outgoing = Copies.of(outgoing);
        }
    }
}
