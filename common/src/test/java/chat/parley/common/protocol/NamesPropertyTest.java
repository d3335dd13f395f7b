package chat.parley.common.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.protocol.v1.Messages;
import java.text.Normalizer;
import java.util.Locale;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class NamesPropertyTest {

    @Property
    void anyStringHasAnAnswer(@ForAll String anything) {
        assertThat(Names.isValid(anything)).isEqualTo(Names.isValid(Names.normalise(anything)));
        assertThat(Names.isReserved(anything)).isEqualTo(Names.isReserved(Names.normalise(anything)));
    }

    @Property
    void theKeyIsTheSameInEveryCaseAndForm(@ForAll("names") String name) {
        String key = Names.key(name);

        assertThat(Names.key(name.toUpperCase(Locale.ROOT))).isEqualTo(key);
        assertThat(Names.key(name.toLowerCase(Locale.ROOT))).isEqualTo(key);
        assertThat(Names.key(Normalizer.normalize(name, Normalizer.Form.NFD))).isEqualTo(key);
        assertThat(Names.key(key)).isEqualTo(key);
        assertThat(Normalizer.isNormalized(key, Normalizer.Form.NFC)).isTrue();
    }

    @Property
    void whatIsReservedIsSoInEveryCase(@ForAll("names") String name) {
        assertThat(Names.isReserved(name.toUpperCase(Locale.ROOT))).isEqualTo(Names.isReserved(name));
    }

    @Provide
    Arbitrary<String> names() {
        return Messages.name();
    }
}
