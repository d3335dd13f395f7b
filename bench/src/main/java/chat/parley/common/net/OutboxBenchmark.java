package chat.parley.common.net;

import chat.parley.common.frame.FrameWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a delivery costs without TLS and the network: a frame offered to everyone in a room, and written by each one's writer to
 * a stream that takes all. JMH's one thread offers.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class OutboxBenchmark {

    private static final int MESSAGES = 64;

    /** Who gets every message. */
    @Param({"1", "100", "1000"})
    public int members;

    private final byte[] frame = FrameWriter.frame(new byte[170]);
    private List<Outbox> outboxes = List.of();

    /** Makes the outboxes. */
    @Setup
    public void prepare() {
        outboxes = Stream.generate(() -> new Outbox(OutputStream.nullOutputStream(), 0, new Outbox.End() {
            @Override
            public void drained() {
                throw new IllegalStateException("nobody has finished it");
            }

            @Override
            public void failed(IOException cause) {
                throw new IllegalStateException(cause);
            }
        })).limit(members).toList();
    }

    /** As many messages as may be under way, until everybody has got them; the time is of one message to all. */
    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public void deliver() {
        for (int i = 0; i < MESSAGES; i++) {
            outboxes.forEach(outbox -> outbox.offerEvent(frame, 1));
        }
        for (Outbox outbox : outboxes) {
            while (outbox.traffic().waiting() > 0) {
                LockSupport.parkNanos(1);
            }
        }
    }
}
