package chat.parley.desktop.ui.flow;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.desktop.testing.TestClient;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Group;
import javafx.scene.Scene;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the view's work costs: cells made, items shown and heights measured, not time. */
class FlowCostTest extends FlowTestBase {

    private int before;

    private void startCounting() {
        before = made.size();
        shows = 0;
        measures = 0;
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 100_000})
    void oneMoreAtTheEndCostsTheSameHoweverLongTheListIs(int count) {
        TestClient.fxRun(() -> {
            fill(count);
            for (int i = 0; i < 30; i++) { // until none is higher than the others
                items.add("some " + i);
                layOut();
            }
            startCounting();
            for (int i = 0; i < 50; i++) {
                items.add("one more " + i);
                layOut();
            }
            assertThat(made).hasSize(before);
            assertThat(shows).isEqualTo(50);
            assertThat(measures).isEqualTo(50);
        });
    }

    @Test
    void whatIsAddedOutOfSightCostsNothing() {
        TestClient.fxRun(() -> {
            fill(1000);
            view.show(500, Place.CENTER);
            layOut();
            startCounting();
            items.addAll(fresh(100));
            layOut();
            items.addAll(0, fresh(100));
            items.remove(20, 50);
            items.set(3, "another");
            layOut();
            assertThat(shows).isZero();
            assertThat(measures).isZero();
        });
    }

    @Test
    void aChangedItemIsShownAgainAndSoIsTheOneBelowItAndNoOther() {
        TestClient.fxRun(() -> {
            fill(1000);
            view.show(500, Place.TOP);
            layOut();
            startCounting();
            items.set(502, "another");
            layOut();
            assertThat(shows).isEqualTo(2);
            assertThat(measures).isEqualTo(1); // the one below shows what it showed before
            items.remove(504);
            layOut();
            assertThat(shows).isBetween(4, 5); // the one below, and what has come up
        });
    }

    @Test
    void aBurstCostsOneLayout() {
        TestClient.fxRun(() -> {
            fill(1000);
            startCounting();
            for (int i = 0; i < 1000; i++) {
                items.add("burst " + i);
            }
            assertThat(shows).isZero();
            layOut();
            assertThat(shows).isEqualTo(cells().size());
            assertThat(measures).isEqualTo(shows);
            assertAtEnd();
        });
    }

    @Test
    void noMoreCellsAreMadeThanFitTwice() {
        TestClient.fxRun(() -> {
            fill(10_000);
            view.show(0, Place.TOP);
            layOut();
            double least = made.getFirst().prefHeight(500);
            int most = 2 * ((int) (361 / least) + 2);
            for (int i = 0; i < 60; i++) {
                view.scrollBy(i % 3 == 0 ? 4000 : 90);
                layOut();
                tops();
            }
            for (int i = 0; i < 30; i++) {
                view.show(i * 7919 % 10_000, i % 2 == 0 ? Place.CENTER : Place.NEAREST);
                layOut();
            }
            view.scrollBy(-20_000);
            layOut();
            tops();
            assertThat(made).hasSizeLessThanOrEqualTo(most);
            startCounting();
            view.scrollBy(20_000);
            layOut();
            tops();
            assertThat(made).hasSize(before);
        });
    }

    @Test
    void scrollingByPixelsShowsOnlyWhatComesIntoSight() {
        TestClient.fxRun(() -> {
            fill(1000);
            view.show(500, Place.TOP);
            layOut();
            startCounting();
            view.scrollBy(1);
            layOut();
            assertThat(shows).isLessThanOrEqualTo(1);
            assertThat(measures).isEqualTo(shows);
        });
    }

    @Test
    void putBackIntoAWindowItIsWhereItWas() {
        TestClient.fxRun(() -> {
            fill(500);
            view.show(200, Place.TOP);
            view.scrollBy(7);
            layOut();
            assertNothingMoves(8, () -> {
                root.getChildren().remove(view);
                view.layout();
                items.addAll(0, fresh(50));
                view.layout();
                Group other = new Group();
                Scene scene = new Scene(other, WIDTH, HALF);
                other.getChildren().add(view);
                stage.setScene(scene);
            });
            view.showEnd();
            layOut();
            ((Group) view.getScene().getRoot()).getChildren().remove(view);
            items.addAll(fresh(50));
            root.getChildren().add(view);
            stage.setScene(root.getScene());
            layOut();
            assertAtEnd();
        });
    }

    @Test
    void withoutASizeThePlaceIsKept() {
        TestClient.fxRun(() -> {
            fill(500);
            view.show(200, Place.TOP);
            layOut();
            assertNothingMoves(8, () -> {
                view.resize(500, 0);
                layOut();
                items.addAll(0, fresh(50));
                view.resize(0, 0);
                layOut();
                view.resize(500, 361);
            });
        });
    }

    @Test
    void theListDoesNotKeepTheViewAlive() {
        AtomicInteger cells = new AtomicInteger();
        WeakReference<@Nullable FlowView<String>> forgotten = TestClient.fx(() -> new WeakReference<>(
                new FlowView<>(items, () -> {
                    cells.incrementAndGet();
                    return new TextCell();
                })));
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            System.gc();
            return forgotten.get() == null;
        });
        TestClient.fxRun(() -> fill(3));
        assertThat(cells).hasValue(0);
    }
}
