package chat.parley.desktop.roomsettings;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.v2.RoomInfo;
import chat.parley.common.protocol.v2.RoomRequest;
import chat.parley.common.protocol.v2.Visibility;
import chat.parley.desktop.net.AskFailure;
import chat.parley.desktop.ui.Phrase;
import org.junit.jupiter.api.Test;

class SettingsModelTest {

    private static final RoomInfo ROOM = new RoomInfo(7, "Kitchen", "Recipes", Visibility.PUBLIC, true, 10, 3, 1, 0,
            false);

    private final SettingsModel model = new SettingsModel(ROOM);

    @Test
    void hasNothingToSaveBeforeSomethingChanges() {
        assertThat(model.ready().get()).isFalse();
        model.topic().set(" Recipes ");
        assertThat(model.ready().get()).isFalse();
        model.topic().set("Meals");
        assertThat(model.ready().get()).isTrue();
        model.topic().set("Recipes");
        assertThat(model.submit()).isEmpty();
    }

    @Test
    void asksForWhatWasChangedOnly() {
        model.name().set("Cellar");
        model.topic().set("");
        assertThat(model.submit()).contains(new RoomRequest.RoomUpdate(7, "Cellar", "", null, null, null));
        model.name().set("Kitchen");
        model.topic().set("Recipes");
        model.isPrivate().set(true);
        model.password().set("secret");
        model.capacity().set("");
        assertThat(model.submit())
                .contains(new RoomRequest.RoomUpdate(7, null, null, Visibility.PRIVATE, "secret", 0));
        model.noPassword().set(true);
        assertThat(model.submit()).contains(new RoomRequest.RoomUpdate(7, null, null, Visibility.PRIVATE, "", 0));
    }

    @Test
    void savesNothingThatIsWrong() {
        model.name().set("two words");
        assertThat(model.ready().get()).isFalse();
        model.name().set("");
        assertThat(model.ready().get()).isFalse();
        model.name().set("Cellar");
        model.capacity().set("x");
        assertThat(model.ready().get()).isFalse();
    }

    @Test
    void takesOverWhatOthersChangeWhereNothingWasWritten() {
        model.topic().set("Meals");
        model.changed(new RoomInfo(7, "Cellar", "Wine", Visibility.PRIVATE, false, 5, 3, 1, 0, false));
        assertThat(model.name().get()).isEqualTo("Cellar");
        assertThat(model.topic().get()).isEqualTo("Meals");
        assertThat(model.isPrivate().get()).isTrue();
        assertThat(model.capacity().get()).isEqualTo("5");
        assertThat(model.submit()).contains(new RoomRequest.RoomUpdate(7, null, "Meals", null, null, null));
    }

    @Test
    void saysWhatCameOfIt() {
        model.name().set("Taken");
        model.refused(new AskFailure.Refused(ErrorCode.ROOM_EXISTS, "", null));
        assertThat(model.nameProblem().get()).isEqualTo(Phrase.of("problem.room_exists"));
        model.name().set("Cellar");
        assertThat(model.nameProblem().get()).isNull();
        model.refused(new AskFailure.Offline());
        assertThat(model.said().get()).isEqualTo(Phrase.of("problem.offline"));
        model.password().set("secret");
        model.saved(new RoomInfo(7, "Cellar", "Recipes", Visibility.PUBLIC, true, 10, 3, 1, 0, false));
        assertThat(model.said().get()).isEqualTo(Phrase.of("lobby.settings.saved"));
        assertThat(model.password().get()).isEmpty();
        assertThat(model.ready().get()).isFalse();
    }
}
