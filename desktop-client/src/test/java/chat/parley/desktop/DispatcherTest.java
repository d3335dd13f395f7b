package chat.parley.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parley.desktop.net.EventQueue;
import chat.parley.desktop.net.LinkEvent;
import chat.parley.desktop.net.LinkListener;
import chat.parley.desktop.testing.DesktopTest;
import chat.parley.desktop.testing.TestClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DispatcherTest extends DesktopTest {

    private static final Object SOURCE = "this connection";

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final EventQueue queue = new EventQueue();
    private final List<Integer> delivered = new CopyOnWriteArrayList<>();

    private static LinkEvent event(int number) {
        return new LinkEvent.Gone(number);
    }

    private static int number(LinkEvent event) {
        return event instanceof LinkEvent.Gone(long number) ? Math.toIntExact(number) : -1;
    }

    private void add(int from, int to) {
        queue.setSource(SOURCE);
        for (int i = from; i <= to; i++) {
            queue.add(SOURCE, event(i));
        }
    }

    @Test
    void deliversInOrderByPulses() {
        Dispatcher dispatcher = closing(new Dispatcher(queue, System::nanoTime));
        TestClient.fxRun(() -> dispatcher.listen(e -> delivered.add(number(e))));
        add(1, 100);
        await().atMost(PATIENCE).until(() -> delivered.size() == 100);
        assertThat(delivered).isSorted();
        add(101, 101); // it slept meanwhile
        await().atMost(PATIENCE).until(() -> delivered.size() == 101);
    }

    @Test
    void aThrowingListenerHarmsNeitherTheNextEventNorOtherListeners() {
        Dispatcher dispatcher = closing(new Dispatcher(queue, System::nanoTime));
        TestClient.fxRun(() -> {
            dispatcher.listen(e -> {
                throw new IllegalStateException("on purpose");
            });
            dispatcher.listen(new LinkListener() {
                @Override
                public void handle(LinkEvent e) {
                    delivered.add(number(e));
                }

                @Override
                public void batchEnded() {
                    throw new IllegalStateException("on purpose, too");
                }
            });
        });
        add(1, 3);
        await().atMost(PATIENCE).until(() -> delivered.equals(List.of(1, 2, 3)));
        add(4, 4);
        await().atMost(PATIENCE).until(() -> delivered.equals(List.of(1, 2, 3, 4)));
    }

    @Test
    void aBatchEndsWhenItsTimeIsUp() {
        AtomicLong now = new AtomicLong();
        Dispatcher dispatcher = closing(new Dispatcher(queue, now::get));
        TestClient.fxRun(() -> {
            dispatcher.listen(e -> {
                delivered.add(number(e));
                now.addAndGet(3_000_000); // 3 ms each, of 8
            });
            add(1, 10);
            dispatcher.deliverBatch();
            assertThat(delivered).containsExactly(1, 2, 3);
            dispatcher.deliverBatch();
            assertThat(delivered).hasSize(6);
        });
        await().atMost(PATIENCE).until(() -> delivered.size() == 10);
    }

    @Test
    void whatIsHeldUpComesInTheEnd() {
        AtomicLong spent = new AtomicLong();
        Dispatcher dispatcher = closing(new Dispatcher(queue, () -> System.nanoTime() + spent.get()));
        TestClient.fxRun(() -> dispatcher.listen(e -> {
            delivered.add(number(e));
            spent.addAndGet(Pace.BURST / 2);
        }));
        add(1, 5);
        await().atMost(PATIENCE).until(() -> delivered.equals(List.of(1, 2, 3, 4, 5)));
    }

    @Test
    void aListenerThatIsReplacedGetsNothingMore() {
        Dispatcher dispatcher = closing(new Dispatcher(queue, System::nanoTime));
        TestClient.fxRun(() -> {
            dispatcher.listen(e -> {
                if (number(e) == 2) {
                    dispatcher.close();
                    dispatcher.listen(later -> delivered.add(-number(later)));
                }
            });
            dispatcher.listen(e -> delivered.add(number(e)));
            add(1, 3);
            dispatcher.deliverBatch();
        });
        assertThat(delivered).containsExactly(1, -3);
    }

    @Test
    void whatAnOldConnectionStillSaysIsNotDelivered() {
        Dispatcher dispatcher = closing(new Dispatcher(queue, System::nanoTime));
        TestClient.fxRun(() -> {
            dispatcher.listen(e -> delivered.add(number(e)));
            add(1, 2);
            queue.setSource("another connection");
            queue.add("another connection", event(7));
            dispatcher.deliverBatch();
        });
        assertThat(delivered).containsExactly(7);
    }
}
