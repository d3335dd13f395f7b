package chat.parley.common.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.common.net.Outbox.Offer;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What leaves an outbox, in which writes, and how it ends; step by step, with a peer that takes one write at a time. */
class OutboxTest {

    private static final int RECORD = 16 * 1024;

    private final GatedStream peer = new GatedStream();
    private final RecordedEnd end = new RecordedEnd();

    private Outbox outbox(long maxBytes) {
        return new Outbox(peer, maxBytes, end);
    }

    @Test
    void aFrameLeavesAsItIs() throws InterruptedException {
        Outbox outbox = outbox(0);

        assertThat(outbox.offer(frame('a', 100_000))).isEqualTo(Offer.QUEUED);
        assertThat(peer.nextWrite()).isEqualTo(frame('a', 100_000));
    }

    @Test
    void smallFramesThatHadToWaitLeaveInOneWrite() throws InterruptedException {
        Outbox outbox = outbox(0);
        outbox.offer(frame('a', 3));
        assertThat(peer.nextWrite()).asString().isEqualTo("aaa");
        outbox.offer(frame('b', 2));
        outbox.offer(frame('c', 1));
        outbox.offer(frame('d', 4));
        peer.pass();

        assertThat(peer.nextWrite()).asString().isEqualTo("bbcdddd");
        peer.pass();
        outbox.offer(frame('e', 1));
        assertThat(peer.nextWrite()).asString().isEqualTo("e");
    }

    @Test
    void whatIsOfferedUnderACorkLeavesInOneWrite() throws InterruptedException {
        Outbox outbox = outbox(0);
        CountDownLatch othersRan = new CountDownLatch(1);
        Cork.around(() -> {
            outbox.offer(frame('a', 1));
            Thread.startVirtualThread(othersRan::countDown); // so would a writer have, if there were one
            Awaitility.await().until(() -> othersRan.getCount() == 0);
            outbox.offer(frame('b', 2));
        });

        assertThat(peer.nextWrite()).asString().isEqualTo("abb");
        peer.pass();
        outbox.offer(frame('c', 1));
        assertThat(peer.nextWrite()).asString().isEqualTo("c");
    }

    @Test
    void aRecordsWorthLeavesBeforeTheCorkIsDrawn() {
        Outbox outbox = outbox(0);
        Cork.around(() -> {
            outbox.offer(frame('a', RECORD - 1));
            outbox.offer(frame('b', 1));
            assertThat(written()).hasSize(RECORD);
            outbox.offer(frame('c', 1));
            peer.pass();
            assertThat(written()).asString().isEqualTo("c");
        });
    }

    @Test
    void whatIsOfferedUnderACorkLeavesAlsoWhenTheWorkFails() {
        Outbox outbox = outbox(0);
        assertThatThrownBy(() -> Cork.around(() -> {
            outbox.offer(frame('a', 1));
            throw new IllegalStateException("broken");
        })).hasMessage("broken");

        assertThat(written()).asString().isEqualTo("a");
    }

    @Test
    void finishingUnderACorkWritesTheLastFrame() throws InterruptedException {
        Outbox outbox = outbox(0);
        Cork.around(() -> {
            outbox.offer(frame('a', 1));
            outbox.finish(frame('z', 1), false);
        });
        peer.open();

        assertThat(peer.nextWrite()).asString().isEqualTo("az");
        assertThat(end.await()).isEqualTo(RecordedEnd.DRAINED);
    }

