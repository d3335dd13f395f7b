package chat.parley.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.desktop.testing.Companion;
import chat.parley.desktop.testing.DesktopTest;
import chat.parley.desktop.testing.TestClient;
import chat.parley.desktop.testing.TestServer;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;

/** Thousands of messages as fast as the server hands them out: the window stays alive. */
class FloodTest extends DesktopTest {

    private static final int MESSAGES = 5000;

    /** How long the window may work at one stretch; what others take from the machine meanwhile does not count. */
    private static final Duration LONGEST_WORK = Duration.ofSeconds(2);

    @Test
    void theWindowStaysAliveDuringAFlood() {
        TestServer server = closing(
                new TestServer(directory.resolve("server"), Map.of("limits.framesPerSecond", "0")));
        TestClient ada = client(server.link()).signUp("Ada").createRoom("Tea").enter("Tea");
        Companion grace = closing(new Companion(server.invite(), "Grace")).enter("Tea");

        AtomicLong longest = new AtomicLong();
        AtomicBoolean measuring = new AtomicBoolean(true);
        TestClient.fxRun(() -> new AnimationTimer() {
            private long last = cpuNanos();

            @Override
            public void handle(long now) {
                long time = cpuNanos();
                longest.accumulateAndGet(time - last, Math::max);
                last = time;
                if (!measuring.get()) {
                    stop();
                }
            }
        }.start());
        for (int i = 1; i < MESSAGES; i++) {
            grace.sayQuickly(
                    "message " + i + " of a flood, which is long enough to wrap in a narrow window, now and then");
        }
        grace.say("the end of the flood");
        ada.waitForMessage("the end of the flood");
        measuring.set(false);
        Platform.requestNextPulse();
        assertThat(Duration.ofNanos(longest.get())).as("longest work between two pulses").isLessThan(LONGEST_WORK);
        assertThat(ada.messages()).hasSize(MESSAGES);
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
