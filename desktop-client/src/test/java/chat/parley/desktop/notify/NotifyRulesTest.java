package chat.parley.desktop.notify;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.desktop.store.NotificationLevel;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotifyRulesTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    private final NotifyRules rules = new NotifyRules();

    private boolean tell(boolean direct, boolean mention, boolean inSight, Instant at, NotificationLevel level) {
        return rules.tell(new NotifyRules.Heard(1, at, direct, mention, inSight), level, false, NOW);
    }

    @ParameterizedTest
    @CsvSource({"ALL, false, false, true", "ALL, true, false, true", "MENTIONS, false, false, false",
            "MENTIONS, false, true, true", "MENTIONS, true, false, true", "NONE, true, true, false"})
    void tellsByLevel(NotificationLevel level, boolean direct, boolean mention, boolean told) {
        assertThat(tell(direct, mention, false, NOW, level)).isEqualTo(told);
    }

    @Test
    void saysNothingOfWhatIsInSight() {
        assertThat(tell(true, true, true, NOW, NotificationLevel.ALL)).isFalse();
    }

    @Test
    void saysNothingOfWhatIsCaughtUp() {
        assertThat(tell(true, true, false, NOW.minusSeconds(61), NotificationLevel.ALL)).isFalse();
        assertThat(tell(true, true, false, NOW.minusSeconds(59), NotificationLevel.ALL)).isTrue();
    }

    @Test
    void doesNotDisturb() {
        assertThat(rules.tell(new NotifyRules.Heard(1, NOW, true, true, false), NotificationLevel.ALL, true, NOW))
                .isFalse();
    }

    @Test
    void whoTalksMuchIsToldOfOnceInAWhileButEveryMentionIs() {
        assertThat(tell(false, false, false, NOW, NotificationLevel.ALL)).isTrue();
        assertThat(tell(false, false, false, NOW, NotificationLevel.ALL)).isFalse();
        assertThat(tell(false, true, false, NOW, NotificationLevel.ALL)).isTrue();
        assertThat(rules.tell(new NotifyRules.Heard(2, NOW, false, false, false), NotificationLevel.ALL, false, NOW))
                .isTrue();
        assertThat(rules.tell(new NotifyRules.Heard(1, NOW, false, false, false), NotificationLevel.ALL, false,
                NOW.plus(NotifyRules.PAUSE))).isTrue();
    }

    @Test
    void countsWhatIsWorthAMark() {
        assertThat(NotifyRules.worth(NotificationLevel.ALL, false, 5, 1)).isEqualTo(5);
        assertThat(NotifyRules.worth(NotificationLevel.MENTIONS, false, 5, 1)).isEqualTo(1);
        assertThat(NotifyRules.worth(NotificationLevel.MENTIONS, true, 5, 1)).isEqualTo(5);
        assertThat(NotifyRules.worth(NotificationLevel.NONE, true, 5, 1)).isZero();
    }

    @Test
    void theSoundBeginsAndEndsInSilence() {
        byte[] sound = Tone.samples();
        assertThat(sound).hasSizeGreaterThan(10_000);
        assertThat(Math.abs((sound[1] << 8) | (sound[0] & 0xff))).isLessThan(50);
        assertThat(Math.abs((sound[sound.length - 1] << 8) | (sound[sound.length - 2] & 0xff))).isLessThan(50);
    }
}
