package chat.parley.common.protocol.v2;

import chat.parley.common.protocol.Utf8Bytes;
import chat.parley.common.protocol.ValidName;
import chat.parley.common.protocol.WellFormed;
import chat.parley.common.protocol.v1.Messages;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * Generators of valid records, made from the constraints on their components, so that a new record is tested as soon as it is
 * written.
 */
final class AnyRecord {

    private static final Map<Class<?>, Arbitrary<Object>> KNOWN = new ConcurrentHashMap<>();

    private AnyRecord() {}

    /** Any request of any family. */
    static Arbitrary<Request<?>> request() {
        return Arbitraries.of(Types.REQUESTS.values()).flatMap(AnyRecord::of).map(r -> (Request<?>) r);
    }

    /** Any event. */
    static Arbitrary<Event> event() {
        return Arbitraries.of(Types.EVENTS.values()).flatMap(AnyRecord::of).map(Event.class::cast);
    }

    /** Any answer to a request. */
    static Arbitrary<Reply> replyTo(Request<?> request) {
        return of(Types.replyTo(request.getClass())).map(Reply.class::cast);
    }

    /** Any valid value of a record. */
    static Arbitrary<Object> of(Class<?> record) {
        Arbitrary<Object> known = KNOWN.get(record);
        if (known == null) {
            known = make(record);
            KNOWN.put(record, known);
        }
        return known;
    }

    private static Arbitrary<Object> make(Class<?> record) {
        RecordComponent[] components = record.getRecordComponents();
        List<Arbitrary<Optional<Object>>> parts = Arrays.stream(components)
                .map(c -> value(c.getAnnotatedType(), annotations(c), c.getType().isPrimitive() || isRequired(c)))
                .toList();
        Arbitrary<Object> any = Combinators.combine(parts).as(values -> create(record, components, values));
        return any.filter(AnyRecord::isConsistent);
    }

    private static boolean isConsistent(Object made) {
        return switch (made) {
            case MessageRequest.Msg msg -> msg.isAddressed();
            case MessageRequest.History history -> history.isOnePlace();
            default -> true;
        };
    }

    private static boolean isRequired(RecordComponent component) {
        return annotations(component).stream().noneMatch(Nullable.class::isInstance);
    }

    private static List<Annotation> annotations(RecordComponent component) {
        // A constraint may stand on the component, on its accessor, or on its type.
        return Stream.of(component.getAnnotations(), component.getAccessor().getAnnotations(),
                component.getAnnotatedType().getAnnotations()).flatMap(Arrays::stream).toList();
    }

    private static Object create(Class<?> record, RecordComponent[] components, List<Optional<Object>> values) {
        try {
            Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            var constructor = record.getDeclaredConstructor(types);
            return constructor.newInstance(values.stream().map(v -> v.orElse(null)).toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(record.getName(), e);
        }
    }

    private static Arbitrary<Optional<Object>> value(AnnotatedType type, Collection<Annotation> constraints,
            boolean required) {
        Arbitrary<Optional<Object>> value = present(type, constraints).map(Optional::of);
        return required
                ? value
                : Arbitraries.frequencyOf(Tuple.of(2, value), Tuple.of(1, Arbitraries.just(Optional.empty())));
    }

    private static Arbitrary<Object> present(AnnotatedType annotated, Collection<Annotation> constraints) {
        Type type = annotated.getType();
        if (type instanceof ParameterizedType && annotated instanceof AnnotatedParameterizedType list) {
            AnnotatedType element = list.getAnnotatedActualTypeArguments()[0];
            return present(element, List.of(element.getAnnotations())).list().ofMaxSize(3).map(l -> l);
        }
        Class<?> shape = (Class<?>) type;
        if (shape == String.class) {
            return string(constraints).map(s -> s);
        } else if (shape == long.class || shape == Long.class) {
            return Arbitraries.longs().between(least(constraints), Long.MAX_VALUE).map(n -> n);
        } else if (shape == int.class || shape == Integer.class) {
            int most = find(constraints, Max.class, Max::value, (long) Integer.MAX_VALUE).intValue();
            return Arbitraries.integers().between((int) least(constraints), most).map(n -> n);
        } else if (shape == boolean.class) {
            return Arbitraries.of(true, false).map(b -> b);
        } else if (shape == UUID.class) {
            return Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new);
        } else if (shape.isEnum()) {
            return Arbitraries.of(shape.getEnumConstants());
        }
        return of(shape);
    }

    private static long least(Collection<Annotation> constraints) {
        boolean positive = constraints.stream().anyMatch(Positive.class::isInstance);
        boolean zero = constraints.stream().anyMatch(PositiveOrZero.class::isInstance);
        // What a server numbers begins at 1, and where nothing is said 0 may mean that there is none.
        return positive ? 1 : zero ? 0 : find(constraints, Min.class, Min::value, 0L);
    }

    private static Arbitrary<String> string(Collection<Annotation> constraints) {
        if (constraints.stream().anyMatch(ValidName.class::isInstance)) {
            return Messages.name();
        }
        int min = find(constraints, Size.class, Size::min, 0);
        int max = find(constraints, Size.class, Size::max, 100);
        int bytes = find(constraints, Utf8Bytes.class, Utf8Bytes::max, Integer.MAX_VALUE);
        Predicate<String> pattern = find(constraints, Pattern.class,
                p -> java.util.regex.Pattern.compile(p.regexp()).asMatchPredicate(), _ -> true);
        boolean text = constraints.stream().anyMatch(WellFormed.class::isInstance);
        Arbitrary<String> any = text ? Messages.text() : Arbitraries.strings().ascii().ofMaxLength(max);
        return any.filter(pattern).filter(s -> s.length() >= min && s.length() <= max
                && s.getBytes(StandardCharsets.UTF_8).length <= bytes);
    }

    private static <A extends Annotation, V> V find(Collection<Annotation> constraints, Class<A> type,
            Function<A, V> value, V otherwise) {
        return constraints.stream().filter(type::isInstance).map(type::cast).map(value).findFirst().orElse(otherwise);
    }
}
