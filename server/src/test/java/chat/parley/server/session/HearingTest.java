package chat.parley.server.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parley.common.protocol.ErrorCode;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Who has signed out hears nothing, also of what was under way. */
class HearingTest {

    private final CountDownLatch sending = new CountDownLatch(1);
    private final CountDownLatch maySend = new CountDownLatch(1);
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final Hearing hearing = new Hearing(new SlowLink());

    /** Writes down what is sent, as soon as the test lets it. */
    private final class SlowLink implements Link {

        @Override
        public InetAddress address() {
            return InetAddress.getLoopbackAddress();
        }

        @Override
        public void send(byte[] frame) {
            sending.countDown();
            try {
                maySend.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            sent.add("frame");
        }

        @Override
        public void push(long topic, byte[] frame) {
            sent.add("event of " + topic);
        }

        @Override
        public void allowResync(Function<Set<Long>, byte[]> notice) {
            // nothing is left out
        }

        @Override
        public void close(CloseReason reason) {
            sent.add(reason.logName());
        }

        @Override
        public void closeAfter(ErrorCode code, String message) {
            sent.add(code.wireName());
        }
    }

    @Test
    void nothingIsHeardAfterTheEnd() {
        hearing.push(7, new byte[0]);
        hearing.end();
        hearing.push(8, new byte[0]);
        hearing.deliver(new byte[0]);

        assertThat(sent).containsExactly("event of 7");
    }

    @Test
    void theEndWaitsForWhatIsBeingSent() throws InterruptedException {
        Thread sender = Thread.ofPlatform().start(() -> hearing.deliver(new byte[0]));
        sending.await();
        Thread ender = Thread.ofPlatform().start(hearing::end);
        await().until(() -> ender.getState() == Thread.State.WAITING);
        assertThat(sent).isEmpty();

        maySend.countDown();
        ender.join();
        assertThat(sent).containsExactly("frame");
        sender.join();
    }
}
