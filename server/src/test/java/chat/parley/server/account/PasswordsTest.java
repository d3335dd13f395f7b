package chat.parley.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class PasswordsTest {

    @Test
    void aHashFitsItsPasswordAloneAndIsNeverTheSame() {
        try (Passwords passwords = new Passwords(4)) {
            String hash = passwords.hash("correct horse");

            assertThat(passwords.matches("correct horse", hash)).isTrue();
            assertThat(passwords.matches("Correct horse", hash)).isFalse();
            assertThat(passwords.hash("correct horse")).isNotEqualTo(hash).startsWith("$2a$04$");
        }
    }

    @Test
    void aHashOfAnotherCostIsOutdated() {
        try (Passwords four = new Passwords(4); Passwords five = new Passwords(5)) {
            String hash = four.hash("correct horse");

            assertThat(four.isOutdated(hash)).isFalse();
            assertThat(five.isOutdated(hash)).isTrue();
            assertThat(five.matches("correct horse", hash)).isTrue();
        }
    }

    /** So that nobody learns from the time which names there are. A quarter allows for a machine that is busy elsewhere. */
    @Test
    void aNameThatThereIsNotTakesAsLongAsAWrongPassword() {
        try (Passwords passwords = new Passwords(10)) {
            String hash = passwords.hash("correct horse");
            long began = System.nanoTime();
            passwords.matches("battery staple", hash);
            long known = System.nanoTime() - began;
            began = System.nanoTime();
            passwords.matchNothing("battery staple");
            long unknown = System.nanoTime() - began;

            assertThat(unknown).isGreaterThan(known / 4);
        }
    }

    @Test
    void whoWaitsForAHashWhenTheThreadsStopIsNotLeftWaiting() throws InterruptedException {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        Passwords passwords = new Passwords(4);
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            passwords.later(() -> {
                busy.countDown();
                try {
                    never.await();
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        FutureTask<String> waiting = new FutureTask<>(() -> passwords.hash("correct horse"));
        Thread.ofVirtual().start(waiting);
        assertThat(busy.await(10, TimeUnit.SECONDS)).isTrue();
        passwords.close();

        Awaitility.await().atMost(Duration.ofSeconds(10)).until(waiting::isDone);
        assertThat(waiting.state()).isEqualTo(Future.State.FAILED);
    }
}
