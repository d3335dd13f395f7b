package chat.parley.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parley.desktop.testing.DesktopTest;
import chat.parley.desktop.testing.TestClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/** Who gets the keyboard when a screen appears, and that it works at once. */
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

    @Test
    void aKeyIsTakenBeforeTheNextFrame() {
        AtomicInteger fired = new AtomicInteger();
        TestClient.fxRun(() -> {
            StackPane root = new StackPane();
            Stage stage = new Stage();
            stage.setScene(new Scene(root));
            stage.show();
            Button button = new Button("Cancel");
            button.setOnAction(_ -> fired.incrementAndGet());
            root.getChildren().add(button);
            Focus.give(button); // and the key in the same turn of JavaFX's thread: no frame comes between
            for (EventType<KeyEvent> type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
                Event.fireEvent(stage.getScene().getFocusOwner(),
                        new KeyEvent(type, "", "", KeyCode.ENTER, false, false, false, false));
            }
            stage.hide();
        });
        assertThat(fired).hasValue(1);
    }
}
