package chat.parley.desktop;

import chat.parley.desktop.net.EventQueue;
import chat.parley.desktop.net.LinkEvent;
import chat.parley.desktop.net.LinkListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.util.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings events from the queue to whoever listens, on JavaFX's thread: at most {@link #BATCH} of work a pulse, and
 * as much again at once for what comes after a rest, so that the window stays alive whatever arrives. In a flood it rests between
 * batches, so that most of the thread's time, and most pulses, are left to whoever types: see {@link Pace}. A listener that
 * throws is logged, and the next event is delivered all the same.
 *
 * <p>Sleeps while nothing arrives: a pulse costs something, so the timer runs only while there is work. All methods on
 * JavaFX's thread; only the queue's waker comes from others.
 */
public final class Dispatcher implements AutoCloseable {

    /** How long the events of one pulse may take. */
    static final Duration BATCH = Duration.ofMillis(8);

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final EventQueue queue;
    private final LongSupplier nanos;
    private final List<LinkListener> listeners = new ArrayList<>();
    private final AtomicBoolean awake = new AtomicBoolean();
    private final Pace pace;
    private boolean closed;
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            pulse();
        }
    };

    /**
     * Makes a dispatcher that delivers as soon as there is something to deliver.
     *
     * @param queue where events come from; its waker is the dispatcher's from now on
     * @param nanos tells the time, in nanoseconds from any moment
     */
    public Dispatcher(EventQueue queue, LongSupplier nanos) {
        this.queue = queue;
        this.nanos = nanos;
        pace = new Pace(nanos.getAsLong());
        queue.setWaker(this::wake);
    }

    /**
     * Adds a listener, after those that are there.
     *
     * @param listener gets every event from now on
     * @return ends it
     */
    public Subscription listen(LinkListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Delivers nothing any more. */
    @Override
    public void close() {
        closed = true;
        queue.setWaker(() -> {});
        timer.stop();
        listeners.clear();
    }

    private void wake() {
        if (awake.compareAndSet(false, true)) {
            Platform.runLater(() -> {
                start();
                if (!closed && pace.delay(nanos.getAsLong()) == 0) {
                    deliverBatch(); // what comes after a rest need not wait for a pulse; the next one shows it, and counts that
                }
            });
        }
    }

    private void start() {
        if (!closed) {
            timer.start();
        }
    }

    private void pulse() {
        long begun = nanos.getAsLong();
        long delay = pace.delay(begun);
        if (delay > 0) {
            // Not by a timer that goes on: pulses without need would be in the way of those that show what is typed.
            timer.stop();
            CompletableFuture.delayedExecutor(delay, TimeUnit.NANOSECONDS, Platform::runLater).execute(this::start);
            return;
        }
        deliverBatch();
        Platform.runLater(() -> pace.spent(begun, nanos.getAsLong())); // after this pulse, which lays out and draws what came
        if (queue.isEmpty()) {
            timer.stop();
            awake.set(false);
            if (!queue.isEmpty()) {
                wake(); // something came between the two lines above
            }
        }
    }

    /** Delivers until the queue is empty or the time is up; at least one event. */
    void deliverBatch() {
        long end = nanos.getAsLong() + BATCH.toNanos();
        boolean delivered = false;
        do {
            LinkEvent event = queue.poll();
            if (event == null) {
                break;
            }
            delivered = true;
            deliver(event);
        } while (nanos.getAsLong() - end < 0);
        if (delivered) {
            forEach(LinkListener::batchEnded);
        }
    }

    private void deliver(LinkEvent event) {
        if (event instanceof LinkEvent.Answered(var continuation)) {
            try {
                continuation.run();
            } catch (RuntimeException e) {
                LOG.error("What was to be done with an answer failed; going on with the next event", e);
            }
        } else {
            forEach(listener -> listener.handle(event));
        }
    }

    private void forEach(java.util.function.Consumer<LinkListener> delivery) {
        for (LinkListener listener : List.copyOf(listeners)) {
            // One that was removed by an earlier listener, because the screen changed, gets nothing any more.
            if (listeners.contains(listener)) {
                try {
                    delivery.accept(listener);
                } catch (RuntimeException e) {
                    LOG.error("A listener failed; going on with the next event", e);
                }
            }
        }
    }
}
