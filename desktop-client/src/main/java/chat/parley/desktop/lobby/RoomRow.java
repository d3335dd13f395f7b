package chat.parley.desktop.lobby;

import java.util.List;

/**
 * A room as the lobby lists it.
 *
 * @param name its name
 * @param people who is present, in the order of their arrival
 */
record RoomRow(String name, List<String> people) {

    /** Copies. */
    RoomRow {
        people = List.copyOf(people);
    }
}
