package chat.parley.server.metrics;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts how often each of a closed list of things has happened. Safe for use by many threads at once, which do not disturb
 * each other; counting allocates nothing.
 *
 * @param <E> the things
 */
public final class Counters<E extends Enum<E>> {

    /** Complete from the beginning, and never changed. */
    private final Map<E, LongAdder> counts;

    /**
     * Begins at zero.
     *
     * @param things what there is to count
     */
    public Counters(Class<E> things) {
        counts = new EnumMap<>(things);
        for (E thing : things.getEnumConstants()) {
            counts.put(thing, new LongAdder());
        }
    }

    /**
     * Counts.
     *
     * @param thing what has happened
     */
    public void count(E thing) {
        adder(thing).increment();
    }

    /**
     * Tells how often something has happened.
     *
     * @param thing what
     * @return how often; what happens meanwhile may be in it or not
     */
    public long of(E thing) {
        return adder(thing).sum();
    }

    private LongAdder adder(E thing) {
        return Objects.requireNonNull(counts.get(thing));
    }

    /**
     * Lists what is counted.
     *
     * @return all of it, in the order of its declaration
     */
    public Set<E> things() {
        return Collections.unmodifiableSet(counts.keySet());
    }
}
