package chat.parley.desktop.room.composer;

import chat.parley.common.protocol.Names;
import chat.parley.common.protocol.v2.Role;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What has to be known of a conversation to understand what is written in it. Immutable.
 *
 * @param me who writes
 * @param role what they may do in the room; {@code null} in a direct conversation
 * @param people the members of the room, or the two of a direct conversation, the nearest first
 */
record Surroundings(String me, @Nullable Role role, List<Person> people) {

    /** How near somebody is, the nearest first. */
    enum Whereabouts {
        /** In this room now. */
        HERE,
        /** Signed in. */
        ONLINE,
        /** Signed in, and away. */
        AWAY,
        /** Not there. */
        OFFLINE,
        /** Nobody knows. */
        UNKNOWN
    }

    /**
     * Somebody who can be named.
     *
     * @param name as the server spells it
     * @param where how near they are
     */
    record Person(String name, Whereabouts where) {}

    /** Sorts, oneself last: hardly anybody means that. */
    Surroundings {
        String key = Names.key(me);
        people = people.stream().sorted(Comparator.comparing((Person p) -> Names.key(p.name()).equals(key))
                .thenComparing(Person::where).thenComparing(p -> Names.key(p.name()))).toList();
    }

    /** Whether a name is one's own. */
    boolean isMe(String name) {
        return Names.key(name).equals(Names.key(me));
    }

    /**
     * Finds somebody.
     *
     * @param name in any case
     * @return the person as the server spells them, if they are of this conversation
     */
    Optional<Person> find(String name) {
        String key = Names.key(name);
        return people.stream().filter(person -> Names.key(person.name()).equals(key)).findAny();
    }
}
