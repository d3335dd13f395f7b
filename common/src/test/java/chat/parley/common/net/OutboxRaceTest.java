package chat.parley.common.net;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.net.Outbox.Offer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * The races between those who offer or finish and the writer. Where the order of events can be forced, it is: the stream calls
 * back from within a write. Otherwise the two sides are let go at one moment, again and again.
 */
class OutboxRaceTest {

    private static final int ROUNDS = 2_000;

    /** A frame of one kind, or topic, and five bytes: a number, or which of the topics to fetch; the last one is the end's. */
    private static final int RACE_FRAME = 6;
    private static final byte RESYNC = 100;
    private static final byte END = 101;

    private final RecordedEnd end = new RecordedEnd();

    /** Collects what is written, and calls back before each write returns. */
    private static final class Sink extends OutputStream {
        private final List<Byte> written = new ArrayList<>(); // the outbox hands it from writer to writer
        private final AtomicInteger concurrentWriters = new AtomicInteger();
        private final IntConsumer beforeReturn;

        Sink(IntConsumer beforeReturn) {
            this.beforeReturn = beforeReturn;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[]{(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (concurrentWriters.getAndIncrement() != 0) {
                throw new IOException("two writers at once");
            }
            for (int i = offset; i < offset + length; i++) {
                written.add(bytes[i]);
            }
            concurrentWriters.decrementAndGet();
            beforeReturn.accept(written.size());
        }
    }

    @Test
    void finishWhileTheWriterIsBusyWithTheLastFrameEndsItOnce() throws InterruptedException {
        AtomicReference<Outbox> outbox = new AtomicReference<>();
        Sink sink = new Sink(size -> outbox.get().finish(null, false));
        outbox.set(new Outbox(sink, 0, end));
        outbox.get().offer(new byte[]{1});

        assertThat(end.await()).isEqualTo(RecordedEnd.DRAINED);
        assertThat(sink.written).containsExactly((byte) 1);
        assertThat(end.isQuiet()).isTrue();
    }

    @Test
    void aLastFrameThatComesWhileTheWriterIsBusyIsWritten() throws InterruptedException {
        AtomicReference<Outbox> outbox = new AtomicReference<>();
        Sink sink = new Sink(size -> outbox.get().finish(new byte[]{9}, true));
        outbox.set(new Outbox(sink, 0, end));
        outbox.get().offer(new byte[]{1});

        assertThat(end.await()).isEqualTo(RecordedEnd.DRAINED);
        assertThat(sink.written).containsExactly((byte) 1, (byte) 9);
    }

    @Test
    void anOfferWhileTheWriterIsBusyNeedsNoOtherWriter() throws InterruptedException {
        AtomicReference<Outbox> outbox = new AtomicReference<>();
        Sink sink = new Sink(size -> {
            if (size == 5) {
                outbox.get().finish(null, false);
            } else {
                outbox.get().offer(new byte[]{(byte) size});
            }
        });
        outbox.set(new Outbox(sink, 0, end));
        outbox.get().offer(new byte[]{0});

        assertThat(end.await()).isEqualTo(RecordedEnd.DRAINED);
        assertThat(sink.written).containsExactly((byte) 0, (byte) 1, (byte) 2, (byte) 3, (byte) 4);
    }

    @Test
    void finishWhileTheWriterIsGoingIdleEndsItOnce() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            CyclicBarrier start = new CyclicBarrier(2);
            Sink sink = new Sink(size -> {
                if (size == 1) {
                    await(start); // from here the writer finds nothing more, while finish is called
                }
            });
            Outbox outbox = new Outbox(sink, 0, end);
            outbox.offer(new byte[]{1});
            await(start);
            outbox.finish(round % 2 == 0 ? null : new byte[]{9}, round % 4 < 2);

            assertThat(end.await()).isEqualTo(RecordedEnd.DRAINED);
            assertThat(sink.written).hasSize(1 + round % 2);
            assertThat(outbox.offer(new byte[]{1})).isEqualTo(Offer.CLOSED);
        }
        assertThat(end.isQuiet()).isTrue();
    }

