package chat.parley.server.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.v2.Visibility;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class VoicesTest {

    private static final long ADA = 1;
    private static final long MAX = 2;
    private static final RoomStore.Settings SLOW = new RoomStore.Settings("tearoom", "", Visibility.PUBLIC,
            null, 0, 5, false);

    private long nanos = Long.MAX_VALUE - 1; // a clock that has no beginning, and goes over its end

    private final Voices voices = new Voices(
            new RoomStore.StoredRoom(1, SLOW, List.of(), List.of(), List.of(), List.of()), () -> nanos);

    private void says(long account) throws RefusedException {
        voices.require(SLOW, account, true);
    }

    private RefusedException refusal(long account) {
        return catchThrowableOfType(RefusedException.class, () -> says(account));
    }

    @Test
    void inSlowModeNothingIsSaidBeforeThePauseIsOver() throws RefusedException {
        says(ADA);
        RefusedException atOnce = refusal(ADA);
        assertThat(atOnce.code()).isEqualTo(ErrorCode.SLOW_MODE);
        assertThat(atOnce).hasMessageContaining("in 5 seconds");
        assertThat(atOnce.retryAfter()).isEqualTo(Duration.ofSeconds(5));

        nanos += Duration.ofSeconds(5).toNanos() - 1;
        assertThat(refusal(ADA).retryAfter()).isEqualTo(Duration.ofNanos(1));

        nanos += 1;
        says(ADA);
    }

    @Test
    void whoWasRefusedDoesNotWaitLongerForIt() throws RefusedException {
        says(ADA);
        nanos += Duration.ofSeconds(4).toNanos();
        refusal(ADA);
        nanos += Duration.ofSeconds(1).toNanos();

        says(ADA);
    }

    @Test
    void eachWaitsForThemselvesAndNobodyOnceItIsOff() throws RefusedException {
        says(ADA);
        says(MAX);
        voices.endSlowness();

        says(ADA);
    }
}
