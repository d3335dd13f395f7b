package chat.parley.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.desktop.testing.DesktopTest;
import chat.parley.desktop.testing.TestClient;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/** Who is given the keyboard can be used by it. */
class FocusTest extends DesktopTest {

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
