package chat.parley.common.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who gets what was held back when some peers take nothing. */
class SweepTest {

    /** More than there are processors to write with. */
    private static final int STUCK = 4 * Runtime.getRuntime().availableProcessors();

    @Test
    void nobodyWaitsForAPeerThatTakesNothing() throws InterruptedException {
        List<GatedStream> stuck = Stream.generate(GatedStream::new).limit(STUCK).toList();
        List<GatedStream> open = Stream.generate(GatedStream::new).limit(100).toList();
        open.forEach(GatedStream::open);
        List<Outbox> outboxes = Stream.concat(stuck.stream(), open.stream())
                .map(peer -> new Outbox(peer, 0, new RecordedEnd())).toList();

        Cork.around(() -> outboxes.forEach(outbox -> outbox.offer(new byte[]{1, 2})));

        for (GatedStream peer : open) {
            assertThat(peer.nextWrite()).containsExactly(1, 2);
        }
        for (GatedStream peer : stuck) {
            assertThat(peer.nextWrite()).containsExactly(1, 2);
            peer.open();
        }
    }

    @Test
    void whatIsToldWhileASweepIsUnderWayComesAfterIt() throws InterruptedException {
        GatedStream peer = new GatedStream();
        Outbox outbox = new Outbox(peer, 0, new RecordedEnd());
        Cork.around(() -> outbox.offer(new byte[]{1}));
        assertThat(peer.nextWrite()).containsExactly(1);

        Cork.around(() -> IntStream.rangeClosed(2, 4).forEach(i -> outbox.offer(new byte[]{(byte) i})));
        assertThat(peer.isQuiet()).isTrue();
        peer.open();
        assertThat(peer.nextWrite()).containsExactly(2, 3, 4);
    }
}
