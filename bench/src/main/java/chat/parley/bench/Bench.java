package chat.parley.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** The command: each benchmark is a command of its own. */
@Command(name = "parley bench", mixinStandardHelpOptions = true, scope = ScopeType.INHERIT, description = "Measures a server of its own, and the client.", subcommands = {
        JournalBench.class, ReadingBench.class, StartupBench.class, WindowBench.class, IdleBench.class,
        FanOutBench.class, RoomsBench.class, PingPongBench.class, ChurnBench.class, StormBench.class, SoakBench.class,
        JmhBench.class})
public final class Bench {

    private Bench() {}

    /**
     * Runs one.
     *
     * @param args which one, and its options
     */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Bench()).execute(args));
    }
}
