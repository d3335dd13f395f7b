package chat.parley.common.net;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.net.Outbox.Offer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/**
 * The races between those who offer or finish and the writer. Where the order of events can be forced, it is: the stream calls
 * back from within a write. Otherwise the two sides are let go at one moment, again and again.
 */
class OutboxRaceTest {

    private static final int ROUNDS = 2_000;

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

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
