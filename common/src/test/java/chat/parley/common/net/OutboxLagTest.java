package chat.parley.common.net;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.net.Outbox.Offer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A peer that is too slow for the events, but can fetch what it has missed: what is dropped, and when it is told. */
class OutboxLagTest {

    private static final long TEAROOM = 7;
    private static final long ATTIC = 8;
    private static final long CELLAR = 9;

    private final GatedStream peer = new GatedStream();
    private final RecordedEnd end = new RecordedEnd();

    /** An outbox of ten bytes that tells which topics to fetch, and is busy with a frame of one byte. */
    private Outbox lagging(Function<Set<Long>, byte[]> resync) throws InterruptedException {
        Outbox outbox = new Outbox(peer, 10, end);
        outbox.onLag(resync);
        assertThat(outbox.offer(frame("."))).isEqualTo(Offer.QUEUED);
        assertThat(peer.nextWrite()).isEqualTo(frame("."));
        return outbox;
    }

    private static byte[] resync(Set<Long> topics) {
        return frame("fetch" + new TreeSet<>(topics));
    }

    private static byte[] frame(String content) {
        return content.getBytes(StandardCharsets.US_ASCII);
    }

    private void assertNextWrite(String content) throws InterruptedException {
        assertThat(peer.nextWrite()).asString(StandardCharsets.US_ASCII).isEqualTo(content);
        peer.pass();
    }

    @Test
    void eventsOfAPeerThatCannotFetchFillTheOutbox() throws InterruptedException {
        Outbox outbox = new Outbox(peer, 10, end);
        assertThat(outbox.offerEvent(frame("a"), TEAROOM)).isEqualTo(Offer.QUEUED);
        peer.nextWrite();
        assertThat(outbox.offerEvent(frame("bbbbbbbbb"), TEAROOM)).isEqualTo(Offer.QUEUED);

        assertThat(outbox.offerEvent(frame("c"), TEAROOM)).isEqualTo(Offer.FULL);
        peer.pass();
        assertNextWrite("bbbbbbbbb");
    }

    @Test
    void anEventOverTheBoundDropsThoseThatWaitAndNoResponse() throws InterruptedException {
        Outbox outbox = lagging(OutboxLagTest::resync);
        assertThat(outbox.offer(frame("aa"))).isEqualTo(Offer.QUEUED);
        assertThat(outbox.offerEvent(frame("bb"), TEAROOM)).isEqualTo(Offer.QUEUED);
        assertThat(outbox.offer(frame("cc"))).isEqualTo(Offer.QUEUED);
        assertThat(outbox.offerEvent(frame("dd"), ATTIC)).isEqualTo(Offer.QUEUED);
        assertThat(outbox.offerEvent(frame("ee"), CELLAR)).isEqualTo(Offer.LAGGING);
        peer.pass();

        assertNextWrite("aacc");
        assertNextWrite("fetch[7, 8, 9]");
        assertThat(peer.isQuiet()).isTrue();
    }

    @Test
    void whileLaggingEventsAreDroppedAndResponsesAreNot() throws InterruptedException {
        Outbox outbox = lagging(OutboxLagTest::resync);
        assertThat(outbox.offerEvent(frame("aaaaaaaaaa"), TEAROOM)).isEqualTo(Offer.LAGGING);
        assertThat(outbox.offerEvent(frame("b"), ATTIC)).isEqualTo(Offer.LAGGING);
        assertThat(outbox.offer(frame("cccccccc"))).isEqualTo(Offer.QUEUED);
        peer.pass();
        assertThat(peer.nextWrite()).isEqualTo(frame("cccccccc"));
        assertThat(outbox.offerEvent(frame("d"), ATTIC)).isEqualTo(Offer.LAGGING);
        assertThat(outbox.offer(frame("e"))).isEqualTo(Offer.QUEUED);
        peer.pass();

        assertNextWrite("e");
        assertNextWrite("fetch[7, 8]");
    }

    @Test
    void eventsFlowAgainAfterThePeerWasTold() throws InterruptedException {
        Outbox outbox = lagging(OutboxLagTest::resync);
        outbox.offerEvent(frame("aaaaaaaaaa"), TEAROOM);
        peer.pass();

        assertThat(peer.nextWrite()).isEqualTo(frame("fetch[7]"));
        assertThat(outbox.offerEvent(frame("b"), TEAROOM)).isEqualTo(Offer.QUEUED);
        peer.pass();
        assertNextWrite("b");
        assertThat(outbox.offerEvent(frame("c"), TEAROOM)).isEqualTo(Offer.QUEUED);
        assertNextWrite("c");
    }

    @Test
    void whatThePeerIsToldCountsToo() throws InterruptedException {
        Outbox outbox = lagging(OutboxLagTest::resync);
        outbox.offerEvent(frame("aaaaaaaaaa"), TEAROOM);
        peer.pass();
        assertThat(peer.nextWrite()).isEqualTo(frame("fetch[7]"));

        assertThat(outbox.offerEvent(frame("bb"), ATTIC)).isEqualTo(Offer.QUEUED);
        assertThat(outbox.offerEvent(frame("c"), ATTIC)).isEqualTo(Offer.LAGGING);
        peer.pass();
        assertNextWrite("fetch[8]");
    }

