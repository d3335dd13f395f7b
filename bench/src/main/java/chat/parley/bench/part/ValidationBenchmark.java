package chat.parley.bench.part;

import chat.parley.common.Limits;
import chat.parley.common.protocol.FrameJson;
import chat.parley.common.protocol.Names;
import chat.parley.common.protocol.ProtocolException;
import chat.parley.common.protocol.v2.MessageRequest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to see that a record is a valid one. JMH's threads share one, as a server's sessions do. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ValidationBenchmark {

    private final FrameJson json = FrameJson.create(Limits.MAX_FRAME_BYTES);
    private final MessageRequest.Msg message = new MessageRequest.Msg(17L, null, "a message",
            new UUID(1, 2),
            null, null);
    private final MessageRequest.Sync sync = new MessageRequest.Sync(
            IntStream.rangeClosed(1, 100).mapToObj(i -> new MessageRequest.Position(i, 5, 7)).toList(), 100);

    /** A message: some strings and numbers. */
    @Benchmark
    public Object message() throws ProtocolException {
        return json.validated(message, "msg", UnaryOperator.identity());
    }

    /** A hundred records in one. */
    @Benchmark
    public Object listOfHundred() throws ProtocolException {
        return json.validated(sync, "sync", UnaryOperator.identity());
    }

    /** What makes names the same that look the same. */
    @Benchmark
    public Object name() {
        return List.of(Names.key("Ada.Lovelace"), Names.key("Jürgen"));
    }
}
