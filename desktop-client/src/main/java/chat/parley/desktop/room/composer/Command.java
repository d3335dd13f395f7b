package chat.parley.desktop.room.composer;

import chat.parley.common.protocol.v2.Role;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be ordered by a word after a command sign, in the order in which the help shows it. */
enum Command {

    /** Shows all commands. */
    HELP(Needs.NOTHING, null),
    /** Says something to one person. */
    PRIVATE(Needs.PERSON_AND_TEXT, null, "msg"),
    /** Searches messages. */
    SEARCH(Needs.MAYBE_TEXT, null),
    /** Enters a room. */
    JOIN(Needs.ROOM, null),
    /** Leaves this room. */
    LEAVE(Needs.NOTHING, Role.MEMBER),
    /** Is shown as away. */
    AWAY(Needs.NOTHING, null),
    /** Is shown as there. */
    BACK(Needs.NOTHING, null),
    /** Invites somebody into this room. */
    INVITE(Needs.PERSON, Role.MODERATOR),
    /** Puts a member out. */
    KICK(Needs.MEMBER, Role.MODERATOR),
    /** Puts somebody out for good. */
    BAN(Needs.MEMBER, Role.MODERATOR),
    /** Lets somebody in again. */
    UNBAN(Needs.PERSON, Role.MODERATOR),
    /** Lets a member only read for a while. */
    MUTE(Needs.MEMBER_AND_MINUTES, Role.MODERATOR),
    /** Has members wait between their messages. */
    SLOW(Needs.SECONDS, Role.MODERATOR),
    /** Lets only moderators and owners write. */
    PAUSE(Needs.NOTHING, Role.MODERATOR),
    /** Lets everyone write again. */
    RESUME(Needs.NOTHING, Role.MODERATOR),
    /** Says what this room is about. */
    TOPIC(Needs.TEXT, Role.OWNER);

    /** What has to stand after the word. */
    enum Needs {
        /** Nothing at all. */
        NOTHING,
        /** Some words, or none. */
        MAYBE_TEXT,
        /** Some words. */
        TEXT,
        /** A room's name. */
        ROOM,
        /** Anybody's name. */
        PERSON,
        /** A member's name. */
        MEMBER,
        /** A member's name and a number. */
        MEMBER_AND_MINUTES,
        /** Anybody's name, and a message. */
        PERSON_AND_TEXT,
        /** A number. */
        SECONDS
    }

    private final Needs needs;
    private final @Nullable Role least;
    private final @Nullable String other;

    Command(Needs needs, @Nullable Role least) {
        this(needs, least, null);
    }

    Command(Needs needs, @Nullable Role least, @Nullable String other) {
        this.needs = needs;
        this.least = least;
        this.other = other;
    }

    /** What has to stand after the word. */
    Needs needs() {
        return needs;
    }

    /** What is typed, without the sign before it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Another word for the same. */
    Optional<String> other() {
        return Optional.ofNullable(other);
    }

    /**
     * Tells whether somebody may use it.
     *
     * @param role what they may do in the room; {@code null} in a direct conversation
     * @return whether the server would not refuse it for the role, or the place
     */
    boolean allowed(@Nullable Role role) {
        return least == null || (role != null && role.compareTo(least) >= 0);
    }

    /** Whether it is about the room that one is in. */
    boolean isAboutRoom() {
        return least != null;
    }

    /**
     * Finds a command.
     *
     * @param typed a word without a sign, in any case
     * @return the command of this name
     */
    static Optional<Command> find(String typed) {
        String word = typed.toLowerCase(Locale.ROOT);
        return List.of(values()).stream().filter(c -> c.word().equals(word) || word.equals(c.other)).findAny();
    }
}
