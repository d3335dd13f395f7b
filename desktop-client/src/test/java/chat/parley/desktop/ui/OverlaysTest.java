package chat.parley.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import atlantafx.base.controls.ModalPane;
import chat.parley.desktop.testing.DesktopTest;
import chat.parley.desktop.testing.TestClient;
import java.time.Duration;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

class OverlaysTest extends DesktopTest {

    /** Longer than any dialog takes to fade. */
    private final PauseTransition later = new PauseTransition(javafx.util.Duration.seconds(1));

    @Test
    void aDialogCanFollowAnotherAtOnce() {
        Overlays overlays = TestClient.fx(Overlays::new);
        Stage stage = TestClient.fx(() -> {
            Stage made = new Stage();
            made.setScene(new Scene(new StackPane(new Button("Below"), overlays.view()), 300, 200));
            made.show();
            return made;
        });
        closing(() -> TestClient.fxRun(stage::hide));
        ModalPane pane = (ModalPane) overlays.view();
        Button first = new Button("First");
        TestClient.fxRun(() -> overlays.show(new StackPane(first), first));
        await().atMost(Duration.ofSeconds(60)).until(() -> TestClient.fx(() -> isOnTop(pane)));
        TestClient.fxRun(() -> {
            Event.fireEvent(first,
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false));
            Button second = new Button("Second");
            overlays.show(new StackPane(second), second);
            later.play();
        });
        await().atMost(Duration.ofSeconds(60))
                .until(() -> TestClient.fx(() -> later.getStatus() == Animation.Status.STOPPED));
        assertThat(TestClient.fx(() -> isOnTop(pane))).isTrue();
    }

    private static boolean isOnTop(ModalPane pane) {
        return pane.getViewOrder() <= pane.getTopViewOrder();
    }
}
