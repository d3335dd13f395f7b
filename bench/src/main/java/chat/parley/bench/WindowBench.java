package chat.parley.bench;

import static chat.parley.bench.BenchServer.join;

import chat.parley.common.Limits;
import chat.parley.common.client.ClientListener;
import chat.parley.common.client.ParleyClient;
import chat.parley.common.client.UnsentMessage;
import chat.parley.common.protocol.v2.MessageRequest;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.common.protocol.v2.RoomRequest;
import chat.parley.desktop.store.Account;
import chat.parley.desktop.store.PreferencesStore;
import chat.parley.desktop.store.SessionTokens;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What the window of an account with many rooms costs: its memory, the time to open a large room, and whether it stays alive
 * while messages arrive. Server, window and this program are three processes; the window opens on {@code DISPLAY}, or on an
 * Xvfb.
 */
@Command(name = "window", description = "The client's window: memory, opening a large room, a flood of messages.")
final class WindowBench implements Callable<Integer> {

    private static final String READER = "reader";
    private static final int UNDER_WAY = 2_000;
    private static final int PORTIONS_A_SECOND = 100;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final int REST_SECONDS = 10;

    @Option(names = "--rooms", description = "Rooms that are joined (default: ${DEFAULT-VALUE}).")
    private int rooms = 20;

    @Option(names = "--seen", description = "Messages that arrive in them (default: ${DEFAULT-VALUE}).")
    private int seen = 10_000;

    @Option(names = "--large", description = "Messages in the large room (default: ${DEFAULT-VALUE}).")
    private int large = 100_000;

    @Option(names = "--rate", description = "Messages a second of the flood (default: ${DEFAULT-VALUE}).")
    private int rate = 1_000;

    @Option(names = "--seconds", description = "How long the flood lasts (default: ${DEFAULT-VALUE}).")
    private int seconds = 20;

