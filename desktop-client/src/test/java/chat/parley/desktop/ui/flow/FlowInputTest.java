package chat.parley.desktop.ui.flow;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.desktop.testing.TestClient;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.collections.ObservableList;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** Wheel, scroll bar, keys, mouse, and readers of the screen. */
class FlowInputTest extends FlowTestBase {

    private final FxRobot robot = new FxRobot();

    private void wheel(Node target, double pixels) {
        Event.fireEvent(target, new ScrollEvent(ScrollEvent.SCROLL, 10, 10, 10, 10, false, false, false, false, false,
                false, 0, pixels, 0, pixels, ScrollEvent.HorizontalTextScrollUnits.NONE, 0,
                ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, new PickResult(target, 10, 10)));
        layOut();
    }

    private void press(KeyCode key) {
        Event.fireEvent(view, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
        layOut();
    }

    private ScrollBar bar() {
        return (ScrollBar) Objects.requireNonNull(view.lookup(".scroll-bar"));
    }

    private TextCell cell(int index) {
        return cells().stream().filter(cell -> cell.getIndex() == index).findFirst().orElseThrow();
    }

    @Test
    void theWheelScrollsByExactlyItsPixels() {
        TestClient.fxRun(() -> {
            fill(500);
            for (Node target : List.of(view, cell(499), bar())) {
                view.show(200, Place.TOP);
                layOut();
                wheel(target, -13);
                assertThat(tops().get(items.get(200))).isEqualTo(-13, EXACT);
                wheel(target, 20);
                assertThat(tops().get(items.get(200))).isEqualTo(7, EXACT);
                for (int i = 0; i < 10; i++) {
                    wheel(target, 0.3);
                }
                assertThat(tops().get(items.get(200))).isEqualTo(10, EXACT);
            }
        });
    }

    @Test
    void nothingScrollsBeyondTheEnds() {
        TestClient.fxRun(() -> {
            fill(50);
            wheel(view, -3000);
            assertAtEnd();
            wheel(view, -1);
            assertAtEnd();
            items.addAll(fresh(3));
            layOut();
            assertAtEnd();
            wheel(view, 1e6);
            assertThat(tops().get(items.get(0))).isZero();
            wheel(view, 30);
            assertThat(tops().get(items.get(0))).isZero();
            wheel(view, -1);
            assertThat(tops().get(items.get(0))).isEqualTo(-1, EXACT);
            wheel(view, -1e6);
            assertAtEnd();
        });
    }

    @Test
    void oneWhoScrollsUpByAPixelIsNoLongerTakenToTheEndAndOneWhoComesBackIs() {
        TestClient.fxRun(() -> {
            fill(60);
            wheel(view, 1);
            assertNothingMoves(8, () -> items.addAll(fresh(5)));
            for (int i = 0; i < 40; i++) {
                wheel(view, -20);
            }
            assertAtEnd();
            items.addAll(fresh(5));
            layOut();
            assertAtEnd();
        });
    }

    @Test
    void theThumbLeadsToAProportionalPlaceAndStaysThere() {
        TestClient.fxRun(() -> {
            fill(100_000);
            assertThat(bar().isVisible()).isTrue();
            assertThat(bar().getValue()).isEqualTo(1);
            for (double value : new double[]{0.5, 0.25, 0.9}) {
                bar().setValue(value);
                layOut();
                assertThat(cells().getFirst().getIndex() / 100_000.0).isBetween(value - 0.001, value + 0.001);
                Map<String, Double> tops = tops();
                layOut();
                view.requestLayout();
                layOut();
                assertThat(tops()).isEqualTo(tops);
                assertThat(bar().getValue()).isBetween(value - 0.001, value + 0.001);
            }
            bar().setValue(0);
            layOut();
            assertThat(tops().get(items.get(0))).isZero();
            bar().setValue(1);
            items.add("new");
            layOut();
            assertAtEnd();
            TextCell stays = cells().get(3);
            double top = stays.getLayoutY();
            bar().decrement();
            layOut();
            assertThat(stays.getLayoutY()).isEqualTo(top + FlowView.LINE, EXACT);
            bar().increment();
            layOut();
            assertAtEnd();
            bar().adjustValue(0.1);
            layOut();
            assertThat(cells().getLast().getIndex()).isBetween(99_960, 99_999);
            items.remove(3, items.size());
            layOut();
            assertThat(bar().isVisible()).isFalse();
        });
    }

    @Test
    void theThumbStaysUnderTheMouse() {
        TestClient.fxRun(() -> fill(300));
        TestClient.fxRun(() -> {
            thumb(MouseEvent.MOUSE_PRESSED);
            bar().setValue(0.5); // as the skin does while it is dragged
            layOut();
            items.addAll(fresh(100));
            layOut();
            assertThat(bar().getValue()).isEqualTo(0.5);
            thumb(MouseEvent.MOUSE_RELEASED);
            layOut();
            assertThat(bar().getValue()).isBetween(0.3, 0.45);
        });
    }

    private void thumb(EventType<MouseEvent> what) {
        Event.fireEvent(Objects.requireNonNull(bar().lookup(".thumb")), new MouseEvent(what, 0, 0, 0, 0,
                MouseButton.PRIMARY, 1, false, false, false, false, what == MouseEvent.MOUSE_PRESSED, false, false,
                true,
                false, true, null));
    }

    @Test
    void theKeysSelectAndScroll() {
        TestClient.fxRun(() -> {
            fill(100);
            press(KeyCode.UP);
            assertThat(view.getSelectedIndex()).isEqualTo(99);
            press(KeyCode.UP);
            assertThat(view.getSelectedIndex()).isEqualTo(98);
            assertAtEnd();
            assertThat(cell(98).isSelected()).isTrue();
            assertThat(cell(99).isSelected()).isFalse();
            press(KeyCode.HOME);
            assertThat(view.getSelectedIndex()).isZero();
            assertThat(tops().get(items.get(0))).isZero();
            press(KeyCode.UP);
            assertThat(view.getSelectedIndex()).isZero();
            for (int i = 1; i < 30; i++) {
                press(KeyCode.DOWN);
                assertThat(view.getSelectedIndex()).isEqualTo(i);
                TextCell cell = cell(i);
                assertThat(cell.getLayoutY()).isNotNegative();
                assertThat(cell.getLayoutY() + cell.getHeight()).isLessThanOrEqualTo(361.01);
            }
            press(KeyCode.HOME);
            int last = cells().getLast().getIndex();
            press(KeyCode.PAGE_DOWN);
            assertThat(cells().getFirst().getIndex()).isBetween(last - 3, last);
            assertThat(view.getSelectedIndex()).isGreaterThan(last);
            press(KeyCode.PAGE_UP);
            assertThat(tops().get(items.get(0))).isZero();
            assertThat(view.getSelectedIndex()).isZero();
            press(KeyCode.END);
            assertThat(view.getSelectedIndex()).isEqualTo(99);
            assertAtEnd();
            items.clear();
            press(KeyCode.DOWN);
            assertThat(view.getSelectedIndex()).isEqualTo(-1);
        });
    }

    @Test
    void theSelectionFollowsItsItem() {
        TestClient.fxRun(() -> {
            fill(100);
            view.select(95);
            items.addAll(0, fresh(50));
            layOut();
            assertThat(view.getSelectedIndex()).isEqualTo(145);
            assertThat(cell(145).isSelected()).isTrue();
            items.remove(0, 100);
            assertThat(view.getSelectedIndex()).isEqualTo(45);
            items.set(45, "another");
            layOut();
            assertThat(cell(45).isSelected()).isTrue();
            items.remove(45);
            layOut();
            assertThat(view.getSelectedIndex()).isEqualTo(-1);
            assertThat(cells()).noneMatch(FlowCell::isSelected);
        });
    }

    @Test
    void aClickSelectsAndALinkInACellIsClicked() {
        AtomicInteger clicked = new AtomicInteger();
        TestClient.fxRun(() -> {
            fill(50);
            items.add("link");
            layOut();
            cell(50).link.setOnAction(_ -> clicked.incrementAndGet());
        });
        robot.clickOn(point(cell(48)), MouseButton.PRIMARY);
        TestClient.fxRun(() -> {
            assertThat(view.getSelectedIndex()).isEqualTo(48);
            assertThat(view.isFocused()).isTrue();
        });
        robot.clickOn(point(cell(50).link), MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(clicked).hasValue(1);
        TestClient.fxRun(() -> {
            assertThat(cell(50).link.isFocused()).isTrue();
            wheel(view, 1e6); // out of sight
            assertThat(view.isFocused()).isTrue();
        });
    }

    private static Point2D point(Node node) {
        return TestClient.fx(() -> node.localToScreen(15, 8));
    }

    @Test
    void whatUnfoldsUnderTheMouseGrowsDownwards() {
        TestClient.fxRun(() -> {
            fill(200);
            view.show(100, Place.TOP);
            view.scrollBy(2);
            layOut();
        });
        robot.clickOn(point(cell(101)), MouseButton.PRIMARY);
        TestClient.fxRun(() -> {
            Double top = tops().get(items.get(101));
            cell(101).text.setStyle("-fx-font-size: 60px");
            layOut();
            assertThat(cell(101).getHeight()).isGreaterThan(60);
            assertThat(tops().get(items.get(101))).isEqualTo(top);
        });
    }

    @Test
    void theTabKeyVisitsTheCellsFromTheTop() {
        TestClient.fxRun(() -> {
            fill(100);
            for (double by : new double[]{-30, 10, -200, -200, 55, -1000, 400, -361, 30}) {
                wheel(view, by);
                List<Node> nodes = cells().getFirst().getParent().getChildrenUnmodifiable();
                assertThat(cells().stream().map(nodes::indexOf).toList()).isSorted();
            }
        });
    }

    @Test
    void readersOfTheScreenAreTold() {
        TestClient.fxRun(() -> {
            fill(100);
            cell(99).setAccessibleText("read this");
            view.select(99);
            assertThat(view.getAccessibleRole()).isEqualTo(AccessibleRole.LIST_VIEW);
            assertThat(view.queryAccessibleAttribute(AccessibleAttribute.ITEM_COUNT)).isEqualTo(100);
            assertThat(view.queryAccessibleAttribute(AccessibleAttribute.ITEM_AT_INDEX, 99)).isSameAs(cell(99));
            assertThat(view.queryAccessibleAttribute(AccessibleAttribute.ITEM_AT_INDEX, 100)).isNull();
            assertThat(view.queryAccessibleAttribute(AccessibleAttribute.FOCUS_ITEM)).isSameAs(cell(99));
            assertThat((ObservableList<?>) view.queryAccessibleAttribute(AccessibleAttribute.SELECTED_ITEMS))
                    .hasSize(1);
            assertThat(view.queryAccessibleAttribute(AccessibleAttribute.VERTICAL_SCROLLBAR)).isSameAs(bar());
            assertThat(cell(99).getAccessibleRole()).isEqualTo(AccessibleRole.LIST_ITEM);
            assertThat(cell(99).queryAccessibleAttribute(AccessibleAttribute.INDEX)).isEqualTo(99);
            assertThat(cell(99).queryAccessibleAttribute(AccessibleAttribute.SELECTED)).isEqualTo(true);
            assertThat(cell(99).queryAccessibleAttribute(AccessibleAttribute.TEXT)).isEqualTo("read this");

            FlowCell<?> far = (FlowCell<?>) view.queryAccessibleAttribute(AccessibleAttribute.ITEM_AT_INDEX, 5);
            assertThat(Objects.requireNonNull(far).getItem()).isEqualTo(items.get(5));
            assertThat(far.queryAccessibleAttribute(AccessibleAttribute.INDEX)).isEqualTo(5);
            assertThat(far.queryAccessibleAttribute(AccessibleAttribute.SELECTED)).isEqualTo(false);
            view.executeAccessibleAction(AccessibleAction.SHOW_ITEM, far);
            layOut();
            assertThat(tops().get(items.get(5))).isZero();
            cell(7).executeAccessibleAction(AccessibleAction.REQUEST_FOCUS);
            assertThat(view.getSelectedIndex()).isEqualTo(7);
        });
    }
}
