package chat.parley.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * From the start of the client's process to a login window that can be used, and the memory that it has then: by the launcher,
 * and from a packaged image, with its cache of linked classes and without. Each start has a fresh directory for its files, and
 * so a window of the first size. Without a display it starts an Xvfb of its own. One thread.
 */
@Command(name = "startup", mixinStandardHelpOptions = true, sortOptions = false, description = {
        "Process start to a login window whose content has been drawn, and resident memory (Linux)."})
final class StartupBench implements Callable<Integer> {

    private static final int FAILED = 1;

    @Option(names = "--image", paramLabel = "DIR", description = "A packaged image (target/package/parley). Default: the launcher only.")
    private @Nullable Path image;

    @Option(names = "--runs", defaultValue = "10", description = "Measured starts of each; one more goes before. Default: ${DEFAULT-VALUE}")
    private int runs;

    @Option(names = "--idle", defaultValue = "5", paramLabel = "SECONDS", description = "Rest before memory is read; 0 for none. Default: ${DEFAULT-VALUE}")
    private int idle;

    @Option(names = "--jvm", paramLabel = "OPTIONS", description = "Options of the JVM on top, for all of them.")
    private String jvm = "";

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path scratch = Files.createTempDirectory("parley-startup");
        try (Screen screen = Screen.open()) {
            boolean good = true;
            for (Map.Entry<String, List<String>> way : ways().entrySet()) {
                good &= measure(way.getKey(), way.getValue(), screen, scratch);
            }
            return good ? 0 : FAILED;
        } finally {
            StartedClient.delete(scratch);
        }
    }

    /** What is compared: a name and the command's words; those that begin with - before the program are the JVM's. */
    private Map<String, List<String>> ways() {
        Map<String, List<String>> ways = new LinkedHashMap<>();
        String launcher = System.getProperty("parley.launcher");
        if (launcher != null) {
            ways.put("launcher", List.of("", launcher, "client"));
        }
        Path packaged = image;
        if (packaged != null) {
            String program = packaged.resolve("bin").resolve("parley-client").toAbsolutePath().toString();
            ways.put("image without cache", List.of("-XX:AOTMode=off", program));
            ways.put("image", List.of("", program));
        }
        return ways;
    }

    private boolean measure(String name, List<String> way, Screen screen, Path scratch)
            throws IOException, InterruptedException {
        List<StartedClient> starts = new ArrayList<>();
        for (int run = 0; run <= runs; run++) {
            Path config = Files.createTempDirectory(scratch, "config");
            List<String> command = new ArrayList<>(way.subList(1, way.size()));
            command.addAll(List.of("--config", config.toString()));
            try (StartedClient client = StartedClient.start(command, (way.getFirst() + " " + jvm).strip(), screen)) {
                client.awaitDrawn();
                if (run > 0) { // the first one filled the system's caches
                    client.rest(idle);
                    starts.add(client);
                }
            }
        }
        report(name, starts);
        return starts.stream().allMatch(StartedClient::showsContent);
    }

    private void report(String name, List<StartedClient> starts) {
        List<Long> millis = starts.stream().map(StartedClient::millis).sorted().toList();
        long median = millis.get(millis.size() / 2);
        long worst = millis.getLast();
        long cpu = median(starts.stream().map(StartedClient::cpu).map(Duration::toMillis).toList());
        long resident = median(starts.stream().map(StartedClient::residentKib).toList()) / 1024;
        long own = median(starts.stream().map(StartedClient::anonymousKib).toList()) / 1024;
        System.out.printf(Locale.ROOT,
                "%s: median %.2f s, worst %.2f s of %d starts; %.2f s of processor; resident %d MiB, %d of them its own%n",
                name, median / 1e3, worst / 1e3, starts.size(), cpu / 1e3, resident, own);
        System.out.printf(Locale.ROOT,
                "{\"bench\":\"startup\",\"way\":\"%s\",\"jvm\":\"%s\",\"runs\":%d,\"medianMillis\":%d,\"worstMillis\":%d,"
                        + "\"cpuMillis\":%d,\"residentMiB\":%d,\"anonymousMiB\":%d,\"contentSeen\":%b}%n",
                name, jvm, starts.size(), median, worst, cpu, resident, own,
                starts.stream().allMatch(StartedClient::showsContent));
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /** A display: the one there is, or an Xvfb. */
    record Screen(String display, @Nullable Process server) implements AutoCloseable {

        static Screen open() throws IOException {
            String display = System.getenv("DISPLAY");
            if (display != null && !display.isBlank()) {
                return new Screen(display, null);
            }
            // It would begin anew whenever its last window closes, and the next one would find no display meanwhile.
            Process server = new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten",
                    "tcp", "-noreset")
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            String number = server.inputReader().readLine();
            if (number == null) {
                throw new IOException("Xvfb did not start");
            }
            return new Screen(":" + number.strip(), server);
        }

        @Override
        public void close() {
            Process process = server;
            if (process != null) {
                process.destroy();
                process.onExit().join();
            }
        }
    }
}
