package chat.parley.desktop.egress;

import chat.parley.desktop.demo.Demo;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * What {@link EgressTest} runs in a network namespace of its own: a server and two windows that talk. Counts by the kernel's own
 * counters what they tried to send elsewhere; then tries it itself, so that it is known that the counters count. Prints what it
 * finds, one line each.
 */
final class Isolated {

    private static final Duration START = Duration.ofSeconds(60);
    private static final long TALK_SECONDS = 300;
    private static final int STOP_SECONDS = 30;

    private final Path folder;

    private Isolated(Path folder) {
        this.folder = folder;
    }

    /** Takes a folder for its files. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.out
                .println("interfaces " + NetworkInterface.networkInterfaces().map(NetworkInterface::getName).toList());
        new Isolated(Path.of(arguments[0])).run();
        System.exit(0); // JavaFX is not in this process; but what a failed attempt has begun is not waited for
    }

    private void run() throws IOException, InterruptedException {
        Process server = java("server", List.of(), "chat.parley.server.ServerMain", "--data",
                folder.resolve("data").toString(), "--host", "0.0.0.0", "--port", "0", "--set", "auth.bcryptCost=4",
                "--set", "auth.registration=open", "--set", "server.advertise=127.0.0.1", "--set", "metrics.port=-1");
        try {
            String link = Awaitility.await().atMost(START).until(() -> link(server), line -> !line.isEmpty());
            Process demo = java("demo", List.of("-Dglass.platform=Headless", "-Dprism.order=sw",
                    "-Djava.awt.headless=true"), Demo.class.getName(), "--link", link, "--talk");
            boolean ended = demo.waitFor(TALK_SECONDS, TimeUnit.SECONDS);
            demo.destroyForcibly();
            System.out.println("talk " + (ended ? demo.exitValue() : "did not end"));
        } finally {
            server.destroy();
            server.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
            server.destroyForcibly();
        }
        System.out.println("attempts " + attempts());
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral("192.0.2.1"), 443), 1_000);
        } catch (IOException e) {
            System.out.println("elsewhere " + e.getMessage());
        }
        System.out.println("after connecting " + attempts());
        try {
            System.out.println("resolved " + InetAddress.getAllByName("parley.invalid").length);
        } catch (UnknownHostException _) {
            System.out.println("after looking up " + attempts());
        }
    }

    private String link(Process server) throws IOException {
        if (!server.isAlive()) {
            throw new IllegalStateException(Files.readString(folder.resolve("server.err")));
        }
        List<String> out = Files.readAllLines(folder.resolve("server.out"));
        boolean listens = out.stream().anyMatch(line -> line.startsWith("listening on "));
        return listens ? out.getFirst().replaceFirst("^invite: ", "") : "";
    }

    private Process java(String name, List<String> jvm, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-Dstdout.encoding=UTF-8", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(jvm);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(words));
        File out = folder.resolve(name + ".out").toFile();
        return new ProcessBuilder(command).redirectOutput(out).redirectError(folder.resolve(name + ".err").toFile())
                .start();
    }

    /**
     * How often somebody in this namespace wanted to reach what it has no route to, or sent a datagram, which is how names are
     * looked up, also where a name server is said to be on this machine. TCP to {@code lo} has a route and is not counted.
     */
    private static long attempts() {
        return counter("/proc/net/snmp", "Ip:", "OutNoRoutes") + counter("/proc/net/snmp", "Udp:", "OutDatagrams")
                + counter6("Ip6OutNoRoutes") + counter6("Udp6OutDatagrams");
    }

    /** A line of names, and below it one of numbers. */
    private static long counter(String file, String protocol, String name) {
        List<List<String>> lines = lines(file).stream().filter(line -> line.startsWith(protocol))
                .map(line -> Arrays.asList(line.split("\\s+"))).toList();
        return Long.parseLong(lines.get(1).get(lines.getFirst().indexOf(name)));
    }

    /** A name and its number on each line; none where there is no IPv6. */
    private static long counter6(String name) {
        return lines("/proc/net/snmp6").stream().map(line -> line.split("\\s+")).filter(pair -> pair[0].equals(name))
                .mapToLong(pair -> Long.parseLong(pair[1])).sum();
    }

    private static List<String> lines(String file) {
        try {
            return Files.exists(Path.of(file)) ? Files.readAllLines(Path.of(file)) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
