package chat.parley.common.protocol.v2;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which record belongs to which {@code type}: read once from the sealed families, so that a new record is in the protocol as soon
 * as it is written.
 */
final class Types {

    // First, because what follows is made with it.
    private static final ClassValue<String> NAMES = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
            return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
        }
    };

    private static final ClassValue<Class<? extends Reply>> REPLIES = new ClassValue<>() {
        @Override
        protected Class<? extends Reply> computeValue(Class<?> request) {
            return Arrays.stream(request.getGenericInterfaces()).flatMap(Types::argument).findFirst()
                    .orElseThrow(() -> new IllegalStateException(request + " names no reply"));
        }
    };

    /** The requests, by wire name. */
    static final Map<String, Class<? extends Request<?>>> REQUESTS = requests();

    /** The events, by wire name. */
    static final Map<String, Class<? extends Event>> EVENTS = events();

    private Types() {}

    /** How a record is called in a frame's {@code type}. */
    static String wireName(Class<?> record) {
        return NAMES.get(record);
    }

    /** What a request is answered with. */
    static Class<? extends Reply> replyTo(Class<?> request) {
        return REPLIES.get(request);
    }

    private static Stream<Class<? extends Reply>> argument(Type type) {
        return type instanceof ParameterizedType p && p.getActualTypeArguments()[0] instanceof Class<?> c
                ? Stream.of(c.asSubclass(Reply.class))
                : Stream.empty();
    }

    @SuppressWarnings("unchecked") // every record in the family is a request, whatever its reply
    private static Map<String, Class<? extends Request<?>>> requests() {
        Map<String, Class<? extends Request<?>>> byName = new LinkedHashMap<>();
        records(Request.class).forEach(record -> byName.put(wireName(record), (Class<? extends Request<?>>) record));
        return Map.copyOf(byName);
    }

    private static Map<String, Class<? extends Event>> events() {
        Map<String, Class<? extends Event>> byName = new LinkedHashMap<>();
        records(Event.class).forEach(record -> byName.put(wireName(record), record.asSubclass(Event.class)));
        return Map.copyOf(byName);
    }

    private static Stream<Class<?>> records(Class<?> family) {
        return family.isSealed()
                ? Arrays.stream(family.getPermittedSubclasses()).flatMap(Types::records)
                : Stream.of(family);
    }
}
