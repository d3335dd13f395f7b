package chat.parley.common.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClientIdsTest {

    @Test
    void anIdIsOfVersion7AndBeginsWithTheTime() {
        long before = System.currentTimeMillis();
        UUID id = ClientIds.fresh();
        long after = System.currentTimeMillis();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isBetween(before, after);
    }

    @Test
    void noTwoAreTheSame() {
        Set<UUID> ids = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            assertThat(ids.add(ClientIds.fresh())).isTrue();
        }
    }
}
