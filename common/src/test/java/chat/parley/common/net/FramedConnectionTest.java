package chat.parley.common.net;

import static chat.parley.common.net.TlsPair.TIMEOUT;
import static chat.parley.common.net.TlsPair.async;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import chat.parley.common.Limits;
import chat.parley.common.frame.FrameWriter;
import chat.parley.common.frame.MalformedFrameException;
import chat.parley.common.net.Outbox.Offer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Both ends of a connection, over real TLS sockets on loopback. */
class FramedConnectionTest {

    private static final int OUTBOX_BYTES = 256 * 1024;

    /** More than an outbox and the buffers of two sockets hold together. */
    private static final long MORE_THAN_BUFFERS = 256L * 1024 * 1024;

    @Test
    void framesGoBothWays() throws Exception {
        try (TlsPair pair = TlsPair.open(0)) {
            assertThat(pair.client.offer(FrameWriter.frame(payload(7, Limits.MAX_FRAME_BYTES))))
                    .isEqualTo(Offer.QUEUED);
            assertThat(pair.server.read()).isEqualTo(payload(7, Limits.MAX_FRAME_BYTES));

            pair.server.offer(FrameWriter.frame(payload(8, 1)));
            pair.server.offer(FrameWriter.frame(payload(9, 3 * Limits.MAX_FRAME_BYTES)));
            assertThat(pair.client.read()).isEqualTo(payload(8, 1));
            assertThat(pair.client.read()).isEqualTo(payload(9, 3 * Limits.MAX_FRAME_BYTES));
        }
    }

    @Test
    void aServerTakesSmallerFramesThanAClient() throws Exception {
        try (TlsPair pair = TlsPair.open(0)) {
            pair.client.offer(FrameWriter.frame(payload(1, Limits.MAX_FRAME_BYTES + 1)));

            assertThatThrownBy(pair.server::read).isInstanceOf(MalformedFrameException.class);
        }
    }

