package chat.parley.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Gives a server one processor and the load the others, so that neither takes from the other and a JVM sizes itself for what it
 * has. Where there is one processor only, or no {@code taskset}, both run where they like.
 */
final class Cores {

    private static final List<Path> TASKSET = List.of(Path.of("/usr/bin/taskset"), Path.of("/bin/taskset"));
    private static final int COUNT = Runtime.getRuntime().availableProcessors();

    private Cores() {}

    /** Whether the server has a processor of its own. */
    static boolean areSplit() {
        return COUNT > 1 && TASKSET.stream().anyMatch(Files::isExecutable);
    }

    /** What to put before a server's command. */
    static List<String> server() {
        return areSplit() ? List.of("taskset", "-c", "0") : List.of();
    }

    /** Moves this process, all its threads, away from the server's processor. */
    static void leaveToServer() throws IOException {
        if (!areSplit()) {
            return;
        }
        Process moving = new ProcessBuilder("taskset", "-apc", "1-" + (COUNT - 1),
                String.valueOf(ProcessHandle.current().pid())).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        if (moving.onExit().join().exitValue() != 0) {
            throw new IOException("taskset failed");
        }
    }
}
