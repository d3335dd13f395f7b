package chat.parley.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parley.desktop.store.ThemeChoice;
import chat.parley.desktop.testing.DesktopTest;
import chat.parley.desktop.testing.TestClient;
import java.lang.ref.WeakReference;
import java.time.ZoneOffset;
import java.util.Locale;
import javafx.scene.Group;
import javafx.scene.Scene;
import org.junit.jupiter.api.Test;

class ThemeToggleTest extends DesktopTest {

    @Test
    void followsTheThemeAlsoAfterItsScreenWasLeftForAWhile() {
        Texts texts = new Texts(Locale.UK, ZoneOffset.UTC);
        Group root = new Group();
        try (Theme theme = TestClient.fx(() -> new Theme(new Scene(root), ThemeChoice.LIGHT, _ -> {}))) {
            ThemeToggle toggle = TestClient.fx(() -> new ThemeToggle(theme, texts));
            TestClient.fxRun(() -> root.getChildren().add(toggle));
            TestClient.fxRun(() -> root.getChildren().clear());
            WeakReference<Object> garbage = new WeakReference<>(new Object());
            await().until(() -> {
                System.gc();
                return garbage.get() == null;
            });
            TestClient.fxRun(() -> root.getChildren().add(toggle));
            TestClient.fxRun(() -> theme.choose(ThemeChoice.DARK));
            assertThat(TestClient.fx(toggle::getAccessibleText)).isEqualTo(texts.get("theme.toLight"));
        }
    }
}
