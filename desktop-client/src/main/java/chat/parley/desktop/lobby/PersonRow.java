package chat.parley.desktop.lobby;

import java.util.List;

/**
 * A person who is online.
 *
 * @param name the account's name
 * @param rooms the rooms in which they are present; empty when in the lobby only
 * @param self whether it is the person who looks
 */
record PersonRow(String name, List<String> rooms, boolean self) {

    /** Copies. */
    PersonRow {
        rooms = List.copyOf(rooms);
    }
}