    @Test
    void framesOfManyThreadsKeepTheOrderOfEach() throws Exception {
        int threads = 16;
        int each = 500;
        try (TlsPair pair = TlsPair.open(0)) {
            List<Thread> offering = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                int self = t;
                offering.add(Thread.startVirtualThread(() -> {
                    for (int i = 0; i < each; i++) {
                        byte[] payload = ByteBuffer.allocate(8 + (i * 37 + self) % 900).putInt(self).putInt(i).array();
                        assertThat(pair.server.offer(FrameWriter.frame(payload))).isEqualTo(Offer.QUEUED);
                    }
                }));
            }
            int[] next = new int[threads];
            for (int i = 0; i < threads * each; i++) {
                ByteBuffer payload = ByteBuffer.wrap(notNull(pair.client.read()));
                assertThat(payload.getInt()).satisfies(t -> assertThat(payload.getInt()).isEqualTo(next[t]++));
            }
            for (Thread thread : offering) {
                thread.join();
            }
        }
    }

    @Test
    void offeringDoesNotWaitForAPeerThatDoesNotReadAndTakesNoMoreThanTheBound() throws Exception {
        try (TlsPair pair = TlsPair.open(OUTBOX_BYTES)) {
            int queued = fill(pair.server);

            // The peer reads after all: everything that was queued arrives, in order, and there is room again.
            for (int i = 0; i < queued; i++) {
                assertThat(pair.client.read()).isEqualTo(payload(i, 1000));
            }
            await().until(() -> pair.server.offer(FrameWriter.frame(payload(queued, 1000))) == Offer.QUEUED);
            assertThat(pair.client.read()).isEqualTo(payload(queued, 1000));
        }
    }

    @Test
    void aPeerThatCanFetchWhatItMissedIsToldWhenItReadsAgain() throws Exception {
        try (TlsPair pair = TlsPair.open(OUTBOX_BYTES)) {
            pair.server.onLag(topics -> FrameWriter.frame(payload(topics.stream().mapToInt(Long::intValue).sum(), 77)));
            int offered = 0;
            while (pair.server.offerEvent(FrameWriter.frame(payload(offered, 1000)), offered % 2 + 1) == Offer.QUEUED) {
                offered++;
                assertThat(offered * 1000L).isLessThan(MORE_THAN_BUFFERS);
            }
            int arrived = 0;
            byte[] payload = notNull(pair.client.read());
            for (; payload.length == 1000; payload = notNull(pair.client.read())) {
                assertThat(payload).isEqualTo(payload(arrived++, 1000));
            }
            assertThat(payload).isEqualTo(payload(1 + 2, 77));
            assertThat(arrived).isLessThan(offered);

            assertThat(pair.server.offerEvent(FrameWriter.frame(payload(5, 5)), 1)).isEqualTo(Offer.QUEUED);
            assertThat(pair.client.read()).isEqualTo(payload(5, 5));
        }
    }

    @Test
    void abortFreesAReaderAndAWriterThatAreStuck() throws Exception {
        try (TlsPair pair = TlsPair.open(OUTBOX_BYTES)) {
            fill(pair.server);
            CompletableFuture<byte[]> reading = async(() -> notNull(pair.server.read()));

            pair.server.abort();
            assertThat(reading).failsWithin(TIMEOUT).withThrowableThat().withRootCauseInstanceOf(IOException.class);
            await().until(() -> pair.server.offer(FrameWriter.frame(payload(0, 1))) == Offer.CLOSED);
            pair.server.abort();
            assertThat(pair.server.peer().isLoopbackAddress()).isTrue();
        }
    }

    @Test
    void finishWritesWhatWaitsAndTheLastFrameAndClosesOneDirection() throws Exception {
        try (TlsPair pair = TlsPair.open(OUTBOX_BYTES)) {
            int queued = fill(pair.server);
            pair.server.finish(FrameWriter.frame(payload(-1, 9)), false);
            assertThat(pair.server.offer(FrameWriter.frame(payload(0, 1)))).isEqualTo(Offer.CLOSED);

            for (int i = 0; i < queued; i++) {
                assertThat(pair.client.read()).isEqualTo(payload(i, 1000));
            }
            assertThat(pair.client.read()).isEqualTo(payload(-1, 9));
            assertThat(pair.client.read()).isNull();

            // The other direction is open until the client closes it.
            pair.client.offer(FrameWriter.frame(payload(5, 5)));
            assertThat(pair.server.read()).isEqualTo(payload(5, 5));
            pair.client.finish(null, false);
            assertThat(pair.server.read()).isNull();
        }
    }

    @Test
    void finishWithDiscardSaysTheLastFrameAsSoonAsThePeerReads() throws Exception {
        try (TlsPair pair = TlsPair.open(OUTBOX_BYTES)) {
            int queued = fill(pair.server);
            pair.server.finish(FrameWriter.frame(payload(-1, 9)), true);

            int arrived = 0;
            byte[] payload = notNull(pair.client.read());
            for (; payload.length == 1000; payload = notNull(pair.client.read())) {
                assertThat(payload).isEqualTo(payload(arrived++, 1000));
            }
            assertThat(payload).isEqualTo(payload(-1, 9));
            assertThat(pair.client.read()).isNull();
            assertThat(arrived).isLessThan(queued);
        }
    }

    @Test
    void bothEndsCanFinishAtOnce() throws Exception {
        for (int round = 0; round < 20; round++) {
            try (TlsPair pair = TlsPair.open(0)) {
                pair.server.finish(FrameWriter.frame(payload(1, 1)), false);
                pair.client.finish(FrameWriter.frame(payload(2, 2)), false);

                assertThat(pair.client.read()).isEqualTo(payload(1, 1));
                assertThat(pair.server.read()).isEqualTo(payload(2, 2));
                assertThat(pair.client.read()).isNull();
                assertThat(pair.server.read()).isNull();
            }
        }
    }

    @Test
    void whatComesAfterFinishIsForgottenUntilThePeerCloses() throws Exception {
        try (TlsPair pair = TlsPair.open(0)) {
            pair.server.finish(FrameWriter.frame(payload(1, 1)), false);
            for (int i = 0; i < 100; i++) {
                pair.client.offer(FrameWriter.frame(payload(i, 100_000)));
            }
            pair.client.finish(null, false);

            pair.server.discardInput();
            pair.server.discardInput(); // the end stays the end
            assertThat(pair.client.read()).isEqualTo(payload(1, 1));
            assertThat(pair.client.read()).isNull();
        }
    }

    @Test
    void abortFreesWhoeverIsForgettingWhatComes() throws Exception {
        try (TlsPair pair = TlsPair.open(0)) {
            CompletableFuture<Void> forgetting = async(() -> {
                pair.server.discardInput();
                return null;
            });
            pair.server.abort();

            assertThat(forgetting).failsWithin(TIMEOUT).withThrowableThat().withRootCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void aPeerThatAbortedIsNoticedByReaderAndWriter() throws Exception {
        try (TlsPair pair = TlsPair.open(0)) {
            CompletableFuture<Boolean> ended = async(() -> endsWithinAFrame(pair.server));
            pair.client.abort();

            assertThat(ended.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS)).isFalse();
            await().until(() -> pair.server.offer(FrameWriter.frame(payload(0, 1))) == Offer.CLOSED);
        }
    }

    /** The system may tell of an abort as an end or as a failure; a frame it cannot be. */
    private static boolean endsWithinAFrame(FramedConnection connection) {
        try {
            return connection.read() != null;
        } catch (IOException e) {
            return false;
        }
    }

    /** Offers frames of 1,000 bytes, numbered from 0, until the outbox is full. */
    private static int fill(FramedConnection connection) {
        int queued = 0;
        while (connection.offer(FrameWriter.frame(payload(queued, 1000))) == Offer.QUEUED) {
            queued++;
            assertThat(queued * 1000L).as("bytes taken from a peer that does not read").isLessThan(MORE_THAN_BUFFERS);
        }
        return queued;
    }

    private static byte[] payload(int number, int length) {
        byte[] payload = new byte[length];
        for (int i = 0; i < length; i++) {
            payload[i] = (byte) (number >>> (8 * (i & 3)));
        }
        return payload;
    }

    private static byte[] notNull(byte @Nullable [] payload) {
        if (payload == null) {
            throw new AssertionError("the connection ended");
        }
        return payload;
    }
}
