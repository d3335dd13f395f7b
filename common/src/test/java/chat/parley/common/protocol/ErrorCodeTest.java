package chat.parley.common.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorCodeTest {

    @ParameterizedTest
    @EnumSource
    void isReadAsItIsWritten(ErrorCode code) {
        assertThat(code.wireName()).matches("[a-z]+(_[a-z0-9]+)*").isEqualTo(code.name().toLowerCase(Locale.ROOT));
        assertThat(ErrorCode.of(code.wireName())).isEqualTo(code);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "code_of_a_later_version", "NAME_TAKEN"})
    void anythingElseIsUnspecified(String wireName) {
        assertThat(ErrorCode.of(wireName)).isEqualTo(ErrorCode.UNSPECIFIED);
    }

    @Test
    void wireNamesStay() {
        assertThat(ErrorCode.BAD_CREDENTIALS.wireName()).isEqualTo("bad_credentials");
        assertThat(ErrorCode.SLOW_CONSUMER.wireName()).isEqualTo("slow_consumer");
    }
}
