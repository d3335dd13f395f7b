package chat.parley.bench.part;

import chat.parley.common.Limits;
import chat.parley.common.frame.FrameReader;
import chat.parley.common.frame.FrameWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Writing a frame, and reading it from memory. JMH's threads each have one. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FrameBenchmark {

    /** Bytes of the payload: a message, what a first buffer of the reader holds not, and the longest. */
    @Param({"150", "4096", "262144"})
    public int payloadBytes;

    private byte[] payload = {};
    private byte[] frame = {};

    /** Makes the frame. */
    @Setup
    public void prepare() {
        payload = new byte[payloadBytes];
        frame = FrameWriter.frame(payload);
    }

    /** The length before the payload, in one array. */
    @Benchmark
    public byte[] write() {
        return FrameWriter.frame(payload);
    }

    /** All of the frame is there. */
    @Benchmark
    public byte @Nullable [] read() throws IOException {
        return new FrameReader(new ByteArrayInputStream(frame), Limits.MAX_FRAME_BYTES).read();
    }
}
