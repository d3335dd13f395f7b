package chat.parley.bench;

import picocli.CommandLine.Option;

/** What the server of a scenario is like, on the command line. */
class ServerOptions {

    @Option(names = "--durability", description = "What a stored message survives, power or process (default: ${DEFAULT-VALUE}).")
    private String durability = "power";

    /** The setting {@code journal.durability}. */
    final String durability() {
        return durability;
    }
}
