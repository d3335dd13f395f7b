package chat.parley.bench;

import picocli.CommandLine.Option;

/** What all scenarios have in common on the command line that time ends. */
final class LoadOptions extends ServerOptions {

    @Option(names = "--seconds", description = "How long is measured (default: ${DEFAULT-VALUE}).")
    private int seconds = 5;

    @Option(names = "--warm-up", description = "Seconds before that (default: ${DEFAULT-VALUE}).")
    private int warmUp = 5;

    /** How long is measured, in seconds. */
    int seconds() {
        return seconds;
    }

    /** For how long nothing is measured before, in seconds. */
    int warmUp() {
        return warmUp;
    }
}
