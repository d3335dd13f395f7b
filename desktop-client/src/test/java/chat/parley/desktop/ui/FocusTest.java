package chat.parley.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parley.desktop.testing.DesktopTest;
import chat.parley.desktop.testing.TestClient;
import java.time.Duration;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/** Who gets the keyboard when a screen appears. */
class FocusTest extends DesktopTest {

    @Test
    void aFieldInAScrollPaneGetsTheFocusThoughItComesIntoTheSceneLater() {
        TextField second = new TextField();
        Stage stage = TestClient.fx(() -> {
            Stage made = new Stage();
            made.setScene(new Scene(new ScrollPane(new VBox(new TextField(), second))));
            assertThat(second.getScene()).isNull();
            Focus.give(second);
            made.show();
            return made;
        });
        closing(() -> TestClient.fxRun(stage::hide));
        await().atMost(Duration.ofSeconds(60)).until(() -> TestClient.fx(second::isFocused));
    }

    @Test
    void aFieldThatIsShownGetsTheFocusAtOnce() {
        TestClient.fxRun(() -> {
            TextField second = new TextField();
            Stage stage = new Stage();
            stage.setScene(new Scene(new VBox(new TextField(), second)));
            stage.show();
            Focus.give(second);
            assertThat(second.isFocused()).isTrue();
            stage.hide();
        });
    }
}
