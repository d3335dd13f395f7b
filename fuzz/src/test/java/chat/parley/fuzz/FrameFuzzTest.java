package chat.parley.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.Limits;
import chat.parley.common.frame.FrameReader;
import chat.parley.common.frame.FrameWriter;
import chat.parley.common.frame.MalformedFrameException;
import chat.parley.common.frame.TruncatedFrameException;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Timeout;

/**
 * Any bytes, however they arrive, are read as the frames and the end that a reader finds which has all of them at once; and what
 * was read is written as it stood there.
 */
class FrameFuzzTest {

    /** What reading takes beside the bytes of the frames; growing by four, a frame's buffers have some three times its size. */
    private static final int OVERHEAD_BYTES = 32 * 1024;

    /** How reading ended. */
    private enum End {
        CLEAN, TRUNCATED, EMPTY, TOO_LARGE
    }

    /** What was read. */
    private record Read(List<ByteBuffer> frames, End end) {}

    /**
     * Takes an input.
     *
     * @param input how many sizes of portions there are (its first byte modulo 8), these sizes, each a byte, and what arrives
     */
    @FuzzTest
    @Timeout(120)
    void anyBytes(byte[] input) {
        int sizes = input.length == 0 ? 0 : Math.min(input[0] & 7, input.length - 1);
        byte[] portions = sizes == 0 ? new byte[0] : Arrays.copyOfRange(input, 1, 1 + sizes);
        byte[] arriving = input.length == 0 ? input : Arrays.copyOfRange(input, 1 + sizes, input.length);

        Read read = Allocation.atMost(OVERHEAD_BYTES + 8L * arriving.length,
                () -> read(new PortionedStream(arriving, portions)));

        assertThat(read).isEqualTo(expected(arriving));
        assertWrittenAsRead(read, arriving);
    }

    private static Read read(PortionedStream in) {
        FrameReader reader = new FrameReader(in, Limits.MAX_FRAME_BYTES);
        List<ByteBuffer> frames = new ArrayList<>();
        try {
            byte[] frame;
            while ((frame = reader.read()) != null) {
                frames.add(ByteBuffer.wrap(frame));
            }
            return new Read(frames, End.CLEAN);
        } catch (TruncatedFrameException _) {
            return new Read(frames, End.TRUNCATED);
        } catch (MalformedFrameException e) {
            return new Read(frames, switch (e.kind()) {
                case EMPTY -> End.EMPTY;
                case TOO_LARGE -> End.TOO_LARGE;
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e); // the stream itself never fails
        }
    }

    /** The same, written down as the protocol has it, for bytes that are all there. */
    private static Read expected(byte[] arriving) {
        ByteBuffer left = ByteBuffer.wrap(arriving);
        List<ByteBuffer> frames = new ArrayList<>();
        while (left.hasRemaining()) {
            if (left.remaining() < Limits.FRAME_HEADER_BYTES) {
                return new Read(frames, End.TRUNCATED);
            }
            long length = Integer.toUnsignedLong(left.getInt());
            if (length == 0) {
                return new Read(frames, End.EMPTY);
            }
            if (length > Limits.MAX_FRAME_BYTES) {
                return new Read(frames, End.TOO_LARGE);
            }
            if (length > left.remaining()) {
                return new Read(frames, End.TRUNCATED);
            }
            frames.add(left.slice(left.position(), (int) length));
            left.position(left.position() + (int) length);
        }
        return new Read(frames, End.CLEAN);
    }

    private static void assertWrittenAsRead(Read read, byte[] arriving) {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        read.frames().forEach(frame -> {
            byte[] payload = new byte[frame.remaining()];
            frame.duplicate().get(payload);
            written.writeBytes(FrameWriter.frame(payload));
        });
        assertThat(Arrays.copyOf(arriving, written.size())).isEqualTo(written.toByteArray());
    }
}
