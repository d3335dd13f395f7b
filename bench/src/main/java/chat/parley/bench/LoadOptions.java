package chat.parley.bench;

import picocli.CommandLine.Option;

/** What all scenarios of load have in common on the command line. */
final class LoadOptions {

    @Option(names = "--durability", description = "What a stored message survives, power or process (default: ${DEFAULT-VALUE}).")
    private String durability = "power";

    @Option(names = "--seconds", description = "How long is measured, where time is what ends it (default: ${DEFAULT-VALUE}).")
    private int seconds = 5;

    @Option(names = "--warm-up", description = "Seconds before that (default: ${DEFAULT-VALUE}).")
    private int warmUp = 5;

    /** The setting {@code journal.durability}. */
    String durability() {
        return durability;
    }

    /** How long is measured, in seconds. */
    int seconds() {
        return seconds;
    }

    /** For how long nothing is measured before, in seconds. */
    int warmUp() {
        return warmUp;
    }
}
