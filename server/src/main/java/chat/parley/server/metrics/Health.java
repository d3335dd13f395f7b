package chat.parley.server.metrics;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Whether the server can do its work, by several checks. They are made when somebody asks, and no more often than once in
 * {@value #KEPT_SECONDS} seconds: a check may write to the disk. Safe for use by many threads at once.
 */
public final class Health {

    private static final long KEPT_SECONDS = 5;
    private static final long KEPT_NANOS = KEPT_SECONDS * 1_000_000_000L;

    private final Map<String, BooleanSupplier> checks = new LinkedHashMap<>();
    private final LongSupplier nanoTime;

    private final ReentrantLock lock = new ReentrantLock();
    private Report last = new Report(Map.of()); // guarded by lock, as is the next
    private long lookedAt;

    /**
     * What was found.
     *
     * @param checks whether each is passed, by its name
     */
    public record Report(Map<String, Boolean> checks) {

        /**
         * Tells whether all is well.
         *
         * @return whether every check is passed
         */
        public boolean isReady() {
            return checks.values().stream().allMatch(Boolean::booleanValue);
        }

        /** The report as a JSON object. */
        String json() {
            return checks.entrySet().stream().map(e -> word(e.getKey(), e.getValue()))
                    .collect(Collectors.joining(", ", "{" + word("status", isReady()) + ", ", "}\n"));
        }

        private static String word(String name, boolean good) {
            return "\"" + name + "\": \"" + (good ? "ok" : "failed") + "\"";
        }
    }

    /**
     * Begins without checks.
     *
     * @param nanoTime the clock, as {@link System#nanoTime}
     */
    public Health(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * Adds a check; before the first question.
     *
     * @param name a word of letters
     * @param check whether it is passed; may wait
     */
    public void check(String name, BooleanSupplier check) {
        checks.put(name, check);
    }

    /**
     * Looks, or tells what was found a moment ago.
     *
     * @return what there is
     */
    public Report look() {
        lock.lock();
        try {
            long now = nanoTime.getAsLong();
            if (last.checks.isEmpty() || now - lookedAt >= KEPT_NANOS) {
                Map<String, Boolean> found = new LinkedHashMap<>();
                checks.forEach((name, check) -> found.put(name, check.getAsBoolean()));
                last = new Report(found);
                lookedAt = nanoTime.getAsLong();
            }
            return last;
        } finally {
            lock.unlock();
        }
    }
}
