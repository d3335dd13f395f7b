package chat.parley.desktop.lobby;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.v1.ServerMessage.RoomList;
import chat.parley.desktop.ui.Phrase;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LobbyModelTest {

    private final LobbyModel model = new LobbyModel("Mary");

    private void list(Object... roomsAndPeople) {
        LinkedHashMap<String, List<String>> rooms = new LinkedHashMap<>();
        for (int i = 0; i < roomsAndPeople.length; i += 2) {
            rooms.put((String) roomsAndPeople[i], List.of(((String) roomsAndPeople[i + 1]).split(" ", -1)).stream()
                    .filter(name -> !name.isEmpty()).toList());
        }
        model.listed(new RoomList(rooms));
    }

    @Test
    void roomsAreListedByNameWithoutTheLobby() {
        list("lobby", "Mary", "tea", "Grace", "Coffee", "");
        assertThat(model.rooms()).containsExactly(new RoomRow("Coffee", List.of()),
                new RoomRow("tea", List.of("Grace")));
    }

    @Test
    void everybodyIsListedOnceWithWhereTheyAreAndOneselfFirst() {
        list("lobby", "Zed Mary", "tea", "ada Zed", "coffee", "ada");
        assertThat(model.people()).containsExactly(new PersonRow("Mary", List.of(), true),
                new PersonRow("ada", List.of("tea", "coffee"), false), new PersonRow("Zed", List.of("tea"), false));
    }

    @Test
    void theFilterIgnoresCaseAndHoldsForLaterLists() {
        model.filter().set(" TEA ");
        list("lobby", "", "Green-tea", "", "coffee", "");
        assertThat(model.visibleRooms()).extracting(RoomRow::name).containsExactly("Green-tea");
        list("lobby", "", "Green-tea", "", "coffee", "", "Teapots", "");
        assertThat(model.visibleRooms()).extracting(RoomRow::name).containsExactly("Green-tea", "Teapots");
        model.filter().set("");
        assertThat(model.visibleRooms()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"two words,lobby.create.broken", "TEA,lobby.create.exists", "public,lobby.create.reserved",
            "123456789012345678901234567890123,lobby.create.broken"})
    void namesThatCannotBeAreSaidSo(String name, String key) {
        list("lobby", "", "tea", "");
        assertThat(model.check(name)).extracting(Phrase::key).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({"''", "' '", "coffee", "'  café-2.0_x '"})
    void namesThatCanBeAndNoNameAtAllAreFine(String name) {
        list("lobby", "", "tea", "");
        assertThat(model.check(name)).isNull();
    }

    @Test
    void refusalsAreSaidWhereTheyBelong() {
        model.createRefused(ErrorCode.ROOM_EXISTS, "exists");
        assertThat(model.createProblem().get()).isEqualTo(Phrase.of("lobby.create.exists"));
        model.enterRefused(ErrorCode.STORAGE_UNAVAILABLE, "the disk is full");
        assertThat(model.notice().get()).isEqualTo(Phrase.of("refused.other", "the disk is full"));
    }
}