    @Option(names = "--image", paramLabel = "DIR", description = "Measure on the runtime of a packaged image (target/package/parley), with its options and its cache.")
    private @Nullable Path image;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path config = Files.createTempDirectory("parley-window");
        try (BenchServer server = BenchServer.start("journal.durability=process");
                StartupBench.Screen screen = StartupBench.Screen.open()) {
            ParleyClient talker = server.client("talker", new ClientListener() {
            });
            long big = BenchServer.room(talker, "large");
            say(talker, big, large);
            List<Long> small = new ArrayList<>();
            for (int i = 0; i < rooms; i++) {
                small.add(BenchServer.room(talker, "room" + i));
            }
            enroll(server, config, big, small);
            try (Window window = Window.start(command(config), screen)) {
                window.ask("ready " + (rooms + 1));
                for (int i = 0; i < seen; i += rooms) {
                    for (long room : small) {
                        say(talker, room, 1);
                    }
                }
                first(window);
                for (int i = 1; i < rooms; i++) {
                    window.ask("open room" + i);
                }
                memory(window);
                // The server has answered others before: it is the window that is measured.
                for (long room : small) {
                    join(talker.request(new MessageRequest.History(room, null, null, null, Limits.MAX_PAGE)));
                }
                opening(window);
                flood(window, talker, small.getFirst());
                memory(window);
            }
        } finally {
            StartedClient.delete(config);
        }
        return 0;
    }

    /** What starts the measured window. */
    private List<String> command(Path config) throws IOException {
        String classPath = System.getProperty("java.class.path");
        Path packaged = image;
        if (packaged == null) {
            return List.of(ProcessHandle.current().info().command().orElse("java"),
                    "-XX:+UseSerialGC", "-Xms24m", "-Xmn6m", "-Xmx256m", "-XX:MinHeapFreeRatio=5",
                    "-XX:MaxHeapFreeRatio=8", "-XX:-ShrinkHeapInSteps", "-XX:MarkSweepDeadRatio=0",
                    "-XX:TieredStopAtLevel=1", "-XX:CompileThresholdScaling=2",
                    "-XX:+UseCompactObjectHeaders", "-XX:TrimNativeHeapInterval=5000",
                    "-Dprism.disableRegionCaching=true",
                    "--enable-native-access=ALL-UNNAMED", "-cp",
                    classPath, MeasuredWindow.class.getName(), config.toString());
        }
        // The image's own script, but for the class that it starts: the cache allows what is appended to the class path.
        Path launcher = packaged.resolve("bin").resolve("parley-client").toAbsolutePath();
        String script = Files.readString(launcher);
        String measured = script.replace("\" chat.parley.desktop.DesktopApp ",
                ":" + classPath + "\" " + MeasuredWindow.class.getName() + " ");
        if (measured.equals(script)) {
            throw new IOException(launcher + " starts the client in another way than this benchmark knows");
        }
        return List.of("sh", "-c", measured, launcher.toString(), config.toString());
    }

    /** Makes the reader a member of all rooms, and signs them in on this machine. */
    private static void enroll(BenchServer server, Path config, long big, List<Long> small) {
        ParleyClient reader = server.client(READER, new ClientListener() {
        });
        join(reader.request(new RoomRequest.Join(big, null)));
        small.forEach(room -> join(reader.request(new RoomRequest.Join(room, null))));
        Account account = new Account(server.link().address(), READER);
        SessionTokens.open(config).put(account, server.token(READER));
        try (PreferencesStore preferences = PreferencesStore.open(config)) {
            preferences.update(p -> p.withServer(server.link().address(), server.link().ca(), READER)
                    .withLastAccount(account));
        }
        reader.close();
    }

    private static void say(ParleyClient client, long room, int count) {
        List<CompletableFuture<Reply.Sent>> underWay = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            underWay.add(client.send(UnsentMessage.in(room, text(i))).sent());
            if (underWay.size() == UNDER_WAY) {
                underWay.forEach(BenchServer::join);
                underWay.clear();
            }
        }
        underWay.forEach(BenchServer::join);
    }

    /** What people write: mostly a line, sometimes a few, now and then some code, a link or emoji. */
    private static String text(int number) {
        return switch (number % 10) {
            case 3 -> "A longer one, number " + number + ": " + "with some **words** that are _marked_. ".repeat(6);
            case 5 -> "See https://example.org/page/" + number + " for `code " + number + "` :)";
            case 7 -> "Thanks \uD83D\uDC4D\n- one\n- two";
            default -> "Just a line, number " + number;
        };
    }

    private static void memory(Window window, String when) throws IOException {
        String[] kib = window.ask("memory").split(" ", -1);
        System.out.printf(Locale.ROOT, "window   %s: resident %,d MiB, of them %,d MiB of heap in use%n", when,
                Long.parseLong(kib[0]) / 1024, Long.parseLong(kib[1]) / 1024);
        System.out.printf("{\"bench\":\"window\",\"when\":\"%s\",\"residentKiB\":%s,\"heapKiB\":%s}%n", when, kib[0],
                kib[1]);
    }

    /** As it is at once, and when nobody has done anything for a while. */
    private static void memory(Window window) throws IOException, InterruptedException {
        memory(window, "at once");
        TimeUnit.SECONDS.sleep(REST_SECONDS);
        memory(window, "at rest");
    }

    /** Whose code has not run before: what a person waits for after a start. */
    private static void first(Window window) throws IOException {
        double millis = Long.parseLong(window.ask("open room0")) / NANOS_PER_MILLI;
        System.out.printf(Locale.ROOT, "window   the first room of all opened in %.0f ms%n", millis);
        System.out.printf(Locale.ROOT, "{\"bench\":\"window\",\"first\":true,\"millis\":%.1f}%n", millis);
    }

    private void opening(Window window) throws IOException {
        for (int round = 1; round <= 5; round++) {
            double millis = Long.parseLong(window.ask("open large")) / NANOS_PER_MILLI;
            System.out.printf(Locale.ROOT, "window   a room of %,d messages opened in %.0f ms (time %d)%n", large,
                    millis,
                    round);
            System.out.printf(Locale.ROOT, "{\"bench\":\"window\",\"open\":%d,\"messages\":%d,\"millis\":%.1f}%n",
                    round,
                    large, millis);
            window.ask("open room1");
        }
    }

    private void flood(Window window, ParleyClient talker, long room) throws IOException {
        window.ask("open room0");
        window.ask("end");
        report("quiet", window.ask("probe 5"));
        try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
            var _ = clock.scheduleAtFixedRate(() -> {
                for (int i = 0; i < rate / PORTIONS_A_SECOND; i++) {
                    talker.send(UnsentMessage.in(room, text(i)));
                }
            }, 0, 1_000_000 / PORTIONS_A_SECOND, TimeUnit.MICROSECONDS);
            window.ask("probe 3"); // its code is compiled first
            report(rate + " messages/s", window.ask("probe " + seconds));
            clock.shutdownNow();
        }
    }

    private static void report(String when, String answer) {
        String[] parts = answer.split(" \\| ", -1);
        System.out.printf("window   %s: the window's thread was to be had after %s; a letter was seen after %s%n", when,
                parts[0], parts[1]);
        System.out.printf("{\"bench\":\"window\",\"when\":\"%s\",\"thread\":\"%s\",\"letter\":\"%s\"}%n", when,
                parts[0],
                parts[1]);
    }

    /** The process of the window. */
    private record Window(Process process, Writer in, BufferedReader out) implements AutoCloseable {

        static Window start(List<String> command, StartupBench.Screen screen) throws IOException {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.environment().put("DISPLAY", screen.display());
            builder.environment().put("GDK_GL", "disable");
            builder.environment().put("MALLOC_ARENA_MAX", "1");
            builder.environment().put("JAVA_TOOL_OPTIONS", "-Dprism.order=sw"); // as the client chooses where there is no graphics card
            Process process = builder.start();
            return new Window(process, process.outputWriter(), process.inputReader());
        }

        String ask(String command) throws IOException {
            in.write(command + "\n");
            in.flush();
            String answer = out.readLine();
            if (answer == null) {
                throw new IOException("the window ended");
            }
            return answer;
        }

        @Override
        public void close() throws IOException {
            in.close();
            process.onExit().orTimeout(10, TimeUnit.SECONDS).exceptionally(_ -> process.destroyForcibly()).join();
        }
    }
}
