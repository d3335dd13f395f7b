package chat.parley.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.protocol.v2.Request;
import chat.parley.common.protocol.v2.Role;
import chat.parley.server.conversation.Document;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The table of stages and roles in docs/protocol.md says what {@link Rules} say, for every request that there is. */
class RulesDocumentTest {

    private static Stream<Class<?>> records(Class<?> family) {
        return family.isSealed()
                ? Arrays.stream(family.getPermittedSubclasses()).flatMap(RulesDocumentTest::records)
                : Stream.of(family);
    }

    /** A request with nothing in it: what it says does not matter for the rules. */
    private static Request<?> empty(Class<?> record) {
        Class<?>[] types = Arrays.stream(record.getRecordComponents()).map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        @Nullable
        Object[] values = Arrays.stream(types)
                .map(type -> type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : null).toArray();
        try {
            Constructor<?> constructor = record.getDeclaredConstructor(types);
            return (Request<?>) constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(record + " cannot be made", e);
        }
    }

    private static List<String> row(Request<?> request) {
        Rules.Rule rule = Rules.of(request);
        Role role = rule.role();
        List<String> row = new ArrayList<>();
        row.add(request.type());
        for (Stage stage : Stage.values()) {
            row.add(rule.stages().contains(stage) ? "yes" : "no");
        }
        row.add(role == null ? "" : role.name().toLowerCase(Locale.ROOT));
        return row;
    }

    @Test
    void theTableIsWhatTheRulesSay() {
        assertThat(Document.read("docs/protocol.md").rows("request").stream().map(Document.Row::cells))
                .containsExactlyInAnyOrderElementsOf(
                        records(Request.class).map(RulesDocumentTest::empty).map(RulesDocumentTest::row).toList());
    }
}
