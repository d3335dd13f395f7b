package chat.parley.common.protocol.v1;

import static chat.parley.common.protocol.v1.Codec.assertRequestRefused;
import static chat.parley.common.protocol.v1.Codec.json;
import static chat.parley.common.protocol.v1.Codec.request;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.Limits;
import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.ProtocolException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients of protocol 1 send, and what is wrong with single fields of it. */
class RequestCodecTest {

    static Arguments[] requests() {
        return new Arguments[]{
                Arguments.of(new Request.Register("alice", "correct horse"), """
                        {"type":"register","data":{"username":"alice","password":"correct horse"}}"""),
                Arguments.of(new Request.Login("alice", "pass\"word\\\n"), """
                        {"type":"login","data":{"username":"alice","password":"pass\\"word\\\\\\n"}}"""),
                Arguments.of(new Request.Logout(), """
                        {"type":"logout"}"""), Arguments.of(new Request.ListPeople(), """
                        {"type":"list"}"""),
                Arguments.of(new Request.Create("Küche"), """
                        {"type":"create","data":{"room":"Küche"}}"""),
                Arguments.of(new Request.Enter("kitchen"), """
                        {"type":"enter","data":{"room":"kitchen"}}"""),
                Arguments.of(new Request.Exit(), """
                        {"type":"exit"}"""), Arguments.of(new Request.Say("alice", "public", "hi 👋"), """
                        {"type":"msg","data":{"from":"alice","to":"public","text":"hi 👋"}}"""),
                Arguments.of(new Request.Say(null, "bob", "psst"), """
                        {"type":"msg","data":{"to":"bob","text":"psst"}}""")};
    }

    @ParameterizedTest
    @MethodSource("requests")
    void isWrittenAndReadInTheDocumentedForm(Request request, String json) throws ProtocolException {
        assertThat(json(request)).isEqualTo(json);
        assertThat(request(json)).isEqualTo(request);
    }

    @Test
    void unknownFieldsAreIgnored() throws ProtocolException {
        assertThat(request("""
                {"id":7,"data":{"extra":{"deep":[1,2,{"x":null}]},"room":"a","data":1},"type":"enter","status":3}"""))
                .isEqualTo(new Request.Enter("a"));
    }

    @Test
    void spaceBetweenTokensAndEscapesMakeNoDifference() throws ProtocolException {
        assertThat(
                request(" {\r\n\t\"type\" : \"en\\u0074er\" , \"data\" : { \"room\" : \"\\u00e4\\ud83d\\ude00\" } }\n"
                        .replace("\\ud83d\\ude00", "\\u0061")))
                .isEqualTo(new Request.Enter("äa"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"logout", "list", "exit"})
    void aRequestWithoutFieldsTakesAnyData(String type) throws ProtocolException {
        Request expected = request("{\"type\":\"" + type + "\"}");

        assertThat(request("{\"type\":\"" + type + "\",\"data\":null}")).isEqualTo(expected);
        assertThat(request("{\"type\":\"" + type + "\",\"data\":{}}")).isEqualTo(expected);
        assertThat(request("{\"type\":\"" + type + "\",\"data\":{\"room\":5}}")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "LOGIN", " login", "list_room", "error", "nonsense", "\\u0000", "\\ud800"})
    void anUnknownTypeIsRefusedAsSuch(String type) {
        assertRequestRefused("{\"type\":\"" + type + "\"}", ErrorCode.UNKNOWN_TYPE, "error", "type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.5", "true", "false", "[]", "[\"a\"]", "{}"})
    void aFieldOfAnotherJsonTypeIsOfTheWrongShape(String value) {
        assertRequestRefused("{\"type\":\"enter\",\"data\":{\"room\":" + value + "}}", ErrorCode.WRONG_SHAPE, "enter",
                "room");
        assertRequestRefused("{\"type\":\"login\",\"data\":{\"username\":\"a\",\"password\":" + value + "}}",
                ErrorCode.WRONG_SHAPE, "login", "password");
        assertRequestRefused("{\"type\":\"msg\",\"data\":{\"from\":" + value + ",\"to\":\"a\",\"text\":\"b\"}}",
                ErrorCode.WRONG_SHAPE, "msg", "from");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "true", "\"kitchen\"", "\"\"", "[]", "[{\"room\":\"a\"}]"})
    void dataThatIsNoObjectIsOfTheWrongShape(String data) {
        assertRequestRefused("{\"type\":\"enter\",\"data\":" + data + "}", ErrorCode.WRONG_SHAPE, "enter", "data");
        assertRequestRefused("{\"type\":\"list\",\"data\":" + data + "}", ErrorCode.WRONG_SHAPE, "list", "data");
    }

