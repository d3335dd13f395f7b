package chat.parley.bench.part;

import chat.parley.common.Limits;
import chat.parley.common.protocol.FrameJson;
import chat.parley.common.protocol.ProtocolException;
import chat.parley.common.protocol.v1.MessageCodec;
import chat.parley.common.protocol.v1.ServerMessage;
import chat.parley.common.protocol.v2.Asked;
import chat.parley.common.protocol.v2.Codec;
import chat.parley.common.protocol.v2.MessageRequest;
import chat.parley.common.protocol.v2.Reply;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a message costs between bytes and record, in both protocols; reading includes validation. JMH's threads share one, as a
 * server's sessions do.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CodecBenchmark {

    private static final String TEXT = "a message of one hundred characters, which is what a good many of them have, "
            + "or so it is assumed here.";

    private final FrameJson json = FrameJson.create(Limits.MAX_FRAME_BYTES);
    private final MessageCodec one = new MessageCodec(json);
    private final Codec two = new Codec(json);
    private final ServerMessage said = new ServerMessage.Said("public", "ada", TEXT);
    private final Reply sent = new Reply.Sent(17, 123_456, 4_711, 1_795_000_000_000L);
    private final byte[] say = ("{\"type\":\"msg\",\"data\":{\"from\":\"ada\",\"to\":\"public\",\"text\":\"" + TEXT
            + "\"}}")
            .getBytes(StandardCharsets.UTF_8);
    private final byte[] msg = two.encode("42",
            new MessageRequest.Msg(17L, null, TEXT, new UUID(1, 2), null, null));

    /** A client's message of protocol 1. */
    @Benchmark
    public Object readProtocol1() throws ProtocolException {
        return one.decodeRequest(say);
    }

    /** What everyone in the room gets for it. */
    @Benchmark
    public byte[] writeProtocol1() {
        return one.encode(said);
    }

    /** A client's message of protocol 2. */
    @Benchmark
    public Asked readProtocol2() throws ProtocolException {
        return two.decodeRequest(msg);
    }

    /** Its acknowledgement. */
    @Benchmark
    public byte[] writeProtocol2() {
        return two.encode("42", "msg", sent);
    }
}
