package chat.parley.common.net;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A peer that takes nothing until it is told to: every write waits at a gate. */
final class GatedStream extends OutputStream {

    private final BlockingQueue<byte[]> arrived = new LinkedBlockingQueue<>();
    private final Semaphore gate = new Semaphore(0);
    private volatile @Nullable Exception failure;

    /** Waits for the next write to reach the gate, and tells what it writes. */
    byte[] nextWrite() throws InterruptedException {
        byte[] write = arrived.poll(30, TimeUnit.SECONDS);
        if (write == null) {
            throw new AssertionError("nothing was written");
        }
        return write;
    }

    /** Tells whether no write has reached the gate that {@link #nextWrite} has not told of. */
    boolean isQuiet() {
        return arrived.isEmpty();
    }

    /** Lets one write through. */
    void pass() {
        gate.release();
    }

    /** Lets every write through from now on. */
    void open() {
        gate.release(Integer.MAX_VALUE / 2);
    }

    /** Fails the write at the gate. */
    void fail(Exception cause) {
        failure = cause;
        gate.release();
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        arrived.add(Arrays.copyOfRange(bytes, offset, offset + length));
        gate.acquireUninterruptibly();
        switch (failure) {
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            case null, default -> {
            }
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[]{(byte) b}, 0, 1);
    }
}