    @Test
    void aMissingFieldIsInvalid() {
        for (String json : new String[]{"{\"type\":\"enter\"}", "{\"type\":\"enter\",\"data\":null}",
                "{\"type\":\"enter\",\"data\":{}}", "{\"type\":\"enter\",\"data\":{\"Room\":\"a\"}}",
                "{\"type\":\"enter\",\"room\":\"a\"}", "{\"type\":\"enter\",\"data\":{\"room\":null}}"}) {
            assertRequestRefused(json, ErrorCode.INVALID_FIELD, "enter", "room");
        }
        assertRequestRefused("{\"type\":\"login\",\"data\":{\"username\":\"a\"}}", ErrorCode.INVALID_FIELD, "login",
                "password");
        assertRequestRefused("{\"type\":\"register\",\"data\":{\"password\":\"a\"}}", ErrorCode.INVALID_FIELD,
                "register", "username");
        assertRequestRefused("{\"type\":\"msg\",\"data\":{\"text\":\"a\"}}", ErrorCode.INVALID_FIELD, "msg", "to");
        assertRequestRefused("{\"type\":\"msg\",\"data\":{\"to\":\"a\"}}", ErrorCode.INVALID_FIELD, "msg", "text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "123456789012345678901234567890123", "\\ud800", "\\u0000", "\\u202eecila"})
    void aNameThatIsNoneIsInvalid(String name) {
        for (String type : new String[]{"create", "enter"}) {
            assertRequestRefused("{\"type\":\"" + type + "\",\"data\":{\"room\":\"" + name + "\"}}",
                    ErrorCode.INVALID_FIELD, type, "room");
        }
        for (String type : new String[]{"login", "register"}) {
            assertRequestRefused(
                    "{\"type\":\"" + type + "\",\"data\":{\"username\":\"" + name + "\",\"password\":\"x\"}}",
                    ErrorCode.INVALID_FIELD, type, "username");
        }
        assertRequestRefused("{\"type\":\"msg\",\"data\":{\"to\":\"" + name + "\",\"text\":\"x\"}}",
                ErrorCode.INVALID_FIELD, "msg", "to");
    }

    @Test
    void aPasswordHasUpTo72BytesOfUtf8() throws ProtocolException {
        assertThat(request(login("x".repeat(72)))).isEqualTo(new Request.Login("a", "x".repeat(72)));
        assertThat(request(login("€".repeat(24)))).isEqualTo(new Request.Login("a", "€".repeat(24)));
        assertThat(request(login(""))).isEqualTo(new Request.Login("a", ""));

        assertRequestRefused(login("x".repeat(73)), ErrorCode.INVALID_FIELD, "login", "password");
        assertRequestRefused(login("€".repeat(24) + "x"), ErrorCode.INVALID_FIELD, "login", "password");
        assertRequestRefused(login("\\ud83d"), ErrorCode.INVALID_FIELD, "login", "password");
    }

    private static String login(String password) {
        return "{\"type\":\"login\",\"data\":{\"username\":\"a\",\"password\":\"" + password + "\"}}";
    }

    @Test
    void aTextHasOneCharacterUpToTheMaximum() throws ProtocolException {
        String longest = "x".repeat(Limits.MAX_TEXT_CHARS);
        assertThat(request(say(longest))).isEqualTo(new Request.Say(null, "public", longest));
        assertThat(request(say("\\u0007\\n😀\ufffd"))).as("what stands for no character was said so")
                .isEqualTo(new Request.Say(null, "public", "\u0007\n😀\ufffd"));
        assertThat(request(say("\\u0007\\n😀"))).isEqualTo(new Request.Say(null, "public", "\u0007\n😀"));

        assertRequestRefused(say(""), ErrorCode.INVALID_FIELD, "msg", "text");
        assertRequestRefused(say(longest + "x"), ErrorCode.INVALID_FIELD, "msg", "text");
        assertRequestRefused(say("😀\\ude00"), ErrorCode.INVALID_FIELD, "msg", "text");
    }

    private static String say(String text) {
        return "{\"type\":\"msg\",\"data\":{\"to\":\"public\",\"text\":\"" + text + "\"}}";
    }

    @Test
    void theSenderThatAClientClaimsToBeNeedNotBeAName() throws ProtocolException {
        assertThat(request("{\"type\":\"msg\",\"data\":{\"from\":\"no name!\",\"to\":\"a\",\"text\":\"b\"}}"))
                .isEqualTo(new Request.Say("no name!", "a", "b"));
        assertRequestRefused("{\"type\":\"msg\",\"data\":{\"from\":\"\\ud800\",\"to\":\"a\",\"text\":\"b\"}}",
                ErrorCode.INVALID_FIELD, "msg", "from");
    }

    @Test
    void theWordsOfARefusalDoNotDependOnTheLanguageOfTheMachine() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMAN);
        try {
            assertThat(words("{\"type\":\"enter\"}")).isEqualTo("room: must be given");
            assertThat(words(say(""))).isEqualTo("text: must have 1 to " + Limits.MAX_TEXT_CHARS + " characters");
            assertThat(words(login("x".repeat(73)))).isEqualTo("password: must be at most 72 bytes of UTF-8");
        } finally {
            Locale.setDefault(before);
        }
    }

    private static String words(String json) {
        return ServerMessage.Refused.of(Codec.refusedRequest(Codec.utf8(json))).message();
    }

    @Test
    void whatIsNotForLogsIsNotInTheWordsOfARequest() {
        assertThat(new Request.Login("alice", "secret").toString()).contains("alice").doesNotContain("secret");
        assertThat(new Request.Register("alice", "secret").toString()).contains("alice").doesNotContain("secret");
        assertThat(new Request.Say("alice", "bob", "secret").toString()).contains("bob").doesNotContain("secret");
    }

    @Test
    void theMessageOfARefusalDoesNotRepeatWhatWasSent() {
        ProtocolException e = Codec.refusedRequest(Codec.utf8(login("secret".repeat(20))));

        assertThat(e.getMessage()).contains("password").doesNotContain("secret");
    }
}
