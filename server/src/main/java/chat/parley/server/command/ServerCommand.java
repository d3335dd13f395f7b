package chat.parley.server.command;

import chat.parley.server.control.ControlClient;
import chat.parley.server.control.NoServerException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command that a running server does. */
@Command(mixinStandardHelpOptions = true, versionProvider = VersionLine.class)
abstract class ServerCommand implements Callable<Integer> {

    /** The server has refused, or failed; standard error says why. */
    static final int FAILED = 1;

    /** No server runs there. (2 is a wrong command line, 3 the JVM without memory.) */
    static final int NO_SERVER = 4;

    /** Set by picocli before the command is called. */
    @Spec
    @Nullable
    private CommandSpec spec;

    @Option(names = "--data", paramLabel = "DIR", description = "the server's data directory (default: PARLEY_SERVER_DATA, or parley-data)")
    private @Nullable Path data;

    /**
     * Asks, and prints.
     *
     * @param server a connection to the server
     * @throws IOException when the server refuses, the connection fails, or something is wrong on this side of it
     */
    abstract void run(ControlClient server) throws IOException;

    @Override
    public final Integer call() {
        try (ControlClient server = ControlClient.connect(data())) {
            run(server);
            out().flush();
            return 0;
        } catch (NoServerException e) {
            complain(String.valueOf(e.getMessage()));
            return NO_SERVER;
        } catch (IOException e) {
            complain(String.valueOf(e.getMessage()));
            return FAILED;
        }
    }

    /** Where the server keeps its data. */
    final Path data() {
        return dataOr(data, System.getenv());
    }

    /** The directory that was given, or the one that the environment names, or the default. */
    static Path dataOr(@Nullable Path given, Map<String, String> environment) {
        return given != null ? given : Path.of(environment.getOrDefault("PARLEY_SERVER_DATA", "parley-data"));
    }

    final CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("picocli makes commands and calls them");
        }
        return spec;
    }

    /** Standard output. */
    final PrintWriter out() {
        return spec().commandLine().getOut();
    }

    final void complain(String words) {
        PrintWriter err = spec().commandLine().getErr();
        err.println(spec().qualifiedName() + ": " + words);
        err.flush();
    }
}
