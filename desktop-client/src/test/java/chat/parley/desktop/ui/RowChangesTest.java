package chat.parley.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.Test;

/** What a list that is looked at hears of its rows' changes. */
class RowChangesTest {

    private record Line(String about, int count) {}

    private final ObservableList<Line> rows = FXCollections.observableArrayList(new Line("a", 1), new Line("b", 1),
            new Line("c", 1));
    private final List<String> heard = new ArrayList<>();

    private void show(Line... next) {
        rows.addListener((ListChangeListener<Line>) change -> {
            while (change.next()) {
                heard.add(change.getFrom() + "-" + change.getTo());
            }
        });
        RowChanges.show(rows, List.of(next), (one, other) -> one.about().equals(other.about()));
        assertThat(rows).containsExactly(next);
    }

    @Test
    void nothingIsToldWhenNothingIsOtherwise() {
        show(new Line("a", 1), new Line("b", 1), new Line("c", 1));
        assertThat(heard).isEmpty();
    }

    @Test
    void onlyTheRowsThatSaySomethingElseAreReplacedEachAlone() {
        show(new Line("a", 2), new Line("b", 1), new Line("c", 2));
        assertThat(heard).containsExactly("0-1", "2-3");
    }

    @Test
    void anotherOrderReplacesAll() {
        show(new Line("b", 1), new Line("a", 1), new Line("c", 1));
        assertThat(heard).containsExactly("0-3");
    }

    @Test
    void oneMoreOrOneLessReplacesAll() {
        show(new Line("a", 1), new Line("b", 1), new Line("c", 1), new Line("d", 1));
        assertThat(heard).containsExactly("0-4");
        heard.clear();
        RowChanges.show(rows, List.of(new Line("a", 1)), (one, other) -> one.about().equals(other.about()));
        assertThat(rows).containsExactly(new Line("a", 1));
        assertThat(heard).containsExactly("0-1");
    }

    @Test
    void noRowsAreRowsToo() {
        show();
        assertThat(heard).containsExactly("0-0");
    }
}
