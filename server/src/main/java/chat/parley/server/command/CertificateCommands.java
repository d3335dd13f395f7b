package chat.parley.server.command;

import chat.parley.server.control.ControlClient;
import chat.parley.server.control.ControlReply;
import chat.parley.server.control.ControlRequest;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code parley certificate}: what the server proves itself with. */
@Command(name = "certificate", mixinStandardHelpOptions = true, versionProvider = VersionLine.class, synopsisSubcommandLabel = "COMMAND", description = "Shows the server's certificates, and replaces its certificate authority.", subcommands = {
        CertificateCommands.Show.class, CertificateCommands.RollOver.class})
public final class CertificateCommands {

    private CertificateCommands() {}

    /** {@code parley certificate show}. */
    @Command(name = "show", description = "Shows the server's certificate, the authority that clients pin, and those that it has followed, with the time until which clients that know only these can follow.")
    static final class Show extends ServerCommand {

        @Override
        void run(ControlClient server) throws IOException {
            Table table = new Table("CERTIFICATE", "UNTIL", "FINGERPRINT");
            server.ask(new ControlRequest.CertificateShow(), ControlReply.Certificates.class).certificates()
                    .forEach(c -> table.row(c.what(), Table.time(c.until()),
                            c.fingerprint() == null ? "-" : c.fingerprint()));
            table.print(out());
        }
    }

    /** {@code parley certificate roll-over}. */
    @Command(name = "roll-over", description = {
            "Makes another certificate authority, signed by the one until now, whose key is destroyed.",
            "Clients go over to it by themselves; new invite links name it. For a key that has got out this is no remedy: see the manual."})
    static final class RollOver extends ServerCommand {

        @Option(names = "--grace", paramLabel = "TIME", defaultValue = "365d", converter = Lifetime.Reader.class, description = "how long clients that were away, and old invite links, can follow: 12h, 30d, or never (no limit of its own); it ends with the old authority at the latest (default: ${DEFAULT-VALUE})")
        private Lifetime grace = new Lifetime(null);

        @Override
        void run(ControlClient server) throws IOException {
            Long seconds = grace.seconds();
            out().println(server.ask(new ControlRequest.CertificateRollOver(
                    seconds == null ? ControlRequest.MAX_INVITE_SECONDS : seconds), ControlReply.Done.class).words());
        }
    }
}
