package chat.parley.server.metrics;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is to be known of the process, under the names that Prometheus' own libraries use. What a system does not tell is NaN. */
final class JvmMetrics {

    private static final double SECOND_NANOS = 1e9;
    private static final double SECOND_MILLIS = 1e3;
    private static final int KIB = 1024;

    /** Linux tells it there; no bean does. */
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s*([0-9]+) kB");

    private JvmMetrics() {}

    /** Adds them. The beans are asked for with the first question, so that a start does not wait for them. */
    static void addTo(Metrics metrics) {
        metrics.gauges("jvm_memory_used_bytes", "Memory that the JVM uses for objects (heap) and for itself (nonheap).",
                samples -> memory(samples, MemoryUsage::getUsed));
        metrics.gauges("jvm_memory_committed_bytes", "Memory that the JVM has of the system for it.",
                samples -> memory(samples, MemoryUsage::getCommitted));
        metrics.gauges("jvm_memory_max_bytes", "Memory that the JVM may use; -1 for no bound.",
                samples -> memory(samples, MemoryUsage::getMax));
        metrics.counters("jvm_gc_collections_total", "Garbage collections.",
                samples -> collectors(samples, GarbageCollectorMXBean::getCollectionCount));
        metrics.counters("jvm_gc_collection_seconds_total", "Time spent in garbage collections.",
                samples -> collectors(samples, bean -> bean.getCollectionTime() / SECOND_MILLIS));
        metrics.gauge("jvm_threads_current", "Platform threads; connections have virtual ones.",
                () -> ManagementFactory.getThreadMXBean().getThreadCount());
        metrics.counters("process_cpu_seconds_total", "CPU time of the process.",
                samples -> samples.put(system(bean -> bean.getProcessCpuTime() / SECOND_NANOS)));
        metrics.gauge("process_open_fds", "Open file descriptors.",
                () -> system(UnixOperatingSystemMXBean::getOpenFileDescriptorCount));
        metrics.gauge("process_max_fds", "File descriptors that the process may open.",
                () -> system(UnixOperatingSystemMXBean::getMaxFileDescriptorCount));
        metrics.gauge("process_resident_memory_bytes", "Resident memory.", JvmMetrics::resident);
        metrics.gauge("process_start_time_seconds", "When the process began, since 1970-01-01 UTC.",
                () -> ManagementFactory.getRuntimeMXBean().getStartTime() / SECOND_MILLIS);
    }

    private static void memory(Samples samples, ToDoubleFunction<MemoryUsage> what) {
        var bean = ManagementFactory.getMemoryMXBean();
        samples.put("area=\"heap\"", what.applyAsDouble(bean.getHeapMemoryUsage()));
        samples.put("area=\"nonheap\"", what.applyAsDouble(bean.getNonHeapMemoryUsage()));
    }

    private static void collectors(Samples samples, ToDoubleFunction<GarbageCollectorMXBean> what) {
        for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
            samples.put("gc=\"" + bean.getName() + "\"", what.applyAsDouble(bean));
        }
    }

    private static double system(ToDoubleFunction<UnixOperatingSystemMXBean> what) {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean bean
                ? what.applyAsDouble(bean)
                : Double.NaN;
    }

    private static double resident() {
        try {
            Matcher found = RESIDENT.matcher(Files.exists(STATUS) ? Files.readString(STATUS) : "");
            return found.find() ? Long.parseLong(found.group(1)) * (double) KIB : Double.NaN;
        } catch (IOException _) {
            return Double.NaN; // a metric without a value; nobody can do anything about it
        }
    }
}
