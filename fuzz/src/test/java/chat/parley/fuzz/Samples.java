package chat.parley.fuzz;

import chat.parley.common.protocol.v2.Request;
import chat.parley.common.protocol.v2.SessionRequest;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A request of every type, whatever is in it: a client knows by it how to read the answer. Immutable. */
final class Samples {

    private static final Pattern TYPE = Pattern.compile("\"type\"\\s*:\\s*\"([a-z_]+)\"");
    private static final Request<?> FIRST = new SessionRequest.Ping();

    private final Map<String, Request<?>> byType = new TreeMap<>();

    Samples() {
        records(Request.class).map(Samples::sample).forEach(request -> byType.put(request.type(), request));
    }

    /** A request of the type that stands in a payload; one of some type where there is none that is known. */
    Request<?> of(byte[] payload) {
        Matcher type = TYPE.matcher(new String(payload, StandardCharsets.ISO_8859_1));
        return type.find() ? byType.getOrDefault(type.group(1), FIRST) : FIRST;
    }

    private static Stream<Class<?>> records(Class<?> family) {
        return family.isSealed()
                ? Arrays.stream(family.getPermittedSubclasses()).flatMap(Samples::records)
                : Stream.of(family);
    }

    private static Request<?> sample(Class<?> record) {
        RecordComponent[] components = record.getRecordComponents();
        Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return (Request<?>) record.getDeclaredConstructor(types)
                    .newInstance(Arrays.stream(types).map(Samples::value).toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Object value(Class<?> type) {
        if (type == long.class) {
            return 1L;
        }
        if (type == int.class) {
            return 1;
        }
        if (type == boolean.class) {
            return false;
        }
        return type == List.class ? List.of() : type == Map.class ? Map.of() : type == String.class ? "x" : null;
    }
}
