package chat.parley.common.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.ByteRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Frames and arbitrary streams, however they are cut into reads. */
class FramePropertyTest {

    static final int MAX = 300;

    @Property
    void framesArriveAsTheyWereSentHoweverTheStreamIsCut(
            @ForAll @Size(max = 10) List<@Size(min = 1, max = MAX) byte[]> payloads,
            @ForAll @IntRange(min = 1, max = 50) int readSize) throws IOException {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        for (byte[] payload : payloads) {
            stream.write(FrameWriter.frame(payload));
        }
        FrameReader reader = new FrameReader(cut(stream.toByteArray(), readSize), MAX);

        for (byte[] payload : payloads) {
            assertThat(reader.read()).isEqualTo(payload);
        }
        assertThat(reader.read()).isNull();
    }

    @Property
    void anyStreamIsFramesAndOneOfTheThreeEnds(@ForAll @Size(max = 64) List<@ByteRange(max = 3) Byte> stream,
            @ForAll @IntRange(min = 1, max = 9) int readSize) throws IOException {
        byte[] bytes = new byte[stream.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = stream.get(i);
        }
        FrameReader reader = new FrameReader(cut(bytes, readSize), 4);
        int consumed = 0;
        try {
            for (byte[] payload = reader.read(); payload != null; payload = reader.read()) {
                assertThat(payload).hasSizeBetween(1, 4);
                consumed += 4 + payload.length;
            }
            assertThat(consumed).isEqualTo(bytes.length);
        } catch (TruncatedFrameException | MalformedFrameException e) {
            assertThat(consumed).isLessThan(bytes.length);
        }
    }

    private static InputStream cut(byte[] bytes, int readSize) {
        return new FilterInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return super.read(buffer, offset, Math.min(length, readSize));
            }
        };
    }
}
