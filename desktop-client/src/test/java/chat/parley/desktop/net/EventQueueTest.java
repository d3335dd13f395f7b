package chat.parley.desktop.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parley.common.client.ClientState;
import chat.parley.common.protocol.v2.Event;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EventQueueTest {

    private static final LinkEvent MESSAGE = new LinkEvent.Pushed(new Event.Typing(1, "Ada"));

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final EventQueue queue = new EventQueue();

    private AtomicInteger putInBackground(Object source, int count) {
        AtomicInteger put = new AtomicInteger();
        Thread.ofVirtual().start(() -> {
            for (int i = 0; i < count; i++) {
                queue.put(source, MESSAGE);
                put.incrementAndGet();
            }
        });
        return put;
    }

    @Test
    void aFastReceiverWaitsForRoomButAChangeOfStateDoesNot() {
        queue.setSource("me");
        AtomicInteger put = putInBackground("me", EventQueue.CAPACITY + 10);
        await().atMost(PATIENCE).untilAtomic(put, org.hamcrest.Matchers.equalTo(EventQueue.CAPACITY));
        queue.add("me", new LinkEvent.StateChanged(new ClientState.Fresh()));
        assertThat(put).hasValue(EventQueue.CAPACITY);
        for (int i = 0; i < EventQueue.CAPACITY; i++) {
            assertThat(queue.poll()).isEqualTo(MESSAGE);
        }
        assertThat(queue.poll()).isEqualTo(new LinkEvent.StateChanged(new ClientState.Fresh()));
        await().atMost(PATIENCE).untilAtomic(put, org.hamcrest.Matchers.equalTo(EventQueue.CAPACITY + 10));
    }

    @Test
    void aReceiverThatNobodyWantsAnyMoreStopsWaiting() {
        queue.setSource("old");
        AtomicInteger put = putInBackground("old", EventQueue.CAPACITY + 10);
        await().atMost(PATIENCE).untilAtomic(put, org.hamcrest.Matchers.equalTo(EventQueue.CAPACITY));
        queue.setSource("new");
        await().atMost(PATIENCE).untilAtomic(put, org.hamcrest.Matchers.equalTo(EventQueue.CAPACITY + 10));
        assertThat(queue.poll()).isNull();
    }
}