    @Test
    void aResponseOverTheBoundTakesTheEventsPlace() throws InterruptedException {
        Outbox outbox = lagging(OutboxLagTest::resync);
        outbox.offer(frame("aa"));
        outbox.offerEvent(frame("bbbb"), TEAROOM);
        assertThat(outbox.offer(frame("ccccccc"))).isEqualTo(Offer.QUEUED);
        assertThat(outbox.offerEvent(frame("d"), ATTIC)).isEqualTo(Offer.LAGGING);
        peer.pass();

        assertNextWrite("aaccccccc");
        assertNextWrite("fetch[7, 8]");
    }

    @Test
    void responsesAloneFillTheOutbox() throws InterruptedException {
        Outbox outbox = lagging(OutboxLagTest::resync);
        outbox.offer(frame("aaaaaaaaa"));
        assertThat(outbox.offer(frame("bb"))).isEqualTo(Offer.FULL);
        peer.pass();

        assertNextWrite("aaaaaaaaa");
        outbox.offerEvent(frame("c"), TEAROOM);
        assertNextWrite("c"); // nothing was missed, so nothing had to be told
    }

    @Test
    void oneEventOverTheBoundIsTakenWhenNothingElseWaits() throws InterruptedException {
        Outbox outbox = new Outbox(peer, 10, end);
        outbox.onLag(OutboxLagTest::resync);

        assertThat(outbox.offerEvent(frame("a".repeat(50)), TEAROOM)).isEqualTo(Offer.QUEUED);
        assertNextWrite("a".repeat(50));
    }

    /** The moment between collecting the topics and telling the peer, held open while another thread offers. */
    @Test
    void whatIsOfferedWhileThePeerIsBeingToldComesAfterwards() throws InterruptedException {
        List<Offer> offers = new ArrayList<>();
        Outbox[] outbox = new Outbox[1];
        outbox[0] = lagging(topics -> {
            offerAll(offers, () -> outbox[0].offerEvent(frame("b"), TEAROOM), () -> outbox[0].offer(frame("c")),
                    () -> outbox[0].offerEvent(frame("d"), ATTIC));
            return resync(topics);
        });
        outbox[0].offerEvent(frame("aaaaaaaaaa"), TEAROOM);
        peer.pass();

        assertNextWrite("fetch[7]bcd");
        assertThat(offers).containsExactly(Offer.QUEUED, Offer.QUEUED, Offer.QUEUED);
    }

    @Test
    void whatIsTooMuchWhileThePeerIsBeingToldIsToldNext() throws InterruptedException {
        List<Offer> offers = new ArrayList<>();
        Outbox[] outbox = new Outbox[1];
        outbox[0] = lagging(topics -> {
            if (offers.isEmpty()) {
                offerAll(offers, () -> outbox[0].offerEvent(frame("bbbbb"), ATTIC),
                        () -> outbox[0].offer(frame("c")), () -> outbox[0].offerEvent(frame("dddddd"), CELLAR));
            }
            return resync(topics);
        });
        outbox[0].offerEvent(frame("aaaaaaaaaa"), TEAROOM);
        peer.pass();

        assertNextWrite("fetch[7]c");
        assertNextWrite("fetch[8, 9]");
        assertThat(offers).containsExactly(Offer.QUEUED, Offer.QUEUED, Offer.LAGGING);
    }

    @FunctionalInterface
    private interface Offering {
        Offer offer();
    }

    /** Offers from another thread, and waits for it: it would wait for ever, were a lock held. */
    private static void offerAll(List<Offer> offers, Offering... offering) {
        CountDownLatch done = new CountDownLatch(1);
        Thread.startVirtualThread(() -> {
            for (Offering each : offering) {
                offers.add(each.offer());
            }
            done.countDown();
        });
        try {
            done.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whoLagsAtTheEndIsNotToldAnyMore() throws InterruptedException {
        Outbox outbox = lagging(OutboxLagTest::resync);
        outbox.offer(frame("a"));
        assertThat(outbox.offerEvent(frame("bbbbbbbbbb"), TEAROOM)).isEqualTo(Offer.LAGGING);
        outbox.finish(frame("bye"), false);
        assertThat(outbox.offerEvent(frame("c"), TEAROOM)).isEqualTo(Offer.CLOSED);
        peer.open();

        assertThat(peer.nextWrite()).isEqualTo(frame("abye"));
        assertThat(end.await()).isEqualTo(RecordedEnd.DRAINED);
        assertThat(peer.isQuiet()).isTrue();
    }

    @Test
    void anEndWhileThePeerIsBeingToldComesFirst() throws InterruptedException {
        Outbox[] outbox = new Outbox[1];
        outbox[0] = lagging(topics -> {
            outbox[0].finish(frame("bye"), true);
            return resync(topics);
        });
        outbox[0].offerEvent(frame("aaaaaaaaaa"), TEAROOM);
        peer.open();

        assertThat(peer.nextWrite()).isEqualTo(frame("bye"));
        assertThat(end.await()).isEqualTo(RecordedEnd.DRAINED);
        assertThat(peer.isQuiet()).isTrue();
    }

    @Test
    void whoCannotBeToldIsDisconnected() throws InterruptedException {
        Outbox outbox = lagging(topics -> {
            throw new IllegalStateException("a fault");
        });
        outbox.offerEvent(frame("aaaaaaaaaa"), TEAROOM);
        peer.open();

        assertThat(end.await()).isInstanceOf(IOException.class);
        assertThat(outbox.offer(frame("b"))).isEqualTo(Offer.CLOSED);
        assertThat(peer.isQuiet()).isTrue();
    }
}
