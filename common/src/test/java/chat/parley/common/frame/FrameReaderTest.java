package chat.parley.common.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.common.Limits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The boundaries of a frame's length, and every place at which a stream can end. */
class FrameReaderTest {

    private static final int MAX = Limits.MAX_FRAME_BYTES;

    @Test
    void aStreamWithoutAByteEndsCleanly() throws IOException {
        assertThat(reader(bytes()).read()).isNull();
    }

    @Test
    void aPayloadOfOneByteIsAFrame() throws IOException {
        FrameReader reader = reader(bytes(0, 0, 0, 1, '{'));

        assertThat(reader.read()).containsExactly('{');
        assertThat(reader.read()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 2047, 2048, 2049, 8192, 8193, MAX - 1, MAX})
    void aPayloadUpToTheMaximumIsAFrame(int length) throws IOException {
        byte[] payload = payload(length);
        FrameReader reader = reader(FrameWriter.frame(payload));

        assertThat(reader.read()).isEqualTo(payload);
        assertThat(reader.read()).isNull();
    }

    @Test
    void lengthZeroIsMalformed() {
        assertMalformed(MalformedFrameException.Kind.EMPTY, 0, 0, 0, 0);
    }

    @Test
    void theMaximumPlusOneIsMalformed() {
        int tooLong = MAX + 1;
        assertMalformed(MalformedFrameException.Kind.TOO_LARGE, tooLong >>> 24, tooLong >>> 16, tooLong >>> 8, tooLong);
    }

    @Test
    void theLargestSignedLengthIsMalformed() {
        assertMalformed(MalformedFrameException.Kind.TOO_LARGE, 0x7f, 0xff, 0xff, 0xff);
    }

    @Test
    void aLengthWithTheSignBitIsLargeAndNotNegative() {
        assertMalformed(MalformedFrameException.Kind.TOO_LARGE, 0x80, 0, 0, 0);
        assertMalformed(MalformedFrameException.Kind.TOO_LARGE, 0xff, 0xff, 0xff, 0xff);
    }

    /** Whoever wants more than the header gets another exception. */
    private static void assertMalformed(MalformedFrameException.Kind kind, int... header) {
        FrameReader reader = new FrameReader(
                new SequenceInputStream(new ByteArrayInputStream(bytes(header)), new Failing("read on")), MAX);

        assertThatThrownBy(reader::read).isInstanceOfSatisfying(MalformedFrameException.class,
                e -> assertThat(e.kind()).isEqualTo(kind));
    }

    @Test
    void severalFramesInOneReadComeOneByOne() throws IOException {
        FrameReader reader = reader(bytes(0, 0, 0, 1, 'a', 0, 0, 0, 2, 'b', 'c', 0, 0, 0, 1, 'd'));

        assertThat(reader.read()).containsExactly('a');
        assertThat(reader.read()).containsExactly('b', 'c');
        assertThat(reader.read()).containsExactly('d');
        assertThat(reader.read()).isNull();
    }

    @Test
    void aFrameInManyReadsIsPutTogether() throws IOException {
        byte[] payload = payload(10_000);
        ByteArrayOutputStream twice = new ByteArrayOutputStream();
        twice.write(FrameWriter.frame(payload));
        twice.write(FrameWriter.frame(payload));
        FrameReader reader = new FrameReader(new Dripping(twice.toByteArray()), MAX);

        assertThat(reader.read()).isEqualTo(payload);
        assertThat(reader.read()).isEqualTo(payload);
        assertThat(reader.read()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void endingWithinTheLengthIsTruncated(int headerBytes) {
        FrameReader reader = reader(Arrays.copyOf(bytes(0, 0, 0, 5), headerBytes));

        assertThatThrownBy(reader::read).isInstanceOf(TruncatedFrameException.class)
                .hasMessageContaining("after " + headerBytes + " bytes");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2047, 2048, 2049, 4999})
    void endingWithinThePayloadIsTruncated(int payloadBytes) {
        FrameReader reader = reader(
                Arrays.copyOf(FrameWriter.frame(payload(5000)), Limits.FRAME_HEADER_BYTES + payloadBytes));

        assertThatThrownBy(reader::read).isInstanceOf(TruncatedFrameException.class)
                .hasMessageContaining("after " + payloadBytes + " of 5000 bytes");
    }

    @Test
    void endingAfterAWholeFrameIsClean() throws IOException {
        FrameReader reader = reader(FrameWriter.frame(payload(5000)));

        assertThat(reader.read()).hasSize(5000);
        assertThat(reader.read()).isNull();
        assertThat(reader.read()).isNull();
    }

    @Test
    void aFailureOfTheStreamIsPassedOn() {
        InputStream broken = new Failing("connection reset");

        assertThatIOException().isThrownBy(new FrameReader(broken, MAX)::read).withMessage("connection reset");
    }

    @Test
    void memoryGrowsWithTheBytesThatArrivedAndNotWithTheAnnouncedLength() throws IOException {
        // Whoever reads into an array asks the stream for no more than what has room in it.
        Asked asked = new Asked(FrameWriter.frame(payload(MAX)));

        assertThat(new FrameReader(asked, MAX).read()).hasSize(MAX);
        assertThat(asked.worstRatio).isLessThanOrEqualTo(4);
        assertThat(asked.firstRequest).isLessThanOrEqualTo(2048);
    }

    private static FrameReader reader(byte[] stream) {
        return new FrameReader(new ByteArrayInputStream(stream), MAX);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static byte[] payload(int length) {
        byte[] payload = new byte[length];
        for (int i = 0; i < length; i++) {
            payload[i] = (byte) (i * 31 + i / 251);
        }
        return payload;
    }

    /** Fails when it is read. */
    private static final class Failing extends InputStream {
        private final String message;

        Failing(String message) {
            this.message = message;
        }

        @Override
        public int read() throws IOException {
            throw new IOException(message);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            throw new IOException(message);
        }
    }

    /** Hands out one byte at a time. */
    private static final class Dripping extends InputStream {
        private final ByteArrayInputStream in;

        Dripping(byte[] bytes) {
            in = new ByteArrayInputStream(bytes);
        }

        @Override
        public int read() {
            return in.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            return in.read(buffer, offset, Math.min(length, 1));
        }
    }

    /** Notes how large the reader's array is, compared with the payload bytes that had arrived when it was made. */
    private static final class Asked extends InputStream {
        private final ByteArrayInputStream in;
        private int delivered = -Limits.FRAME_HEADER_BYTES;
        private int arraySize;
        int firstRequest;
        double worstRatio;

        Asked(byte[] bytes) {
            in = new ByteArrayInputStream(bytes);
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("the reader reads into arrays");
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (delivered == 0) {
                firstRequest = buffer.length;
            } else if (delivered > 0 && buffer.length != arraySize) {
                worstRatio = Math.max(worstRatio, (double) buffer.length / delivered);
            }
            arraySize = buffer.length;
            int got = in.read(buffer, offset, length);
            delivered += got;
            return got;
        }
    }
}
