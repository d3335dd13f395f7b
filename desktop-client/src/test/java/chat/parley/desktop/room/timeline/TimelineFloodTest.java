package chat.parley.desktop.room.timeline;

import static chat.parley.desktop.testing.TestClient.fx;
import static chat.parley.desktop.testing.TestClient.fxRun;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.desktop.model.Conversation;
import chat.parley.desktop.testing.Companion;
import chat.parley.desktop.testing.DesktopTest;
import chat.parley.desktop.testing.TestClient;
import chat.parley.desktop.testing.TestServer;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Messages as fast as one person can hand them to the server: the window stays alive. Measures the processor time of JavaFX's
 * thread between two frames, for what others take from the machine meanwhile does not count.
 */
class TimelineFloodTest extends DesktopTest {

    private static final Logger LOG = LoggerFactory.getLogger(TimelineFloodTest.class);

    private static final int MESSAGES = 3_000;

    /** Far above the aim of 50 ms: a machine with much else to do is slow, too. */
    private static final Duration LONGEST_WORK = Duration.ofMillis(500);

    @Test
    void theWindowStaysAliveDuringAFlood() {
        TestServer server = closing(
                new TestServer(directory.resolve("server"), Map.of("limits.framesPerSecond", "0")));
        Companion grace = closing(new Companion(server.invite(), "Grace"));
        long id = grace.createRoom("Hall");
        TestClient ada = client(server.link()).signUp("Ada");
        Conversation room = ada.join(id, "Hall");
        for (int i = 1; i < MESSAGES; i++) {
            grace.sayQuickly(id, "what comes **first**, so that the machine knows what it is to do");
        }
        grace.say(id, "the beginning");
        ada.waitForMessage(room, "the beginning");

        List<Long> work = new ArrayList<>(); // JavaFX's thread only
        AnimationTimer timer = new AnimationTimer() {
            private long last = cpuNanos();

            @Override
            public void handle(long now) {
                long time = cpuNanos();
                work.add(time - last);
                last = time;
            }
        };
        fxRun(timer::start);
        long begin = System.nanoTime();
        for (int i = 1; i < MESSAGES; i++) {
            grace.sayQuickly(id, "message **" + i + "** of a flood, which is long enough to wrap in a narrow window");
        }
        grace.say(id, "the end of the flood");
        ada.waitForMessage(room, "the end of the flood");
        long took = System.nanoTime() - begin;
        fxRun(timer::stop);
        Platform.requestNextPulse();

        List<Long> sorted = fx(() -> work.stream().sorted().toList());
        LOG.info("{} messages in {} ms; work between frames: median {} ms, 99th of 100 {} ms, longest {} ms", MESSAGES,
                took / 1_000_000, ms(sorted, 0.5), ms(sorted, 0.99), ms(sorted, 1));
        assertThat(Duration.ofNanos(sorted.getLast())).as("longest work between two frames").isLessThan(LONGEST_WORK);
        assertThat(fx(() -> room.timeline().rows().size())).isLessThanOrEqualTo(480);
    }

    private static double ms(List<Long> sorted, double part) {
        return sorted.get((int) Math.min(sorted.size() - 1, part * sorted.size())) / 100_000 / 10.0;
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
