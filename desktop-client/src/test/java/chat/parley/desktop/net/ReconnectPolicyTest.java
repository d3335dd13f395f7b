package chat.parley.desktop.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReconnectPolicyTest {

    private final ReconnectPolicy policy = new ReconnectPolicy(Duration.ofSeconds(1), Duration.ofSeconds(30),
            new Random(1));

    @Test
    void doublesUpToTheBoundAndJitters() {
        long[] expected = {1, 2, 4, 8, 16, 30, 30};
        for (int attempt = 1; attempt <= expected.length; attempt++) {
            for (int i = 0; i < 100; i++) {
                assertThat(policy.delayBefore(attempt)).isBetween(Duration.ofMillis(expected[attempt - 1] * 800),
                        Duration.ofMillis(expected[attempt - 1] * 1200));
            }
        }
        assertThat(policy.delayBefore(1)).isNotEqualTo(policy.delayBefore(1));
    }

    @Test
    void manyAttemptsDoNotOverflow() {
        assertThat(policy.delayBefore(Integer.MAX_VALUE)).isBetween(Duration.ofSeconds(24), Duration.ofSeconds(36));
    }
}
