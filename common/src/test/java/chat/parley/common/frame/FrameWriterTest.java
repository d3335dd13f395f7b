package chat.parley.common.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import chat.parley.common.Limits;
import org.junit.jupiter.api.Test;

class FrameWriterTest {

    @Test
    void theLengthComesFirstMostSignificantByteFirst() {
        byte[] frame = FrameWriter.frame(new byte[0x01_02_03]);

        assertThat(frame).hasSize(4 + 0x01_02_03).startsWith(0, 1, 2, 3);
    }

    @Test
    void thePayloadFollowsAsItIs() {
        assertThat(FrameWriter.frame(new byte[]{'{', '}'})).containsExactly(0, 0, 0, 2, '{', '}');
    }

    @Test
    void theMaximumMakesAFrame() {
        assertThat(FrameWriter.frame(new byte[Limits.MAX_SERVER_FRAME_BYTES]))
                .hasSize(4 + Limits.MAX_SERVER_FRAME_BYTES).startsWith(0, 0x80, 0, 0);
    }

    @Test
    void anEmptyPayloadIsOurOwnMistake() {
        assertThatIllegalArgumentException().isThrownBy(() -> FrameWriter.frame(new byte[0]));
    }

    @Test
    void theMaximumPlusOneIsOurOwnMistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FrameWriter.frame(new byte[Limits.MAX_SERVER_FRAME_BYTES + 1]));
    }

    @Test
    void theFrameIsACopy() {
        byte[] payload = {'a'};
        byte[] frame = FrameWriter.frame(payload);
        payload[0] = 'b';

        assertThat(frame).endsWith('a');
    }
}
