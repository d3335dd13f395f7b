package chat.parley.common.net;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** How an outbox ended. */
final class RecordedEnd implements Outbox.End {

    static final String DRAINED = "drained";

    private final BlockingQueue<Object> ends = new LinkedBlockingQueue<>();

    @Override
    public void drained() {
        ends.add(DRAINED);
    }

    @Override
    public void failed(IOException cause) {
        ends.add(cause);
    }

    /** Waits for the end: {@link #DRAINED} or what the stream threw. */
    Object await() throws InterruptedException {
        Object end = ends.poll(30, TimeUnit.SECONDS);
        if (end == null) {
            throw new AssertionError("the outbox did not end");
        }
        return end;
    }

    /** Tells whether there was no end that {@link #await} has not told of. */
    boolean isQuiet() {
        return ends.isEmpty();
    }
}
