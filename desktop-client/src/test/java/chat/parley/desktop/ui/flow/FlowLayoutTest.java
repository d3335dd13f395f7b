package chat.parley.desktop.ui.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** The geometry alone: heights are made up, and there is no window. */
class FlowLayoutTest {

    private static final double VIEWPORT = 300;
    private static final Offset<Double> EXACT = Offset.offset(1e-6);

    private final Set<Integer> asked = new HashSet<>();

    private FlowLayout layout(int count, DoubleUnaryOperator snap) {
        return new FlowLayout(count, VIEWPORT, index -> {
            asked.add(index);
            return height(index);
        }, snap);
    }

    private FlowLayout layout(int count) {
        return layout(count, Math::rint);
    }

    private static double height(int index) {
        return 20 + 7 * (index % 5);
    }

    private static double end(FlowLayout layout) {
        double end = layout.start();
        for (int i = layout.first(); i <= layout.last(); i++) {
            end += height(i);
        }
        return end;
    }

    @Test
    void theLastItemEndsAtTheBottom() {
        FlowLayout layout = layout(1000);
        layout.putEnd();
        assertThat(layout.last()).isEqualTo(999);
        assertThat(end(layout)).isEqualTo(VIEWPORT, EXACT);
        assertThat(layout.isAtEnd(1)).isTrue();
        assertThat(layout.part()).isEqualTo(1, EXACT);
    }

    @Test
    void onlyWhatIsVisibleIsMeasured() {
        FlowLayout layout = layout(1_000_000);
        layout.put(500_000, 10);
        assertThat(asked).hasSizeLessThan(12);
        asked.clear();
        layout.putPart(0.3);
        assertThat(asked).hasSizeLessThan(12);
    }

    @Test
    void theBeginningIsNeverBelowTheTop() {
        FlowLayout layout = layout(1000);
        layout.put(3, 250);
        assertThat(layout.first()).isZero();
        assertThat(layout.start()).isZero();
        assertThat(layout.part()).isZero();
        assertThat(end(layout)).isGreaterThanOrEqualTo(VIEWPORT);
    }

    @Test
    void theEndIsNeverAboveTheBottom() {
        FlowLayout layout = layout(1000);
        layout.put(998, 0);
        assertThat(layout.last()).isEqualTo(999);
        assertThat(end(layout)).isEqualTo(VIEWPORT, EXACT);
        layout.put(999, -5000);
        assertThat(end(layout)).isEqualTo(VIEWPORT, EXACT);
    }

    @Test
    void tooFewItemsStandAtTheBottom() {
        FlowLayout layout = layout(2);
        layout.put(0, 0);
        assertThat(end(layout)).isEqualTo(VIEWPORT, EXACT);
        assertThat(layout.isAtStart()).isTrue();
        assertThat(layout.isAtEnd(1)).isTrue();
        assertThat(layout.isNearStart()).isTrue();
        assertThat(layout.isNearEnd()).isTrue();
    }

    @Test
    void noItemsAreAtBothEnds() {
        FlowLayout layout = layout(0);
        assertThat(layout.isAtEnd(1)).isTrue();
        assertThat(layout.isAtStart()).isTrue();
        assertThat(layout.isNearStart()).isTrue();
        assertThat(layout.visible()).isZero();
        assertThat(layout.last()).isEqualTo(-1);
    }

    @Test
    void aHighItemIsShownAsAsked() {
        FlowLayout layout = new FlowLayout(9, VIEWPORT, _ -> 1000, Math::rint);
        assertThat(layout.topFor(4, Place.CENTER, 0)).isZero();
        assertThat(layout.topFor(4, Place.NEAREST, 40)).isZero();
        assertThat(layout.topFor(4, Place.NEAREST, -300)).isEqualTo(-300);
        assertThat(layout.topFor(4, Place.NEAREST, -900)).isEqualTo(-700);
    }

    @Test
    void thePartOfTheScrollBarLeadsThereAndBack() {
        for (int percent = 0; percent <= 100; percent++) {
            FlowLayout layout = layout(5000);
            layout.putPart(percent / 100.0);
            assertThat(layout.part()).isEqualTo(percent / 100.0, Offset.offset(0.001));
        }
    }

    @RepeatedTest(20)
    void whateverIsAskedForTheViewIsFullAndNothingIsMeasuredTwiceOver(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        double pixel = repetition.getCurrentRepetition() % 2 == 0 ? 1 : 1 / 1.5;
        for (int step = 0; step < 200; step++) {
            FlowLayout layout = layout(200, y -> Math.rint(y / pixel) * pixel);
            asked.clear();
            int index = random.nextInt(200);
            double top = random.nextDouble(-VIEWPORT, 2 * VIEWPORT);
            layout.put(index, top);
            assertThat(layout.start()).isLessThanOrEqualTo(FlowLayout.HARDLY);
            assertThat(end(layout)).isGreaterThanOrEqualTo(VIEWPORT - FlowLayout.HARDLY);
            assertThat(layout.start() + height(layout.first())).isPositive();
            assertThat(end(layout) - height(layout.last())).isLessThan(VIEWPORT);
            assertThat(asked).hasSizeLessThan(40);
        }
    }
}
