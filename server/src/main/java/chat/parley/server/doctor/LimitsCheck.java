package chat.parley.server.doctor;

import chat.parley.common.doctor.Finding;
import chat.parley.server.control.ControlReply;
import com.sun.management.OperatingSystemMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/** As many connections as are allowed have files and memory. Stateless. */
final class LimitsCheck {

    private static final String FILES = "files";
    private static final String MEMORY = "memory";

    /** What a server has open beside connections: libraries, the database, the log. */
    private static final long OTHER_FILES = 256;

    private static final long KIB = 1 << 10;
    private static final long MIB = 1 << 20;

    /** A guess on the safe side of what an idle connection takes of the heap, and what a server without any takes. */
    private static final long HEAP_PER_CONNECTION = 20 * KIB;
    private static final long HEAP_AT_REST = 64 * MIB;

    /** What of the machine's memory the JVM takes for objects unless it is told otherwise. */
    private static final int SHARE_OF_MEMORY = 4;

    private static final double NEARLY_ALL = 0.8;

    private LimitsCheck() {}

    static List<Finding> of(Patient patient) {
        ControlReply.Status status = patient.status();
        if (status != null) {
            return List.of(files(status.connections(), status.maxFiles(), status.openFiles()),
                    memory(status.connections(), status.maxHeapBytes(), "the server's heap may grow to "));
        }
        if (patient.config() == null) {
            return List.of();
        }
        // What this process may use: a service manager may have set something else for the server.
        int connections = patient.config().limits().connections();
        java.lang.management.OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        long maxFiles = system instanceof UnixOperatingSystemMXBean unix ? unix.getMaxFileDescriptorCount() : -1;
        long heap = system instanceof OperatingSystemMXBean known
                ? known.getTotalMemorySize() / SHARE_OF_MEMORY
                : Runtime.getRuntime().maxMemory();
        return List.of(files(connections, maxFiles, 0),
                memory(connections, heap, "the server's heap would by default grow to "));
    }

    private static Finding files(int connections, long most, long open) {
        if (most < 0) {
            return Finding.ok(FILES, "this system does not tell how many may be open");
        }
        String what = most + " may be open" + (open > 0 ? ", and " + open + " are" : "");
        String remedy = "raise it (ulimit -n, LimitNOFILE of the service), or lower limits.connections";
        if (open > most * NEARLY_ALL) {
            return Finding.failed(FILES, what + ": nearly all", remedy);
        }
        return connections > 0 && connections + OTHER_FILES > most
                ? Finding.warning(FILES, what + ", fewer than " + connections + " connections need", remedy)
                : Finding.ok(FILES, what);
    }

    private static Finding memory(int connections, long heap, String beginning) {
        String what = beginning + heap / MIB + " MiB";
        return connections > 0 && HEAP_AT_REST + connections * HEAP_PER_CONNECTION > heap
                ? Finding.warning(MEMORY, what + ", little for " + connections + " connections",
                        "give it more (PARLEY_JAVA_OPTIONS=-Xmx1g), or lower limits.connections")
                : Finding.ok(MEMORY, what);
    }
}
