package chat.parley.common.protocol.v1;

import chat.parley.common.Limits;
import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.Names;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.arbitraries.StringArbitrary;

/** Generators of everything that is valid, with a liking for what breaks encoders. */
public final class Messages {

    private static final String[] ODD = {"👋", "👩‍👩‍👧‍👦", "🇩🇪", "é", "e\u0301", "Z\u0351\u036b", "\"", "\\", "/",
            "\u0000", "\u0007", "\b", "\f",
            "\n", "\r", "\t", "\u001f", "\u007f", "\u0085", "\u2028", "\u2029", "\u202e", "\ufeff", "\ufffe", "\uffff",
            "\u200d", "ß", "שלום",
            "日本", "𝄞", "\udbff\udfff", "{}", "[]", "null", "\\u0041", "\\ud800", "</script>", "%s", "'", "&amp;"};

    private Messages() {}

    /** Any Unicode text: whole code points only, because half a surrogate pair is not text. */
    public static Arbitrary<String> text() {
        Arbitrary<String> anything = Arbitraries.integers().between(0, Character.MAX_CODE_POINT)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE).map(Character::toString);
        Arbitrary<String> ascii = Arbitraries.strings().ascii().ofLength(1);
        return Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.of(ODD)),
                Tuple.of(2, ascii), Tuple.of(2, anything)).list().ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }

    private static Arbitrary<String> said() {
        Arbitrary<String> longest = text().map(t -> (t + "x".repeat(Limits.MAX_TEXT_CHARS)).substring(0,
                Limits.MAX_TEXT_CHARS)).filter(t -> !Character.isHighSurrogate(t.charAt(t.length() - 1)));
        return Arbitraries.frequencyOf(Tuple.of(20, text().filter(t -> !t.isEmpty())),
                Tuple.of(1, longest));
    }

    private static Arbitrary<String> password() {
        return text().filter(t -> t.getBytes(StandardCharsets.UTF_8).length <= Limits.MAX_PASSWORD_BYTES);
    }

    public static Arbitrary<String> name() {
        StringArbitrary usual = Arbitraries.strings().withCharRange('a', 'z').withCharRange('A', 'Z')
                .withCharRange('0', '9').withChars("_-.").ofMinLength(1).ofMaxLength(Limits.MAX_NAME_CODE_POINTS);
        Arbitrary<String> letters = Arbitraries.integers().between(0x80, 0x1ffff).map(Character::toString)
                .filter(Names::isValid);
        Arbitrary<String> worldly = Arbitraries
                .oneOf(letters, Arbitraries.of("e\u0301", "ß", "ı", "Σ", "が", "को", "𐐀"))
                .list().ofMinSize(1).ofMaxSize(12).map(parts -> String.join("", parts)).filter(Names::isValid);
        return Arbitraries.oneOf(usual, worldly, Arbitraries.of(Names.PUBLIC, Names.LOBBY));
    }

    static Arbitrary<Request> requests() {
        return Arbitraries.oneOf(Combinators.combine(name(), password()).as(Request.Register::new),
                Combinators.combine(name(), password()).as(Request.Login::new),
                Arbitraries.of(new Request.Logout(), new Request.ListPeople(), new Request.Exit()),
                name().map(Request.Create::new), name().map(Request.Enter::new),
                Combinators.combine(text().injectNull(0.3), name(), said()).as(Request.Say::new));
    }

    static Arbitrary<ServerMessage> serverMessages() {
        Arbitrary<List<String>> people = name().list().ofMaxSize(5);
        return Arbitraries.oneOf(text().map(ServerMessage.Registered::new),
                Combinators.combine(name(), name(), text()).as(ServerMessage.SignedIn::new),
                text().map(ServerMessage.SignedOut::new), rooms(people).map(ServerMessage.RoomList::new),
                text().map(ServerMessage.Created::new),
                Combinators.combine(name(), name(), text()).as(ServerMessage.Entered::new),
                text().map(ServerMessage.Exited::new),
                Combinators.combine(name(), people).as(ServerMessage.RoomMembers::new),
                Combinators.combine(name(), name(), said()).as(ServerMessage.Said::new),
                Combinators.combine(text(), Arbitraries.of(ErrorCode.class), text())
                        .as(ServerMessage.Refused::new));
    }

    private static Arbitrary<SequencedMap<String, List<String>>> rooms(Arbitrary<List<String>> people) {
        return Arbitraries.maps(name(), people).ofMaxSize(6).map(LinkedHashMap::new);
    }

    static Arbitrary<Message> messages() {
        return Arbitraries.oneOf(requests(), serverMessages());
    }
}
