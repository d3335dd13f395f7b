package chat.parley.desktop.ui.flow;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.desktop.testing.DesktopTest;
import chat.parley.desktop.testing.TestClient;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A view in a window, with cells of wrapping text. The tests lay out themselves, so that nothing depends on pulses. */
abstract class FlowTestBase extends DesktopTest {

    static final Offset<Double> EXACT = Offset.offset(1e-6);

    final ObservableList<String> items = FXCollections.observableArrayList();
    final List<TextCell> made = new ArrayList<>();
    final Stage stage = TestClient.fx(Stage::new);
    final FlowView<String> view = TestClient.fx(() -> new FlowView<>(items, TextCell::new));
    final Group root = TestClient.fx(() -> new Group(view));
    int shows;
    int measures;
    private int names;

    /** Counts what is asked of it. */
    final class TextCell extends FlowCell<String> {

        final Label text = new Label();
        final Hyperlink link = new Hyperlink("more");

        TextCell() {
            text.setWrapText(true);
            text.setMinHeight(Region.USE_PREF_SIZE);
            VBox box = new VBox(text, link);
            box.setStyle("-fx-padding: 3.3px 8px;");
            getChildren().add(box);
            made.add(this);
        }

        @Override
        protected void show(String item, int index) {
            shows++;
            text.setText(item);
            boolean linked = item.contains("link");
            link.setVisible(linked);
            link.setManaged(linked);
        }

        @Override
        protected double computePrefHeight(double width) {
            measures++;
            return super.computePrefHeight(width);
        }
    }

    @BeforeEach
    void open() {
        TestClient.fxRun(() -> {
            stage.setScene(new Scene(root, WIDTH, HALF));
            stage.setX(0);
            stage.setY(0);
            stage.show();
            view.setManaged(false); // only the test says how large it is
            view.resize(500, 361);
            layOut();
        });
    }

    @AfterEach
    void hide() {
        TestClient.fxRun(stage::hide);
    }

    final void layOut() {
        view.applyCss();
        view.layout();
    }

    /** New and distinct items: each seventh of several lines. */
    final List<String> fresh(int count) {
        return IntStream.range(0, count).mapToObj(_ -> {
            int name = names++;
            return name % 7 == 6 ? ("line " + name + " ").repeat(40) : "line " + name;
        }).toList();
    }

    final void fill(int count) {
        items.addAll(fresh(count));
        layOut();
    }

    /** The cells in use, from above. */
    final List<TextCell> cells() {
        return made.stream().filter(cell -> cell.isVisible() && cell.getIndex() >= 0)
                .sorted(Comparator.comparingInt(FlowCell::getIndex)).toList();
    }

    /** The visible items, and where they stand; checked to be next to each other and to fill the view. */
    final Map<String, Double> tops() {
        Map<String, Double> tops = new LinkedHashMap<>();
        List<TextCell> cells = cells();
        double y = cells.isEmpty() ? 0 : cells.getFirst().getLayoutY();
        int index = cells.isEmpty() ? 0 : cells.getFirst().getIndex();
        for (TextCell cell : cells) {
            assertThat(cell.getLayoutY()).isEqualTo(y, EXACT);
            assertThat(cell.getIndex()).isEqualTo(index++);
            assertThat(cell.getItem()).isEqualTo(items.get(cell.getIndex()));
            assertThat(cell.text.getText()).isEqualTo(cell.getItem());
            assertThat(cell.getHeight()).isEqualTo(cell.snapSizeY(cell.prefHeight(cell.getWidth())), EXACT);
            tops.put(Objects.requireNonNull(cell.getItem()), cell.getLayoutY());
            y += cell.getHeight();
        }
        if (!cells.isEmpty()) {
            assertThat(y).as("the bottom").isGreaterThan(view.snapPositionY(view.getHeight()) - 0.02);
            assertThat(cells.getFirst().getIndex() == 0 || cells.getFirst().getLayoutY() < 0.02).as("the top").isTrue();
        }
        return tops;
    }

    /** Does something, lays out, and sees that every item that is still visible stands where it stood. */
    final void assertNothingMoves(int atLeast, Runnable change) {
        Map<String, Double> before = tops();
        change.run();
        layOut();
        Map<String, Double> after = tops();
        after.keySet().retainAll(before.keySet());
        assertThat(after).hasSizeGreaterThanOrEqualTo(atLeast);
        after.forEach((item, top) -> assertThat(top).as(item).isEqualTo(before.get(item), EXACT));
    }

    final void assertAtEnd() {
        tops();
        TextCell last = cells().getLast();
        assertThat(last.getIndex()).isEqualTo(items.size() - 1);
        assertThat(last.getLayoutY() + last.getHeight()).isEqualTo(view.getHeight(), Offset.offset(0.51));
        assertThat(last.getLayoutY() + last.getHeight()).isEqualTo(view.snapPositionY(view.getHeight()), EXACT);
    }
}
