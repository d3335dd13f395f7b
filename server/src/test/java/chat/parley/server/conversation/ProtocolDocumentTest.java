package chat.parley.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.Limits;
import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.FrameJson;
import chat.parley.common.protocol.ProtocolException;
import chat.parley.common.protocol.v2.Codec;
import chat.parley.common.protocol.v2.Event;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.common.protocol.v2.Request;
import chat.parley.common.protocol.v2.ServerFrame;
import chat.parley.server.conversation.Document.Example;
import chat.parley.server.conversation.Document.Row;
import chat.parley.server.testing.Json;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The examples of docs/protocol.md and docs/protocol-1.md are what a real server says, in the order in which they stand; and
 * docs/protocol.md is complete: no request, field, object, event or error code is without its place.
 */
class ProtocolDocumentTest {

    private static final Document ONE = Document.read("docs/protocol-1.md");
    private static final Document TWO = Document.read("docs/protocol.md");

    /** Codes without an example, because they cannot be had quickly or not by text; other tests have them. */
    private static final Set<ErrorCode> UNSEEN = Set.of(ErrorCode.EMPTY_FRAME, ErrorCode.FRAME_TOO_LARGE,
            ErrorCode.INVALID_UTF8, ErrorCode.TOO_MANY_REACTIONS, ErrorCode.STORAGE_UNAVAILABLE,
            ErrorCode.INTERNAL_ERROR, ErrorCode.RATE_LIMITED, ErrorCode.SLOW_CONSUMER, ErrorCode.SERVER_SHUTDOWN,
            ErrorCode.ACCOUNT_DISABLED);

