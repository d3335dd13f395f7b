package chat.parley.server.command;

import chat.parley.server.control.ControlClient;
import chat.parley.server.control.ControlReply;
import chat.parley.server.control.ControlRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code parley session}: who is signed in. */
@Command(name = "session", mixinStandardHelpOptions = true, versionProvider = VersionLine.class, synopsisSubcommandLabel = "COMMAND", description = "Lists and ends people's sessions.", subcommands = {
        SessionCommands.ListThem.class, SessionCommands.Revoke.class})
public final class SessionCommands {

    private SessionCommands() {}

    /** {@code parley session list USER}. */
    @Command(name = "list", description = "Lists an account's sessions: those that can be resumed without the password, and who is connected by protocol 1.")
    static final class ListThem extends ServerCommand {

        @Parameters(paramLabel = "USER", description = "the account's name")
        private String user = "";

        @Override
        void run(ControlClient server) throws IOException {
            List<ControlReply.Session> sessions = server
                    .ask(new ControlRequest.SessionList(user), ControlReply.Sessions.class).sessions();
            Table table = new Table("SESSION", "SINCE", "LAST USED", "CONNECTED", "CLIENT");
            sessions.forEach(s -> table.row(s.id() == 0 ? "-" : Long.toString(s.id()), time(s.createdAt()),
                    time(s.usedAt()), s.connected() ? "yes" : "no", s.client()));
            table.print(out());
        }

        private static String time(long millis) {
            return millis == 0 ? "-" : Table.time(millis);
        }
    }

    /** {@code parley session revoke USER [SESSION]}. */
    @Command(name = "revoke", description = "Ends a session, or every one; who is connected is disconnected.")
    static final class Revoke extends ServerCommand {

        @Parameters(index = "0", paramLabel = "USER", description = "the account's name")
        private String user = "";

        @Parameters(index = "1", arity = "0..1", paramLabel = "SESSION", description = "its number, as \"session list\" shows it (default: all)")
        private @Nullable Long session;

        @Override
        void run(ControlClient server) throws IOException {
            out().println(server.ask(new ControlRequest.SessionRevoke(user, session), ControlReply.Done.class).words());
        }
    }
}