    private byte[] written() {
        try {
            return peer.nextWrite();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aWriteIsAtMostOneRecordWhereFramesAreSmaller() throws InterruptedException {
        Outbox outbox = outbox(0);
        outbox.offer(frame('a', 1));
        assertThat(peer.nextWrite()).hasSize(1);
        outbox.offer(frame('b', RECORD / 2));
        outbox.offer(frame('c', RECORD / 2));
        outbox.offer(frame('d', RECORD / 2));
        outbox.offer(frame('e', RECORD / 2 + 1));
        outbox.offer(frame('f', 1));
        peer.open();

        assertThat(peer.nextWrite()).hasSize(RECORD).startsWith('b').endsWith('c');
        assertThat(peer.nextWrite()).hasSize(RECORD / 2).startsWith('d').endsWith('d');
        assertThat(peer.nextWrite()).hasSize(RECORD / 2 + 2).startsWith('e').endsWith('f');
    }

    @Test
    void aLargeFrameLeavesAloneAndInItsPlace() throws InterruptedException {
        Outbox outbox = outbox(0);
        outbox.offer(frame('a', 1));
        assertThat(peer.nextWrite()).hasSize(1);
        outbox.offer(frame('b', 1));
        outbox.offer(frame('c', 5 * RECORD));
        outbox.offer(frame('d', 1));
        outbox.offer(frame('e', 1));
        peer.open();

        assertThat(peer.nextWrite()).asString().isEqualTo("b");
        assertThat(peer.nextWrite()).isEqualTo(frame('c', 5 * RECORD));
        assertThat(peer.nextWrite()).asString().isEqualTo("de");
    }

    @Test
    void theBoundCountsWhatWaits() throws InterruptedException {
        Outbox outbox = outbox(100);
        assertThat(outbox.offer(frame('a', 60))).isEqualTo(Offer.QUEUED);
        peer.nextWrite();
        assertThat(outbox.offer(frame('b', 60))).isEqualTo(Offer.QUEUED);
        assertThat(outbox.offer(frame('c', 41))).isEqualTo(Offer.FULL);
        assertThat(outbox.offer(frame('d', 40))).isEqualTo(Offer.QUEUED);
        assertThat(outbox.offer(frame('e', 1))).isEqualTo(Offer.FULL);
        assertThat(outbox.traffic().waiting()).isEqualTo(160);

        peer.pass();
        assertThat(peer.nextWrite()).hasSize(100).startsWith('b').endsWith('d');
        assertThat(outbox.offer(frame('f', 100))).isEqualTo(Offer.QUEUED);
        assertThat(outbox.offer(frame('g', 1))).isEqualTo(Offer.FULL);
    }

    @Test
    void oneFrameOverTheBoundIsTakenWhenNothingElseWaits() throws InterruptedException {
        Outbox outbox = outbox(10);

        assertThat(outbox.offer(frame('a', 50))).isEqualTo(Offer.QUEUED);
        assertThat(peer.nextWrite()).hasSize(50);
        assertThat(outbox.offer(frame('b', 50))).as("asked for by a peer that has read the first")
                .isEqualTo(Offer.QUEUED);
        assertThat(outbox.offer(frame('c', 1))).isEqualTo(Offer.FULL);
    }

    @Test
    void finishWritesWhatWaitsThenTheLastFrame() throws InterruptedException {
        Outbox outbox = outbox(4);
        outbox.offer(frame('a', 1));
        peer.nextWrite();
        outbox.offer(frame('b', 3));

        outbox.finish(frame('z', 50), false); // over the bound, and taken all the same
        assertThat(outbox.offer(frame('c', 1))).isEqualTo(Offer.CLOSED);
        peer.pass();
        assertThat(peer.nextWrite()).asString().isEqualTo("bbb" + "z".repeat(50));
        assertThat(end.isQuiet()).isTrue();
        peer.pass();
        assertThat(end.await()).isEqualTo(RecordedEnd.DRAINED);
        assertThat(peer.isQuiet()).isTrue();
    }

    @Test
    void finishWithDiscardWritesTheLastFrameNext() throws InterruptedException {
        Outbox outbox = outbox(0);
        outbox.offer(frame('a', 1));
        peer.nextWrite();
        outbox.offer(frame('b', 3));

        outbox.finish(frame('z', 2), true);
        peer.open();
        assertThat(peer.nextWrite()).asString().isEqualTo("zz");
        assertThat(end.await()).isEqualTo(RecordedEnd.DRAINED);
    }

    @Test
    void finishOfAnIdleOutboxEndsIt() throws InterruptedException {
        outbox(0).finish(null, false);

        assertThat(end.await()).isEqualTo(RecordedEnd.DRAINED);
        assertThat(peer.isQuiet()).isTrue();
    }

    @Test
    void finishOfAnIdleOutboxWritesTheLastFrame() throws InterruptedException {
        outbox(0).finish(frame('z', 2), true);
        peer.open();

        assertThat(peer.nextWrite()).asString().isEqualTo("zz");
        assertThat(end.await()).isEqualTo(RecordedEnd.DRAINED);
    }

    @Test
    void onlyTheFirstFinishCounts() throws InterruptedException {
        Outbox outbox = outbox(0);
        outbox.offer(frame('a', 1));
        peer.nextWrite();
        outbox.offer(frame('b', 1));
        outbox.finish(frame('y', 1), false);
        outbox.finish(frame('z', 1), true);
        peer.open();

        assertThat(peer.nextWrite()).asString().isEqualTo("by");
        assertThat(end.await()).isEqualTo(RecordedEnd.DRAINED);
        outbox.finish(frame('z', 1), true);
        assertThat(peer.isQuiet()).isTrue();
        assertThat(end.isQuiet()).isTrue();
    }

    @Test
    void aFailedWriteEndsIt() throws InterruptedException {
        assertFailureEnds(new IOException("connection reset"));
    }

    @Test
    void aFaultOfTheStreamEndsItToo() throws InterruptedException {
        assertFailureEnds(new IllegalStateException("a fault"));
    }

    private void assertFailureEnds(Exception cause) throws InterruptedException {
        Outbox outbox = outbox(0);
        outbox.offer(frame('a', 1));
        peer.nextWrite();
        outbox.offer(frame('b', 1));
        peer.fail(cause);

        assertThat(end.await()).isInstanceOfSatisfying(IOException.class,
                e -> assertThat(rootOf(e)).isSameAs(cause));
        assertThat(outbox.offer(frame('c', 1))).isEqualTo(Offer.CLOSED);
        outbox.finish(frame('z', 1), false);
        assertThat(peer.isQuiet()).isTrue();
        assertThat(end.isQuiet()).isTrue();
    }

    private static Throwable rootOf(Throwable e) {
        @Nullable
        Throwable cause = e.getCause();
        return cause == null ? e : cause;
    }

    @Test
    void aFailureAfterFinishIsTheOnlyEnd() throws InterruptedException {
        Outbox outbox = outbox(0);
        outbox.offer(frame('a', 1));
        peer.nextWrite();
        outbox.finish(frame('z', 1), false);
        IOException cause = new IOException("connection reset");
        peer.fail(cause);

        assertThat(end.await()).isSameAs(cause);
        assertThat(end.isQuiet()).isTrue();
        assertThat(peer.isQuiet()).isTrue();
    }

    private static byte[] frame(char content, int length) {
        byte[] frame = new byte[length];
        Arrays.fill(frame, (byte) content);
        return frame;
    }
}
