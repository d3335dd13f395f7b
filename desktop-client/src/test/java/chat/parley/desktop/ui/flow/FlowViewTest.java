package chat.parley.desktop.ui.flow;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.desktop.testing.TestClient;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.collections.FXCollections;
import javafx.scene.text.Font;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.util.WaitForAsyncUtils;

/** Where the view stands after each change. */
class FlowViewTest extends FlowTestBase {

    @Test
    void atTheEndItStaysAtTheEnd() {
        TestClient.fxRun(() -> {
            for (int portion : new int[]{1, 55, 6, 1, 1}) {
                fill(portion);
                assertAtEnd();
            }
            items.set(items.size() - 1, "much longer ".repeat(60));
            layOut();
            assertAtEnd();
            cells().getLast().text.setFont(Font.font(30)); // by itself, without the list
            layOut();
            assertAtEnd();
            for (double[] size : new double[][]{{500, 200}, {500, 450}, {230, 450}, {900, 333.4}}) {
                view.resize(size[0], size[1]);
                layOut();
                assertAtEnd();
            }
            items.removeLast();
            layOut();
            assertAtEnd();
        });
    }

    @Test
    void itemsAddedBelowMoveNothingThatIsRead() {
        TestClient.fxRun(() -> {
            fill(100);
            view.scrollBy(-1);
            layOut();
            assertNothingMoves(8, () -> items.addAll(fresh(5)));
            view.scrollBy(-500);
            layOut();
            assertNothingMoves(8, () -> items.addAll(fresh(70)));
        });
    }

    @Test
    void itemsPutInOrTakenAwayAboveMoveNothingThatIsRead() {
        TestClient.fxRun(() -> {
            fill(700);
            view.show(600, Place.CENTER);
            layOut();
            assertNothingMoves(8, () -> items.addAll(0, fresh(50)));
            assertNothingMoves(8, () -> items.remove(0, 500));
            assertNothingMoves(8, () -> items.subList(0, 20).clear());
            view.show(0, Place.TOP);
            layOut();
            assertNothingMoves(8, () -> items.addAll(0, fresh(50)));
            assertNothingMoves(7, () -> items.remove(30, 51)); // the first visible one, too
            assertNothingMoves(7, () -> items.add(view.getFirstVisible() + 3, "between")); // far above
        });
    }

    @Test
    void itemsThatGrowMoveOthersButNotTheFirstThatIsVisibleAsAWhole() {
        TestClient.fxRun(() -> {
            fill(300);
            view.show(150, Place.TOP);
            view.scrollBy(5);
            layOut();
            TextCell cut = cells().getFirst();
            assertThat(cut.getIndex()).isEqualTo(150);
            assertThat(cut.getLayoutY()).isNegative();
            assertNothingMoves(5, () -> items.set(150, "grown ".repeat(90)));
            assertNothingMoves(5, () -> items.set(149, "grown ".repeat(90)));
            Map<String, Double> before = tops();
            int below = cells().get(4).getIndex();
            items.set(below, "grown ".repeat(90));
            layOut();
            String first = items.get(below - 2);
            assertThat(tops().get(first)).isEqualTo(before.get(first));
        });
    }

    @Test
    void theItemThatWasGoneToKeepsItsPlaceWhateverGrowsAroundIt() {
        TestClient.fxRun(() -> {
            fill(300);
            view.show(150, Place.CENTER);
            layOut();
            Double top = tops().get(items.get(150));
            for (int index : new int[]{149, 148, 151, 147}) {
                items.set(index, "grown ".repeat(30 + index % 4));
                layOut();
                assertThat(tops().get(items.get(150))).isEqualTo(top);
            }
        });
    }

    @Test
    void fewItemsStandAtTheBottom() {
        TestClient.fxRun(() -> {
            fill(3);
            assertAtEnd();
            assertThat(cells().getFirst().getLayoutY()).isGreaterThan(200);
            items.addFirst("older");
            layOut();
            assertAtEnd();
            view.scrollBy(-100);
            layOut();
            assertAtEnd();
            items.clear();
            layOut();
            assertThat(cells()).isEmpty();
            fill(2);
            assertAtEnd();
        });
    }

    @Test
    void anItemFarAwayIsReachedInOneLayout() {
        TestClient.fxRun(() -> {
            fill(100_000);
            view.show(40, Place.TOP);
            layOut();
            assertThat(tops().get(items.get(40))).isZero();
            view.show(99_000, Place.CENTER);
            layOut();
            TextCell cell = cells().stream().filter(c -> c.getIndex() == 99_000).findFirst().orElseThrow();
            assertThat(cell.getLayoutY() + cell.getHeight() / 2).isBetween(179.5, 181.5);
            view.show(99_500, Place.NEAREST);
            layOut();
            assertThat(cells().getLast().getIndex()).isEqualTo(99_500);
            assertThat(cells().getLast().getLayoutY() + cells().getLast().getHeight()).isEqualTo(361, EXACT);
            assertNothingMoves(10, () -> view.show(99_499, Place.NEAREST));
            view.show(3, Place.NEAREST);
            layOut();
            assertThat(tops().get(items.get(3))).isZero();
            view.show(1, Place.CENTER); // the beginning is in the way
            layOut();
            assertThat(tops().get(items.get(0))).isZero();
            view.showEnd();
            items.addAll(fresh(3));
            layOut();
            assertAtEnd();
            view.show(5, Place.TOP);
            items.addAll(0, fresh(50)); // before it was laid out
            layOut();
            assertThat(tops().get(items.get(55))).isZero();
        });
    }