    @Test
    void anOfferWhileTheWriterIsGoingIdleIsNotForgotten() throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        Sink sink = new Sink(size -> await(start));
        Outbox outbox = new Outbox(sink, 0, end);
        for (int round = 0; round < ROUNDS; round++) {
            outbox.offer(new byte[]{1});
            await(start); // a frame that was forgotten would never come here
        }
        outbox.finish(null, false);

        assertThat(end.await()).isEqualTo(RecordedEnd.DRAINED);
        assertThat(sink.written).hasSize(ROUNDS);
    }

    @Test
    void whatWasQueuedBeforeFinishIsWrittenBeforeTheLastFrame() throws Exception {
        for (int round = 0; round < ROUNDS / 10; round++) {
            Sink sink = new Sink(size -> {});
            Outbox outbox = new Outbox(sink, 0, end);
            int offering = 4;
            CyclicBarrier start = new CyclicBarrier(offering + 1);
            AtomicInteger queued = new AtomicInteger();
            List<Thread> threads = new ArrayList<>();
            for (int t = 0; t < offering; t++) {
                threads.add(Thread.startVirtualThread(() -> {
                    await(start);
                    for (int i = 0; i < 500 && outbox.offer(new byte[]{1}) == Offer.QUEUED; i++) {
                        queued.incrementAndGet();
                    }
                }));
            }
            await(start);
            outbox.finish(new byte[]{9}, false);
            for (Thread thread : threads) {
                thread.join();
            }

            assertThat(end.await()).isEqualTo(RecordedEnd.DRAINED);
            assertThat(sink.written).hasSize(queued.get() + 1).endsWith((byte) 9).containsOnlyOnce((byte) 9);
        }
    }

    /**
     * Four threads, each the only one to speak of its topic, number their events and overtake the stream. Whoever reads it
     * knows at each event whether one before it is missing, and has to have been told so since the last one.
     */
    @Test
    void noEventIsMissingWithoutThePeerBeingTold() throws Exception {
        int topics = 4;
        int each = 20_000;
        CountDownLatch lagging = new CountDownLatch(1);
        Sink sink = new Sink(size -> await(lagging)); // so that it does at least once
        Outbox outbox = new Outbox(sink, 64, end);
        outbox.onLag(missed -> {
            byte[] frame = new byte[RACE_FRAME];
            missed.forEach(topic -> frame[1 + topic.intValue()] = 1);
            frame[0] = RESYNC;
            return frame;
        });
        CyclicBarrier start = new CyclicBarrier(topics);
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < topics; t++) {
            int topic = t;
            threads.add(Thread.startVirtualThread(() -> {
                await(start);
                for (int i = 0; i < each; i++) {
                    byte[] frame = ByteBuffer.allocate(RACE_FRAME).put((byte) topic).putInt(i).array();
                    if (outbox.offerEvent(frame, topic) == Offer.LAGGING) {
                        lagging.countDown();
                    }
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        Awaitility.await().until(() -> outbox.offerEvent(new byte[]{END}, topics) == Offer.QUEUED);
        outbox.finish(null, false);
        assertThat(end.await()).isEqualTo(RecordedEnd.DRAINED);

        int[] next = new int[topics];
        boolean[] told = new boolean[topics];
        int resyncs = 0;
        ByteBuffer written = ByteBuffer.allocate(sink.written.size());
        sink.written.forEach(written::put);
        written.flip();
        for (byte kind = written.get(); kind != END; kind = written.get()) {
            if (kind == RESYNC) {
                resyncs++;
                for (int t = 0; t < topics; t++) {
                    told[t] |= written.get() == 1;
                }
                written.get();
            } else {
                int number = written.getInt();
                written.get();
                assertThat(number == next[kind] || (number > next[kind] && told[kind]))
                        .as("event %d of %d after %d, told: %b", number, kind, next[kind] - 1, told[kind]).isTrue();
                next[kind] = number + 1;
                told[kind] = false;
            }
        }
        for (int t = 0; t < topics; t++) {
            assertThat(next[t] == each || told[t]).as("the end of %d is known", t).isTrue();
        }
        assertThat(resyncs).isPositive();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
