package chat.parley.desktop.lobby;

import chat.parley.common.Limits;
import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.Names;
import chat.parley.common.protocol.v1.ServerMessage.RoomList;
import chat.parley.desktop.ui.Phrase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What the lobby shows: rooms, people, the filter, and what is wrong with the name of a new room. One thread only. */
final class LobbyModel {

    private static final Comparator<String> BY_NAME = Comparator.comparing(Names::key);

    private final String user;
    private final ObservableList<RoomRow> rooms = FXCollections.observableArrayList();
    private final ObservableList<RoomRow> visibleRooms = FXCollections.observableArrayList();
    private final ObservableList<PersonRow> people = FXCollections.observableArrayList();
    private final StringProperty filter = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable Phrase> createProblem = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Phrase> notice = new SimpleObjectProperty<>();

    /**
     * Makes a model that has heard nothing yet.
     *
     * @param user who looks
     */
    LobbyModel(String user) {
        this.user = user;
        filter.subscribe(_ -> refilter());
    }

    /** All rooms, by name. */
    ObservableList<RoomRow> rooms() {
        return rooms;
    }

    /** The rooms that pass the filter. */
    ObservableList<RoomRow> visibleRooms() {
        return visibleRooms;
    }

    /** Everybody who is online: oneself first, then by name. */
    ObservableList<PersonRow> people() {
        return people;
    }

    StringProperty filter() {
        return filter;
    }

    /** What is wrong with the name of the room to create. */
    ObjectProperty<@Nullable Phrase> createProblem() {
        return createProblem;
    }

    /** What went wrong with something else. */
    ObjectProperty<@Nullable Phrase> notice() {
        return notice;
    }

    /** Takes the server's list. */
    void listed(RoomList list) {
        List<RoomRow> nextRooms = new ArrayList<>();
        TreeMap<String, List<String>> whereabouts = new TreeMap<>(BY_NAME);
        list.rooms().forEach((room, present) -> {
            boolean lobby = room.equals(Names.LOBBY);
            if (!lobby) {
                nextRooms.add(new RoomRow(room, present));
            }
            for (String person : present) {
                List<String> places = whereabouts.computeIfAbsent(person, _ -> new ArrayList<>());
                if (!lobby) {
                    places.add(room);
                }
            }
        });
        nextRooms.sort(Comparator.comparing(RoomRow::name, BY_NAME));

        List<PersonRow> nextPeople = new ArrayList<>();
        whereabouts.forEach((name, places) -> {
            boolean self = Names.key(name).equals(Names.key(user));
            nextPeople.add(self ? 0 : nextPeople.size(), new PersonRow(name, places, self));
        });
        if (!rooms.equals(nextRooms)) {
            rooms.setAll(nextRooms);
            refilter();
        }
        if (!people.equals(nextPeople)) {
            people.setAll(nextPeople);
        }
    }

    /**
     * Checks a name while it is being typed.
     *
     * @param name what stands in the field
     * @return what is wrong with it; {@code null} when a room can be made of it, or when it is empty
     */
    @Nullable
    Phrase check(String name) {
        String stripped = name.strip();
        if (stripped.isEmpty()) {
            return null;
        }
        if (!Names.isValid(stripped)) {
            return Phrase.of("lobby.create.broken", Limits.MAX_NAME_CODE_POINTS);
        }
        if (Names.isReserved(stripped)) {
            return Phrase.of("lobby.create.reserved");
        }
        return find(stripped) == null ? null : Phrase.of("lobby.create.exists");
    }

    /**
     * Finds a room by its name, ignoring case.
     *
     * @param name its name
     * @return the room, or {@code null}
     */
    @Nullable
    RoomRow find(String name) {
        String key = Names.key(name);
        for (RoomRow room : rooms) {
            if (Names.key(room.name()).equals(key)) {
                return room;
            }
        }
        return null;
    }

    /** The server did not create the room. */
    void createRefused(ErrorCode code, String message) {
        createProblem.set(switch (code) {
            case ROOM_EXISTS -> Phrase.of("lobby.create.exists");
            case NAME_RESERVED -> Phrase.of("lobby.create.reserved");
            case INVALID_FIELD -> Phrase.of("lobby.create.broken", Limits.MAX_NAME_CODE_POINTS);
            default -> Phrase.of("refused.other", message);
        });
    }

    /** The server did not let the person in. */
    void enterRefused(ErrorCode code, String message) {
        notice.set(code == ErrorCode.ROOM_NOT_FOUND
                ? Phrase.of("lobby.enter.gone")
                : Phrase.of("refused.other", message));
    }

    private void refilter() {
        String wanted = Names.key(filter.get().strip());
        List<RoomRow> next = rooms.stream().filter(room -> Names.key(room.name()).contains(wanted)).toList();
        if (!visibleRooms.equals(next)) {
            visibleRooms.setAll(next);
        }
    }
}
