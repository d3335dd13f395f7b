package chat.parley.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a process has taken so far, from {@code /proc}: on Linux only. Safe for use by many threads at once. */
final class ProcessFigures {

    /** Of Linux on every machine that Java runs on. */
    private static final double TICKS_A_SECOND = 100;

    /** Fields of {@code stat} behind the command, whose name may hold spaces: the times in user mode and in the kernel. */
    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;

    private final Path folder;

    /** Looks at a process. */
    ProcessFigures(Process process) {
        folder = Path.of("/proc", String.valueOf(process.pid()));
    }

    /** How long it has used a processor, in seconds, to a hundredth; all its threads together. */
    double cpuSeconds() throws IOException {
        String stat = Files.readString(folder.resolve("stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME])) / TICKS_A_SECOND;
    }

    /** How much memory is resident, in KiB. */
    long residentKib() throws IOException {
        return status("VmRSS:");
    }

    /** How many threads of the system's it has. */
    long threads() throws IOException {
        return status("Threads:");
    }

    /** How many file descriptors are open: files, connections, and what the JVM has for itself. */
    long descriptors() throws IOException {
        try (Stream<Path> open = Files.list(folder.resolve("fd"))) {
            return open.count();
        }
    }

    private long status(String name) throws IOException {
        return Files.readAllLines(folder.resolve("status")).stream().filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", ""))).findFirst().orElseThrow();
    }
}
