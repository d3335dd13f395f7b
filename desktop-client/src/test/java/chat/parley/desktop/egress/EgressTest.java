package chat.parley.desktop.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing looks up or calls out: a server and two clients talk where there is no network but {@code lo}, and try to reach nothing
 * else. The machine has a name there that no file knows, so that whoever asks for it would have to ask the network.
 */
@EnabledOnOs(OS.LINUX)
class EgressTest {

    private static final long PATIENCE_SECONDS = 420;

    /** In a new namespace lo is down. A plain Debian has no ip, but Perl, for the system call (SIOCSIFFLAGS, IFF_UP) that it makes. */
    private static final String PREPARE = "hostname parley-nowhere && { ip link set lo up 2>/dev/null"
            + " || perl -e 'socket(S, 2, 2, 0) && ioctl(S, 0x8914, $r = pack(\"a16 s x22\", \"lo\", 1)) || die'; }";

    @TempDir
    private Path folder;

    /** How to get a namespace here: as root, or as an ordinary user where users may; empty when it is not allowed. */
    private List<String> unshare() throws InterruptedException {
        for (List<String> way : List.of(List.of("unshare", "--net", "--uts"),
                List.of("unshare", "--map-root-user", "--net", "--uts"))) {
            List<String> trial = new ArrayList<>(way);
            trial.addAll(List.of("sh", "-c", PREPARE));
            try {
                if (new ProcessBuilder(trial).redirectErrorStream(true)
                        .redirectOutput(folder.resolve("trial").toFile()).start().waitFor() == 0) {
                    return way;
                }
            } catch (IOException _) {
                return List.of(); // there is no such program
            }
        }
        return List.of();
    }

    private List<String> isolated(List<String> unshare) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(unshare);
        command.addAll(List.of("sh", "-c", PREPARE + " && exec \"$@\"", "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"),
                Isolated.class.getName(), folder.toString()));
        Process process = new ProcessBuilder(command).redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile()).start();
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        assertThat(ended).as("it ends").isTrue();
        String err = Files.readString(folder.resolve("err"));
        assertThat(process.exitValue()).as(err).isZero();
        return Files.readAllLines(folder.resolve("out"));
    }

    private static long number(List<String> out, String beginning) {
        return out.stream().filter(line -> line.startsWith(beginning))
                .mapToLong(line -> Long.parseLong(line.substring(beginning.length()).strip())).findFirst()
                .orElseThrow(() -> new AssertionError("there is no \"" + beginning + "\" in " + out));
    }

    @Test
    void serverAndClientWorkWithoutANetworkAndLookForNone() throws IOException, InterruptedException {
        List<String> unshare = unshare();
        assumeTrue(!unshare.isEmpty(), "this machine allows no network namespaces (unshare --net)");
        List<String> out = isolated(unshare);

        assertThat(out).contains("interfaces [lo]");
        assertThat(number(out, "talk ")).as("two people talk; the demonstration's exit code").isZero();
        assertThat(number(out, "attempts ")).as("attempts to reach something else").isZero();
        assertThat(number(out, "after connecting ")).as("the counters count connections").isPositive();
        assertThat(number(out, "after looking up ")).as("and names that are looked up")
                .isGreaterThan(number(out, "after connecting "));
        assertThat(Files.readString(folder.resolve("server.err"))).doesNotContain("Unknown", "unreachable");
    }
}
