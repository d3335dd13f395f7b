package chat.parley.common.client;

import chat.parley.common.Limits;
import chat.parley.common.protocol.FrameJson;
import chat.parley.common.protocol.v2.Codec;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * What all clients of a program share: the codec, which is expensive to make, and the clock of their timers, one daemon
 * thread. Safe for use by many threads at once.
 */
public final class ClientRuntime implements AutoCloseable {

    private final Codec codec;
    private final ScheduledThreadPoolExecutor clock;

    /**
     * Makes one of an existing codec.
     *
     * @param codec what reads and writes the frames
     */
    public ClientRuntime(Codec codec) {
        this.codec = codec;
        clock = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("parley-client-timers").factory(),
                new ThreadPoolExecutor.DiscardPolicy()); // once closed, nothing has to happen later any more
        clock.setRemoveOnCancelPolicy(true);
        clock.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /**
     * Makes one with a codec of its own, which costs some 0.3 s: a program makes one.
     *
     * @return it
     */
    public static ClientRuntime create() {
        return new ClientRuntime(new Codec(FrameJson.create(Limits.MAX_FRAME_BYTES)));
    }

    Codec codec() {
        return codec;
    }

    /** Something that will be run unless it is cancelled before. */
    interface Timer {

        /** Forgets it; does nothing when it has begun to run. */
        void cancel();
    }

    /** Runs something later, on a virtual thread of its own. */
    Timer after(Duration delay, Runnable work) {
        Future<?> scheduled = clock.schedule(() -> Thread.startVirtualThread(work), delay.toNanos(),
                TimeUnit.NANOSECONDS);
        return () -> scheduled.cancel(false);
    }

    /** Stops the timers. To be called once its clients are closed; does not wait. */
    @Override
    public void close() {
        clock.shutdownNow();
    }
}
