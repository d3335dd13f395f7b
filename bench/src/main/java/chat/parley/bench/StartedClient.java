package chat.parley.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One start of the client, measured. Owns the process. One thread. */
final class StartedClient implements AutoCloseable {

    private static final String DRAWN = "drawn ";

    /** How often to look for what the client says that it has drawn; a look takes some tenths of a second. */
    private static final int MAX_LOOKS = 20;

    private final Process process;
    private final StartupBench.Screen screen;
    private final long begun;

    private long millis;
    private Duration cpu = Duration.ZERO;
    private boolean content;
    private long residentKib;
    private long anonymousKib;

    private StartedClient(Process process, StartupBench.Screen screen, long begun) {
        this.process = process;
        this.screen = screen;
        this.begun = begun;
    }

    /**
     * Starts a client that says when its window has been drawn.
     *
     * @param command the program and its words
     * @param jvm options for its JVM
     * @param screen where the window is to open
     */
    static StartedClient start(List<String> command, String jvm, StartupBench.Screen screen) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("JAVA_TOOL_OPTIONS", ("-Dparley.startup=report " + jvm).strip());
        builder.environment().put("DISPLAY", screen.display());
        long begun = System.currentTimeMillis();
        return new StartedClient(builder.start(), screen, begun);
    }

    /** Waits until the client says that its window has been drawn, and looks whether there is something to be seen. */
    void awaitDrawn() throws IOException, InterruptedException {
        BufferedReader out = process.inputReader();
        String line = out.readLine();
        while (line != null && !line.startsWith(DRAWN)) {
            line = out.readLine();
        }
        if (line == null) {
            throw new IOException("the client ended and drew nothing; start it by hand to see why");
        }
        cpu = process.info().totalCpuDuration().orElse(Duration.ZERO);
        millis = Long.parseLong(line.substring(DRAWN.length())) - begun;
        content = colours() > 1;
        for (int look = 0; look < MAX_LOOKS && !content; look++) { // the client was too early: then what is seen counts
            content = colours() > 1;
            millis = System.currentTimeMillis() - begun;
        }
    }

    /** How many colours the window has, by X's own word, as soon as the client says that it is drawn; 2 where nobody can tell. */
    private int colours() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", """
                command -v xdotool >/dev/null && command -v import >/dev/null || { echo 2; exit; }
                window=$(xdotool search --onlyvisible --pid "$1" | tail -n 1)
                [ -n "$window" ] && import -window "$window" -format %k info: || echo 0
                """, "look", String.valueOf(process.pid())).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("DISPLAY", screen.display());
        Process look = builder.start();
        String answer = look.inputReader().readLine();
        look.waitFor();
        return answer == null ? 0 : Integer.parseInt(answer.strip());
    }

    /** Lets it rest, and reads how much memory it has then. */
    void rest(int seconds) throws IOException, InterruptedException {
        if (process.waitFor(seconds, TimeUnit.SECONDS)) {
            throw new IOException("the client ended by itself");
        }
        List<String> status = Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status"));
        residentKib = kib(status, "VmRSS:");
        anonymousKib = kib(status, "RssAnon:");
    }

    private static long kib(List<String> status, String field) {
        return status.stream().filter(line -> line.startsWith(field))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElse(0);
    }

    /** From the start of the process to the drawn window. */
    long millis() {
        return millis;
    }

    /** Processor time until then, of all threads; to be trusted also where the machine has other things to do. */
    Duration cpu() {
        return cpu;
    }

    boolean showsContent() {
        return content;
    }

    /** Resident memory after the rest. */
    long residentKib() {
        return residentKib;
    }

    /** The part of it that no file backs. */
    long anonymousKib() {
        return anonymousKib;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    /** Removes a directory with all that is in it. */
    static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
