package chat.parley.server.message;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.Limits;
import chat.parley.common.protocol.Names;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom a text mentions, in a conversation of people with names of many kinds. */
class MentionsTest {

    private static final List<String> NAMES = List.of("Ada", "Grace", "ada.l", "_root", "j-r", "Zoë", "日本", "42", "x.",
            "Straße");

    private static final Map<String, Conversation.Mentionable> PEOPLE = IntStream.range(0, NAMES.size()).boxed()
            .collect(Collectors.toMap(i -> Names.key(NAMES.get(i)),
                    i -> new Conversation.Mentionable(i + 1, NAMES.get(i))));

    private static Optional<Conversation.Mentionable> named(String key) {
        return Optional.ofNullable(PEOPLE.get(key));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            @Ada                          | Ada
            @ada and @ADA                 | Ada
            hello @grace                  | Grace
            (@grace)                      | Grace
            "@grace's"                    | Grace
            @grace: look                  | Grace
            @grace!                       | Grace
            @grace/@ada                   | Ada Grace
            @grace,@ada                   | Ada Grace
            @ada.                         | Ada
            @ada...                       | Ada
            @ada-                         | Ada
            @ada_                         | Ada
            @ada.l                        | ada.l
            @ada.l.                       | ada.l
            @ada.lovelace                 | ""
            @x.                           | x.
            @x                            | ""
            @_root                        | _root
            @j-r                          | j-r
            @zoë                          | Zoë
            @zoe\u0308                    | Zoë
            @zoe                          | ""
            日本へ @日本                      | 日本
            @42                           | 42
            @STRASSE                      | Straße
            *@ada*                        | Ada
            @adam                         | ""
            @ ada                         | ""
            @                             | ""
            @@ada                         | ""
            mail ada@grace                | ""
            mail ada.l@grace.org          | ""
            mail a_@ada                   | ""
            e\u0301@ada                   | ""
            ada                           | ""
            @linus                        | ""
            @grace@ada                    | Grace
            😀@ada                         | Ada
            @ada😀                         | Ada
            """)
    void findsWhoIsMeant(String text, String expected) {
        assertThat(String.join(" ", Mentions.in(text, MentionsTest::named).names())).isEqualTo(expected);
    }

    @Test
    void lineBreaksEndNames() {
        assertThat(Mentions.in("@ada\n@grace\r\n@42\t@nobody", MentionsTest::named).names()).containsExactly("42",
                "Ada", "Grace");
    }

    @Test
    void accountsAndNamesAreTheSamePeople() {
        Mentions mentions = Mentions.in("@grace @ada", MentionsTest::named);

        assertThat(mentions.accounts()).containsExactlyInAnyOrder(1L, 2L);
        assertThat(mentions.names()).containsExactly("Ada", "Grace");
    }

    @Test
    void theLongestTextsAreNoTrouble() {
        for (String piece : List.of("@", "@a ", "@.", "@-_.", "@ada ", "@" + "x".repeat(70) + " ")) {
            String text = piece.repeat(Limits.MAX_TEXT_CHARS / piece.length());
            assertThat(Mentions.in(text, MentionsTest::named).names()).hasSizeLessThanOrEqualTo(1);
        }
    }
}
