package chat.parley.desktop.room.composer;

import chat.parley.common.protocol.v2.Role;
import chat.parley.desktop.room.composer.Surroundings.Person;
import chat.parley.desktop.room.composer.Surroundings.Whereabouts;
import java.util.List;

/** Places in which something is written, for tests. */
final class Rooms {

    /** Ada writes to Grace. */
    static final Surroundings DIRECT = new Surroundings("Ada", null,
            List.of(new Person("Ada", Whereabouts.HERE), new Person("Grace", Whereabouts.ONLINE)));

    private Rooms() {}

    /** Ada writes in a room. */
    static Surroundings as(Role role) {
        return new Surroundings("Ada", role,
                List.of(new Person("Ada", Whereabouts.HERE), new Person("Abel", Whereabouts.OFFLINE),
                        new Person("Grace", Whereabouts.OFFLINE), new Person("Greta", Whereabouts.HERE),
                        new Person("Linus", Whereabouts.AWAY), new Person("Zoë", Whereabouts.ONLINE)));
    }
}
