package chat.parley.desktop.room;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.desktop.room.TimelineEntry.Audience;
import chat.parley.desktop.room.TimelineEntry.Delivery;
import chat.parley.desktop.room.TimelineEntry.Message;
import chat.parley.desktop.store.ThemeChoice;
import chat.parley.desktop.testing.DesktopTest;
import chat.parley.desktop.testing.TestClient;
import chat.parley.desktop.ui.Texts;
import chat.parley.desktop.ui.Theme;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.event.Event;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** Where the time line stands after each layout. The tests lay out themselves, so that nothing depends on pulses. */
class TimelineViewTest extends DesktopTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final ObservableList<TimelineEntry> entries = FXCollections.observableArrayList();
    private final Stage stage = TestClient.fx(Stage::new);
    private final TimelineView view = TestClient.fx(() -> new TimelineView(entries,
            new Texts(Locale.UK, ZoneOffset.UTC), Clock.fixed(NOON, ZoneOffset.UTC), _ -> {}, _ -> {}));

    @BeforeEach
    void open() {
        TestClient.fxRun(() -> {
            Scene scene = new Scene(new Group(view), WIDTH, HALF);
            closing(new Theme(scene, ThemeChoice.LIGHT, _ -> {}));
            stage.setScene(scene);
            stage.setX(0);
            stage.setY(0);
            stage.show();
            view.setManaged(false); // only the test says how large it is
            view.resize(760, 361);
            layOut();
        });
    }

    @AfterEach
    void hide() {
        TestClient.fxRun(stage::hide);
    }

    private void layOut() {
        view.applyCss();
        view.layout();
    }

    private static Message message(String text) {
        return new Message("Grace", false, Audience.EVERYONE, "", text, NOON, Delivery.DONE);
    }

    /** New messages, of one line or of several. */
    private void add(int count) {
        entries.addAll(IntStream.range(entries.size(), entries.size() + count)
                .mapToObj(i -> message(i % 7 == 6 ? ("line " + i + " ").repeat(60) : "line " + i)).toList());
        view.added(count);
    }

    private VirtualFlow<?> flow() {
        return (VirtualFlow<?>) view.lookup("#virtual-flow");
    }

    private boolean offersTheEnd() {
        return view.lookup("#jump").isVisible();
    }

    private void assertAtEnd() {
        IndexedCell<?> first = flow().getFirstVisibleCell();
        IndexedCell<?> last = flow().getLastVisibleCell();
        assertThat(last.getIndex()).isEqualTo(entries.size() - 1);
        double bottom = last.getBoundsInParent().getMaxY();
        double height = flow().getHeight();
        if (first.getIndex() == 0 && bottom < height) {
            assertThat(first.getBoundsInParent().getMinY()).isZero();
        } else {
            assertThat(bottom).isBetween(height - 1, height + 1);
        }
        assertThat(offersTheEnd()).isFalse();
    }

    @Test
    void theEndIsReachedWhenTheMeanOfTheHeightsIsNoRoundNumber() {
        // In these portions the ordinary list stays one message short, however often it is asked to go on.
        TestClient.fxRun(() -> {
            for (int portion : new int[]{1, 55, 6}) {
                add(portion);
                layOut();
                assertAtEnd();
            }
        });
    }

    @RepeatedTest(15)
    void everyLayoutThatFollowsEndsAtTheEnd(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        TestClient.fxRun(() -> {
            for (int step = 0; step < 30; step++) {
                switch (random.nextInt(6)) {
                    case 0 -> add(1);
                    case 1 -> add(1 + random.nextInt(90));
                    case 2 -> entries.add(message("word ".repeat(random.nextInt(1, 1500))));
                    case 3 -> entries.remove(0, random.nextInt(entries.size() + 1));
                    case 4 -> view.resize(random.nextInt(200, 900), random.nextInt(60, 480));
                    default -> {
                        if (!entries.isEmpty()) { // the server's copy takes the place of one's own
                            entries.removeLast();
                            entries.add(message("\n".repeat(random.nextInt(6)) + "said"));
                        }
                    }
                }
                if (random.nextInt(3) > 0 && !entries.isEmpty()) { // else several at once
                    layOut();
                    assertAtEnd();
                }
            }
        });
    }

    @Test
    void scrollingUpEndsFollowingAndScrollingDownToTheEndResumesIt() {
        TestClient.fxRun(() -> {
            add(60);
            layOut();
            flow().scrollPixels(-1);
            layOut();
            assertThat(offersTheEnd()).isTrue();
            IndexedCell<?> top = flow().getFirstVisibleCell();
            int index = top.getIndex();
            double y = top.getLayoutY();
            add(5);
            layOut();
            assertThat(flow().getFirstVisibleCell().getIndex()).isEqualTo(index);
            assertThat(flow().getFirstVisibleCell().getLayoutY()).isEqualTo(y);
            for (int i = 0; i < 1000 && offersTheEnd(); i++) {
                flow().scrollPixels(20);
                layOut();
            }
            assertAtEnd();
            add(5);
            layOut();
            assertAtEnd();
        });
    }

    @Test
    void theScrollBarAndTheKeysScrollAsTheWheelDoes() {
        TestClient.fxRun(() -> {
            add(60);
            layOut();
            ScrollBar bar = flow().lookupAll(".scroll-bar").stream().map(ScrollBar.class::cast)
                    .filter(Node::isVisible).findFirst().orElseThrow();
            bar.setValue(0.5);
            add(1);
            layOut();
            assertThat(offersTheEnd()).isTrue();
            bar.setValue(1);
            add(30);
            layOut();
            assertAtEnd();

            press(KeyCode.HOME);
            add(1);
            layOut();
            assertThat(flow().getFirstVisibleCell().getIndex()).isZero();
            assertThat(offersTheEnd()).isTrue();
            press(KeyCode.END);
            add(30);
            layOut();
            assertAtEnd();
        });
    }

    private void press(KeyCode key) {
        view.list.requestFocus();
        Event.fireEvent(view.list, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
    }

    @Test
    void whatDoesNotScrollDoesNotEndFollowing() {
        TestClient.fxRun(() -> {
            add(60);
            layOut();
            for (var type : List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_DRAGGED, MouseEvent.MOUSE_RELEASED)) {
                Event.fireEvent(flow().getLastVisibleCell(), new MouseEvent(type, 10, 10, 10, 10, MouseButton.PRIMARY,
                        1, false, false, false, false, true, false, false, false, false, false,
                        new PickResult(flow(), 10, 10)));
            }
            view.list.getSelectionModel().clearAndSelect(58);
            press(KeyCode.DOWN);
            add(7); // before the list was laid out again
            view.resize(600, 200);
            layOut();
            assertAtEnd();
        });
    }

    @Test
    void theButtonLeadsToTheEnd() {
        TestClient.fxRun(() -> {
            add(400);
            layOut();
            press(KeyCode.HOME);
            layOut();
            assertThat(offersTheEnd()).isTrue();
            view.toEnd();
            layOut();
            assertAtEnd();
        });
    }

    @Test
    void aWindowThatShowsTheEndAnywayNeedsNoButton() {
        TestClient.fxRun(() -> {
            view.resize(760, 100);
            add(5);
            layOut();
            press(KeyCode.HOME);
            layOut();
            assertThat(offersTheEnd()).isTrue();
            view.resize(760, 480);
            layOut();
        });
        WaitForAsyncUtils.waitForFxEvents();
        TestClient.fxRun(this::assertAtEnd);
    }
}
