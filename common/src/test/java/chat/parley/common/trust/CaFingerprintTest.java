package chat.parley.common.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import chat.parley.common.testing.TestCa;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaFingerprintTest {

    private static final String HEX = "00112233445566778899aabbccddeeff0123456789abcdef0123456789abcdef";

    @Test
    void isTheSha256OfTheDerForm() throws Exception {
        X509Certificate certificate = TestCa.own().certificate();

        assertThat(CaFingerprint.of(certificate).hex()).isEqualTo(
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded())));
    }

    @Test
    void isReadAsPeopleWriteIt() {
        CaFingerprint fingerprint = new CaFingerprint(HEX);

        assertThat(CaFingerprint.parse(HEX)).contains(fingerprint);
        assertThat(CaFingerprint.parse("  " + HEX.toUpperCase(java.util.Locale.ROOT) + "\n")).contains(fingerprint);
        assertThat(CaFingerprint.parse(HEX.replaceAll("(..)(?=.)", "$1:"))).contains(fingerprint);
        assertThat(CaFingerprint.parse(fingerprint.grouped())).contains(fingerprint);
        assertThat(CaFingerprint.parse(fingerprint.toString())).contains(fingerprint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "00", HEX + "0",
            "g" + "00112233445566778899aabbccddeeff0123456789abcdef0123456789abcde",
            "0x00112233445566778899aabbccddeeff0123456789abcdef0123456789abcdef", "sha256:" + HEX})
    void isNotReadFromAnythingElse(String text) {
        assertThat(CaFingerprint.parse(text)).isEmpty();
    }

    @Test
    void isGroupedInSixteenTimesFourDigits() {
        assertThat(new CaFingerprint(HEX).grouped()).startsWith("0011 2233 4455 ").endsWith(" cdef")
                .hasSize(16 * 5 - 1);
    }

    @Test
    void otherDigitsAreOurOwnMistake() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CaFingerprint(HEX.replace('a', 'A')));
        assertThatIllegalArgumentException().isThrownBy(() -> new CaFingerprint(""));
    }
}
