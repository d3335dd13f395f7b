package chat.parley.server;

import chat.parley.server.command.VersionLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command that works on a data directory with which no server runs. Runs in a process of its own, in its one thread. */
@Command(mixinStandardHelpOptions = true, versionProvider = VersionLine.class)
abstract class OfflineCommand implements Callable<Integer> {

    /** It is not done; standard error says why. */
    static final int FAILED = 1;

    /** Set by picocli before the command is called. */
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--data", paramLabel = "DIR", description = "the data directory (default: PARLEY_SERVER_DATA, or parley-data)")
    private @Nullable Path data;

    /**
     * Does it.
     *
     * @param directory the data directory
     * @return the exit code
     * @throws IOException when it cannot be done
     * @throws StartupException when the data directory cannot be used
     */
    abstract int run(Path directory) throws IOException, StartupException;

    @Override
    public final Integer call() {
        Path directory = data != null
                ? data
                : Path.of(System.getenv().getOrDefault("PARLEY_SERVER_DATA", "parley-data"));
        try {
            return run(directory);
        } catch (IOException | StartupException e) {
            complain(String.valueOf(e.getMessage()));
            return FAILED;
        }
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("picocli makes commands and calls them");
        }
        return spec;
    }

    final void complain(String words) {
        spec().commandLine().getErr().println(spec().qualifiedName() + ": " + words);
        spec().commandLine().getErr().flush();
    }

    final void print(String line) {
        spec().commandLine().getOut().println(line);
        spec().commandLine().getOut().flush();
    }
}