    @Test
    void whatIsVisibleIsTold() {
        TestClient.fxRun(() -> fill(100));
        WaitForAsyncUtils.waitForFxEvents();
        TestClient.fxRun(() -> {
            assertThat(view.isAtEnd()).isTrue();
            assertThat(view.getLastVisible()).isEqualTo(99);
            assertThat(view.getFirstVisible()).isEqualTo(cells().getFirst().getIndex());
            view.scrollBy(-1);
            layOut();
        });
        WaitForAsyncUtils.waitForFxEvents();
        TestClient.fxRun(() -> {
            assertThat(view.isAtEnd()).isFalse();
            items.clear();
            layOut();
        });
        WaitForAsyncUtils.waitForFxEvents();
        TestClient.fxRun(() -> {
            assertThat(view.isAtEnd()).isTrue();
            assertThat(view.getFirstVisible()).isEqualTo(-1);
            assertThat(view.getLastVisible()).isEqualTo(-1);
        });
    }

    @Test
    void whoComesNearTheStartIsToldOnceAndAgainAfterEachChange() {
        AtomicInteger asked = new AtomicInteger();
        TestClient.fxRun(() -> {
            fill(500);
            view.setOnNearStart(asked::incrementAndGet);
            view.show(30, Place.TOP);
            layOut();
        });
        assertAsked(asked, 0);
        TestClient.fxRun(() -> {
            view.show(9, Place.TOP);
            layOut();
        });
        assertAsked(asked, 1);
        TestClient.fxRun(() -> {
            view.scrollBy(-20);
            layOut();
        });
        assertAsked(asked, 1);
        TestClient.fxRun(() -> {
            items.addFirst("only one more");
            layOut();
        });
        assertAsked(asked, 2);
        TestClient.fxRun(() -> {
            items.addAll(0, fresh(50));
            layOut();
        });
        assertAsked(asked, 2);
        TestClient.fxRun(() -> {
            view.show(0, Place.TOP);
            layOut();
        });
        assertAsked(asked, 3);
    }

    @Test
    void whoComesNearTheEndIsToldAndAnEmptyListIsNearBoth() {
        AtomicInteger start = new AtomicInteger();
        AtomicInteger end = new AtomicInteger();
        TestClient.fxRun(() -> {
            view.setOnNearStart(start::incrementAndGet);
            view.setOnNearEnd(end::incrementAndGet);
            items.add("one");
            items.clear();
            layOut();
        });
        assertAsked(start, 1);
        assertAsked(end, 1);
        TestClient.fxRun(() -> {
            fill(500);
            view.show(3, Place.TOP);
            layOut();
        });
        assertAsked(end, 2);
        TestClient.fxRun(() -> {
            view.show(480, Place.TOP);
            layOut();
        });
        assertAsked(end, 3);
    }

    private static void assertAsked(AtomicInteger asked, int times) {
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(asked).hasValue(times);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1.5})
    void everyCellStandsOnWholePixels(double scale) {
        TestClient.fxRun(() -> {
            stage.setRenderScaleY(scale);
            fill(100);
            assertAtEnd();
            for (double by : new double[]{-33.3, -0.4, -0.4, -77, 12.9, 300}) {
                view.scrollBy(by);
                layOut();
                tops();
                for (TextCell cell : cells()) {
                    assertThat(cell.getLayoutY() * scale).isEqualTo(Math.rint(cell.getLayoutY() * scale), EXACT);
                    assertThat(cell.getHeight() * scale).isEqualTo(Math.rint(cell.getHeight() * scale), EXACT);
                }
            }
            view.scrollBy(1000);
            layOut();
            assertAtEnd();
            view.scrollBy(-2 / scale);
            layOut();
            assertNothingMoves(8, () -> items.addAll(fresh(3)));
            assertNothingMoves(8, () -> items.addAll(0, fresh(50)));
        });
    }

    @RepeatedTest(10)
    void whateverHappensItIsFullAndWhatItReadsStands(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        TestClient.fxRun(() -> {
            fill(60);
            for (int step = 0; step < 80; step++) {
                switch (random.nextInt(10)) {
                    case 0 -> items.addAll(random.nextInt(items.size() + 1), fresh(random.nextInt(40)));
                    case 1 -> items.addAll(fresh(1 + random.nextInt(5)));
                    case 2 -> {
                        int from = random.nextInt(items.size() + 1);
                        items.remove(from, from + random.nextInt(items.size() - from + 1) / 3);
                    }
                    case 3 -> view.resize(random.nextInt(100, 900), random.nextInt(30, 480) + 0.5);
                    case 4 -> view.scrollBy(random.nextDouble(-900, 900));
                    case 5 -> view.showEnd();
                    case 6 -> FXCollections.shuffle(items, random);
                    case 7 -> items.setAll(fresh(random.nextInt(80)));
                    case 8 -> {
                        if (!items.isEmpty()) {
                            view.show(random.nextInt(items.size()), List.of(Place.values()).get(random.nextInt(3)));
                        }
                    }
                    default -> {
                        if (!items.isEmpty()) {
                            items.set(random.nextInt(items.size()), "word ".repeat(random.nextInt(1, 900)) + step);
                        }
                    }
                }
                if (random.nextInt(3) > 0) { // else several at once
                    layOut();
                    tops();
                }
            }
        });
    }

    @Test
    void sortedAnewTheViewStaysFull() {
        TestClient.fxRun(() -> {
            fill(60);
            view.show(20, Place.TOP);
            layOut();
            FXCollections.sort(items, Collections.reverseOrder());
            layOut();
            tops();
        });
    }
}
