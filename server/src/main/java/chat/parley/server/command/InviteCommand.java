package chat.parley.server.command;

import chat.parley.server.control.ControlClient;
import chat.parley.server.control.ControlReply;
import chat.parley.server.control.ControlRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code parley invite}: makes a link that brings people in. */
@Command(name = "invite", description = {
        "Prints a link that brings people in: whoever pastes it into the client can make an account.",
        "It is a secret until it is used. Standard output has the link and nothing else."}, subcommands = {
                InviteCommand.ListThem.class, InviteCommand.Revoke.class})
public final class InviteCommand extends ServerCommand {

    @Option(names = "--room", paramLabel = "ROOM", description = "the room that it leads into; also a private one, and past its password")
    private @Nullable String room;

    @Option(names = "--uses", paramLabel = "N", defaultValue = "1", description = "how many people it may bring; 0 for any number (default: 1)")
    private int uses;

    @Option(names = "--expires", paramLabel = "TIME", defaultValue = "7d", converter = Lifetime.Reader.class, description = "how long it is good: 30m, 12h, 7d, or never (default: 7d)")
    private Lifetime expires = new Lifetime(null);

    /** Made by picocli. */
    InviteCommand() {}

    @Override
    void run(ControlClient server) throws IOException {
        out().println(server.ask(new ControlRequest.InviteCreate(room, uses, expires.seconds()),
                ControlReply.InviteMade.class).link());
    }

    /** {@code parley invite list}. */
    @Command(name = "list", description = "Lists the invitations that have not been revoked; not their links, which nobody keeps.")
    static final class ListThem extends ServerCommand {

        @Override
        void run(ControlClient server) throws IOException {
            List<ControlReply.Invite> invites = server.ask(new ControlRequest.InviteList(), ControlReply.Invites.class)
                    .invites();
            Table table = new Table("INVITE", "STATE", "USED", "ROOM", "CREATED", "EXPIRES");
            invites.forEach(i -> table.row(Long.toString(i.id()),
                    i.state().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    i.used() + (i.uses() == 0 ? "" : " of " + i.uses()), i.room() == null ? "-" : i.room(),
                    Table.time(i.createdAt()), i.expiresAt() == null ? "never" : Table.time(i.expiresAt())));
            table.print(out());
        }
    }

    /** {@code parley invite revoke INVITE}. */
    @Command(name = "revoke", description = "Revokes an invitation: its link brings nobody any more. Whom it has brought stay.")
    static final class Revoke extends ServerCommand {

        @Parameters(paramLabel = "INVITE", description = "its number, as \"invite list\" shows it")
        private long invite;

        @Override
        void run(ControlClient server) throws IOException {
            out().println(server.ask(new ControlRequest.InviteRevoke(invite), ControlReply.Done.class).words());
        }
    }
}
