package chat.parley.common.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.Limits;
import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "7", "_", "-", ".", "alice", "Alice-Smith_2.0", "josé", "Jürgen", "李小龍", "Олена",
            "Ελένη",
            "שרה", "محمد", "हिन्दी", "ราตรี", "𐐀𐐁", "Nguyễn", "public", "lobby"})
    void lettersDigitsAndThreeSignsMakeAName(String name) {
        assertThat(Names.isValid(name)).isTrue();
        assertThat(Names.isValid(Normalizer.normalize(name, Normalizer.Form.NFD))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", " a", "a ", "a\u0000", "a\n", "a\t", "a/b", "a@b", "a,b", "<a>", "a'b",
            "\"", "a#1",
            "½", "²", "Ⅻ", "😀", "a😀", "\u0301a", "\ud800", "a\udc00", "\ufeffa", "a\u200b", "a\u200d", "a\u202e",
            "a\u00ad",
            "a\u00a0b", "\ufffd", "\uffff"})
    void nothingElseMakesOne(String name) {
        assertThat(Names.isValid(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u3164", "\u115f", "a\u1160", "\uffa0", "bob\ufe0f", "bob\u034f", "bob\u17b4", "bob\u180b",
            "bob\udb40\udd00"})
    void lettersAndMarksThatNobodySeesMakeNoName(String name) {
        assertThat(Names.isValid(name)).isFalse();
    }

    @Test
    void lengthCountsCodePointsOfTheComposedForm() {
        int max = Limits.MAX_NAME_CODE_POINTS;

        assertThat(Names.isValid("x".repeat(max))).isTrue();
        assertThat(Names.isValid("x".repeat(max + 1))).isFalse();
        assertThat(Names.isValid("𐐀".repeat(max))).isTrue();
        assertThat(Names.isValid("𐐀".repeat(max + 1))).isFalse();
        assertThat(Names.isValid("e\u0301".repeat(max))).isTrue();
        assertThat(Names.isValid("e\u0301".repeat(max + 1))).isFalse();
        assertThat(Names.isValid("x".repeat(1_000_000))).isFalse();
    }

    @Test
    void normalisingComposes() {
        assertThat(Names.normalise("jose\u0301")).isEqualTo("josé");
        assertThat(Names.normalise("josé")).isEqualTo("josé");
        assertThat(Names.normalise("\u212a")).isEqualTo("K"); // the Kelvin sign
    }

    @ParameterizedTest
    @CsvSource({"alice, ALICE", "straße, STRASSE", "straße, STRAẞE", "οδος, ΟΔΟΣ", "οδος, οδοσ", "İstanbul, i̇stanbul",
            "ſam, SAM",
            "ǆ, ǅ", "ﬁne, FINE", "josé, JOSE\u0301", "\u212a, k", "ᏸ, Ᏸ", "ϴ, θ"})
    void namesThatDifferInCaseHaveOneKey(String one, String other) {
        assertThat(Names.key(one)).isEqualTo(Names.key(other));
    }

    @ParameterizedTest
    @CsvSource({"alice, alicé", "alice, alice_", "a.b, ab", "u, ü", "и, й", "ö, oe"})
    void namesThatDifferInMoreHaveTwo(String one, String other) {
        assertThat(Names.key(one)).isNotEqualTo(Names.key(other));
    }

    @Test
    void everyLetterHasTheKeyOfItsOtherCases() {
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT).mapToObj(Character::toString).filter(Names::isValid)
                .forEach(letter -> {
                    String key = Names.key(letter);
                    assertThat(Names.key(letter.toUpperCase(Locale.ROOT))).as(letter).isEqualTo(key);
                    assertThat(Names.key(letter.toLowerCase(Locale.ROOT))).as(letter).isEqualTo(key);
                    assertThat(Names.key(Character.toString(Character.toTitleCase(letter.codePointAt(0))))).as(letter)
                            .isEqualTo(key);
                    assertThat(Names.key(key)).as(letter).isEqualTo(key);
                });
    }

    @Test
    void theKeyDoesNotDependOnTheLocaleOfTheMachine() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertThat(Names.key("INFO")).isEqualTo("info").isEqualTo(Names.key("info"));
            assertThat(Names.isReserved("PUBLIC")).isTrue();
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"public", "lobby", "Public", "PUBLIC", "LOBBY", "pub.lic", "_lobby_", "-public-", "l0bby",
            "1obby",
            "Iobby", "lOBBY", "pubIic", "publlc", "pub1ic", "públic", "łobby", "løbby", "lobbÿ", "l\u0335obby",
            "ｐｕｂｌｉｃ", "𝐏𝐔𝐁𝐋𝐈𝐂", "ⓟublic",
            "рublic", "рuвlіс", "lоbbу", "lοbbγ", "LΟΒΒΥ", "ΡUΒLΙC", "puЬlic", "PUBLIϹ", "publiⅽ", "lօbby",
            "lסbby", "ıobby", "puыic", "юbby", "l٥bby", "l०bby", "lంbby", "ꓑꓴꓐꓡꓲꓚ", "pubǁc", "l𐐬bby"})
    void theProtocolsOwnWordsAreReservedHoweverTheyAreDisguised(String name) {
        assertThat(Names.isReserved(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"publius", "Publio", "publica", "republic", "lobbyist", "lobby2", "my-lobby", "the.public",
            "hobby",
            "Bobby", "lobo", "polly", "pub", "lob", "room", "публика", "лобби", "パブリック", "ロビー", "大厅", "Öffentlich",
            "Λόμπι", "لوبي",
            "", "-", "...", "0", "1"})
    void ordinaryNamesAreNot(String name) {
        assertThat(Names.isReserved(name)).isFalse();
    }
}
