package chat.parley.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;

/** Looks at how much memory the calling thread takes: what holds an attacker's bytes may grow with them, and no faster. */
final class Allocation {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** The first time, what is done may load classes, and the second time, what was thrown away then. */
    private static final int ATTEMPTS = 3;

    private Allocation() {}

    /**
     * Does something, again if need be, and fails when it takes too much each time.
     *
     * @param bytes how much it may take
     * @param work what can be done again with the same result
     * @return its result
     */
    static <T> T atMost(long bytes, Supplier<T> work) {
        T result;
        long taken;
        int attempt = 0;
        do {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            result = work.get();
            taken = THREADS.getCurrentThreadAllocatedBytes() - before;
            attempt++;
        } while (taken > bytes && attempt < ATTEMPTS);
        assertThat(taken).as("bytes allocated").isLessThanOrEqualTo(bytes);
        return result;
    }
}
