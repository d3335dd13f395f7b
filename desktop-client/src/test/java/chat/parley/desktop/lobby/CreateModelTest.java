package chat.parley.desktop.lobby;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.v2.RoomRequest;
import chat.parley.common.protocol.v2.Visibility;
import chat.parley.desktop.net.AskFailure;
import chat.parley.desktop.ui.Phrase;
import java.util.Objects;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CreateModelTest {

    private final CreateModel model = new CreateModel("");

    private static String key(ObservableValue<? extends @Nullable Phrase> p) {
        return Objects.requireNonNull(p.getValue()).key();
    }

    @Test
    void anEmptyNameIsNotReadyAndNotWrong() {
        assertThat(model.ready().get()).isFalse();
        assertThat(model.nameProblem().get()).isNull();
        assertThat(model.unchecked()).isEmpty();
        assertThat(model.submit()).isEmpty();
    }

    @Test
    void checksEveryFieldWhileItIsWritten() {
        model.name().set("two words");
        assertThat(key(model.nameProblem())).isEqualTo("lobby.rule.name");
        model.name().set("Lobby");
        assertThat(key(model.nameProblem())).isEqualTo("problem.name_reserved");
        model.name().set("fine");
        assertThat(model.nameProblem().get()).isNull();
        assertThat(model.ready().get()).isTrue();
        model.topic().set("x".repeat(501));
        assertThat(model.topicProblem().get()).isEqualTo(Phrase.of("lobby.rule.topic", 1));
        model.topic().set("");
        model.password().set("ä".repeat(37));
        assertThat(key(model.passwordProblem())).isEqualTo("lobby.rule.password");
        assertThat(model.ready().get()).isFalse();
        model.password().set("ä".repeat(36));
        for (String wrong : new String[]{"-1", "many", "1000001", "1.5", "99999999999"}) {
            model.capacity().set(wrong);
            assertThat(key(model.capacityProblem())).as(wrong).isEqualTo("lobby.rule.capacity");
        }
        model.capacity().set(" 12 ");
        assertThat(model.ready().get()).isTrue();
    }

    @Test
    void asksForANameOnce() {
        model.name().set("Taken");
        assertThat(model.unchecked()).contains("Taken");
        model.checked("Taken", true);
        assertThat(key(model.nameProblem())).isEqualTo("problem.room_exists");
        assertThat(model.ready().get()).isFalse();
        model.name().set("taken ");
        assertThat(model.unchecked()).isEmpty();
        assertThat(key(model.nameProblem())).isEqualTo("problem.room_exists");
        model.name().set("free");
        model.checked("free", false);
        assertThat(model.ready().get()).isTrue();
    }

    @Test
    void makesARequestOfAllFields() {
        model.name().set(" Kitchen ");
        model.topic().set(" Recipes ");
        model.isPrivate().set(true);
        model.password().set(" secret ");
        model.capacity().set("12");
        assertThat(model.submit()).contains(
                new RoomRequest.Create("Kitchen", "Recipes", Visibility.PRIVATE, " secret ", 12));
        assertThat(model.busy().get()).isTrue();
        assertThat(model.submit()).as("while it is under way").isEmpty();
    }

    @Test
    void saysWhyTheServerRefuses() {
        model.name().set("Kitchen");
        assertThat(model.submit()).contains(new RoomRequest.Create("Kitchen", null, Visibility.PUBLIC, null, 0));
        model.refused(new AskFailure.Refused(ErrorCode.TOO_MANY_ROOMS, "", null));
        assertThat(key(model.problem())).isEqualTo("problem.too_many_rooms");
        assertThat(model.ready().get()).isTrue();
        assertThat(model.submit()).isPresent();
        assertThat(model.problem().get()).isNull();
        model.refused(new AskFailure.Refused(ErrorCode.ROOM_EXISTS, "", null));
        assertThat(key(model.nameProblem())).isEqualTo("problem.room_exists");
    }
}