    private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:,[0-9]{3})*");

    /** What docs/protocol.md shows of protocol 1, where both meet. */
    private static final Set<String> EVENTS_OF_PROTOCOL_1 = Set.of("msg", "exit");

    @ParameterizedTest
    @ValueSource(strings = {"docs/protocol-1.md", "docs/protocol.md"})
    void everyExampleIsWhatTheServerSays(String path, @TempDir Path data) {
        Document document = Document.read(path);
        List<Example> examples = document.examples();
        assertThat(document.text().split("```json", -1)).as("no example is left out")
                .hasSize(1 + (int) examples.stream().filter(example -> example.kind().matches("request|response|event"))
                        .count());
        try (ExampleRun run = new ExampleRun(path, data)) {
            for (Example example : examples) {
                if (example.isRun()) {
                    assertThat(example.session()).as("%s, line %d", path, example.line()).isNotEmpty();
                    run.run(example);
                }
            }
        }
    }

    @Test
    void whatIsNotRunCanBeReadAtLeast() throws ProtocolException {
        Codec codec = new Codec(FrameJson.create(Limits.MAX_FRAME_BYTES));
        for (Example example : TWO.examples()) {
            if (!example.isRun()) {
                byte[] payload = example.json().getBytes(StandardCharsets.UTF_8);
                assertThat(codec.decode(payload, _ -> null)).isInstanceOfSatisfying(ServerFrame.Pushed.class,
                        pushed -> assertThat(Json.parse(codec.encode(pushed.event())))
                                .isEqualTo(Json.parse(payload)));
            }
        }
    }

    // What there is, by reflection.

    private static List<Class<?>> records(Class<?> family) {
        return family.isSealed()
                ? Arrays.stream(family.getPermittedSubclasses()).flatMap(c -> records(c).stream()).toList()
                : List.of(family);
    }

    private static List<Class<?>> requests() {
        return records(Request.class);
    }

    private static String wireName(Class<?> record) {
        return record.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    private static List<String> wireNames(List<Class<?>> records) {
        return records.stream().map(ProtocolDocumentTest::wireName).toList();
    }

    private static Class<?> replyTo(Class<?> request) {
        return Arrays.stream(request.getGenericInterfaces())
                .filter(i -> i instanceof ParameterizedType p && p.getActualTypeArguments()[0] instanceof Class<?>)
                .map(i -> (Class<?>) ((ParameterizedType) i).getActualTypeArguments()[0]).findFirst().orElseThrow();
    }

    private static List<String> components(Class<?> record) {
        return Arrays.stream(record.getRecordComponents()).map(RecordComponent::getName).toList();
    }

    /** The records that stand in a record's components, however deep. */
    private static void collectObjects(Class<?> record, Set<Class<?>> into) {
        for (RecordComponent component : record.getRecordComponents()) {
            Type type = component.getGenericType();
            Type element = type instanceof ParameterizedType p ? p.getActualTypeArguments()[0] : type;
            if (element instanceof Class<?> c && c.isRecord() && into.add(c)) {
                collectObjects(c, into);
            }
        }
    }

    // What is in the document.

    @TestFactory
    Stream<DynamicTest> everyRequestHasItsFieldsAndItsAnswersFields() {
        return requests().stream().map(request -> DynamicTest.dynamicTest(wireName(request), () -> {
            assertThat(TWO.names("field", wireName(request))).as("fields")
                    .containsExactlyInAnyOrderElementsOf(components(request));
            assertThat(TWO.names("answer", wireName(request))).as("fields of the answer")
                    .containsExactlyInAnyOrderElementsOf(components(replyTo(request)));
        }));
    }

    @TestFactory
    Stream<DynamicTest> everyEventHasItsFields() {
        return records(Event.class).stream().map(event -> DynamicTest.dynamicTest(wireName(event),
                () -> assertThat(TWO.names("field", "Event " + wireName(event)))
                        .containsExactlyInAnyOrderElementsOf(components(event))));
    }

    @TestFactory
    Stream<DynamicTest> everyObjectHasItsMembers() {
        Set<Class<?>> objects = new LinkedHashSet<>();
        Stream.of(Request.class, Reply.class, Event.class).flatMap(family -> records(family).stream())
                .forEach(record -> collectObjects(record, objects));
        return objects.stream().map(object -> DynamicTest.dynamicTest(object.getSimpleName(),
                () -> assertThat(TWO.names("member", object.getSimpleName()))
                        .containsExactlyInAnyOrderElementsOf(components(object))));
    }

    @Test
    void everyHeadingIsOfSomethingThatThereIs() {
        List<String> known = Stream.concat(wireNames(requests()).stream(),
                wireNames(records(Event.class)).stream().map(name -> "Event " + name)).toList();
        assertThat(TWO.text().lines().filter(line -> line.startsWith("### ") && line.contains("`"))
                .map(line -> line.substring(4).replace("`", ""))).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void everyRequestHasAnExampleThatSucceeds() {
        assertThat(
                examples("response").filter(frame -> frame.path("status").asString("").equals("ok") && frame.has("id"))
                        .map(frame -> frame.path("type").asString("")).distinct())
                .containsExactlyInAnyOrderElementsOf(wireNames(requests()));
    }

    @Test
    void everyEventHasAnExample() {
        assertThat(examples("event").map(frame -> frame.path("type").asString(""))
                .filter(type -> !EVENTS_OF_PROTOCOL_1.contains(type)).distinct())
                .containsExactlyInAnyOrderElementsOf(wireNames(records(Event.class)));
        assertThat(examples("event").filter(frame -> frame.has("id"))).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> everyLimitIsInTheTable() {
        List<Set<String>> rows = TWO.rows("what").stream().filter(row -> row.heading().equals("Limits"))
                .map(row -> NUMBER.matcher(row.cells().get(1)).results().map(MatchResult::group)
                        .collect(Collectors.toSet()))
                .toList();
        return Arrays.stream(Limits.class.getFields()).filter(limit -> !limit.getName().equals("FRAME_HEADER_BYTES"))
                .map(limit -> DynamicTest.dynamicTest(limit.getName(), () -> {
                    String number = String.format(Locale.ROOT, "%,d", limit.getInt(null));
                    assertThat(rows).anyMatch(numbers -> numbers.contains(number));
                }));
    }

    @Test
    void everyErrorCodeHasItsRow() {
        assertThat(TWO.rows("code").stream().map(Row::name)).containsExactlyInAnyOrderElementsOf(Stream
                .of(ErrorCode.values()).filter(code -> code != ErrorCode.UNSPECIFIED).map(ErrorCode::wireName)
                .toList());
    }

    @Test
    void everyErrorCodeHasAnExampleWhereItsRowSaysThatItOccurs() {
        Set<String> unseen = UNSEEN.stream().map(ErrorCode::wireName).collect(Collectors.toSet());
        Set<String> inTwo = codes(TWO);
        Set<String> inEither = new LinkedHashSet<>(inTwo);
        inEither.addAll(codes(ONE));
        for (Row row : TWO.rows("code")) {
            String versions = row.cells().get(2);
            assertThat(versions.contains("2") ? inTwo : inEither).as("examples that show %s", row.name())
                    .satisfies(seen -> assertThat(seen.contains(row.name()))
                            .isEqualTo(!unseen.contains(row.name())));
            assertThat(versions).isIn("1", "2", "1, 2");
        }
        assertThat(codes(ONE)).allSatisfy(code -> assertThat(TWO.rows("code"))
                .anyMatch(row -> row.name().equals(code) && row.cells().get(2).contains("1")));
    }

    private static Stream<JsonNode> examples(String kind) {
        return TWO.examples().stream().filter(example -> example.kind().equals(kind))
                .map(example -> Json.parse(example.json()));
    }

    private static Set<String> codes(Document document) {
        return document.examples().stream().filter(example -> example.kind().equals("response"))
                .map(example -> Json.parse(example.json())).filter(ObjectNode.class::isInstance)
                .map(frame -> frame.path("code").asString("")).filter(code -> !code.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
