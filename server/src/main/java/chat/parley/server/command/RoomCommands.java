package chat.parley.server.command;

import chat.parley.common.protocol.v2.RoomInfo;
import chat.parley.server.control.ControlClient;
import chat.parley.server.control.ControlReply;
import chat.parley.server.control.ControlRequest;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code parley room}: rooms. */
@Command(name = "room", mixinStandardHelpOptions = true, versionProvider = VersionLine.class, synopsisSubcommandLabel = "COMMAND", description = "Lists and changes rooms.", subcommands = {
        RoomCommands.ListThem.class, RoomCommands.Show.class, RoomCommands.Delete.class, RoomCommands.Transfer.class,
        RoomCommands.Retention.class})
public final class RoomCommands {

    private RoomCommands() {}

    private static String visibility(RoomInfo room) {
        return room.visibility().name().toLowerCase(Locale.ROOT) + (room.locked() ? ", password" : "");
    }

    /** {@code parley room list}. */
    @Command(name = "list", description = "Lists all rooms, private ones among them.")
    static final class ListThem extends ServerCommand {

        @Override
        void run(ControlClient server) throws IOException {
            Table table = new Table("NAME", "MEMBERS", "PRESENT", "VISIBILITY", "TOPIC");
            String after = "";
            ControlReply.Rooms page;
            do {
                page = server.ask(new ControlRequest.RoomList(after), ControlReply.Rooms.class);
                for (RoomInfo room : page.rooms()) {
                    table.row(room.name(), Integer.toString(room.members()), Integer.toString(room.present()),
                            visibility(room), room.topic() == null ? "" : room.topic());
                    after = room.name();
                }
            } while (page.more());
            table.print(out());
        }
    }

    /** A command about one room. */
    abstract static class OneRoom extends ServerCommand {

        @Parameters(index = "0", paramLabel = "ROOM", description = "the room's name")
        private String room = "";

        final String room() {
            return room;
        }
    }

    /** {@code parley room show ROOM}. */
    @Command(name = "show", description = "Shows what is set about a room, and who runs it.")
    static final class Show extends OneRoom {

        @Override
        void run(ControlClient server) throws IOException {
            ControlReply.RoomDetails details = server.ask(new ControlRequest.RoomShow(room()),
                    ControlReply.RoomDetails.class);
            RoomInfo shown = details.room();
            Table table = new Table("name", shown.name());
            table.row("number", Long.toString(shown.room()));
            table.row("topic", shown.topic() == null ? "" : shown.topic());
            table.row("visibility", visibility(shown));
            table.row("capacity", shown.capacity() == 0 ? "any" : Integer.toString(shown.capacity()));
            table.row("slow mode", shown.slowSeconds() == 0 ? "off" : shown.slowSeconds() + " s");
            table.row("paused", shown.paused() ? "yes" : "no");
            table.row("members", Integer.toString(shown.members()));
            table.row("present", Integer.toString(shown.present()));
            table.row("banned", Integer.toString(details.banned()));
            table.row("retention", details.retentionDays() == 0 ? "for ever" : details.retentionDays() + " days");
            table.row("owners", String.join(", ", details.owners()));
            table.row("moderators", String.join(", ", details.moderators()));
            table.print(out());
        }
    }

    /** {@code parley room delete ROOM}. */
    @Command(name = "delete", description = "Deletes a room and all that was said in it.")
    static final class Delete extends OneRoom {

        @Override
        void run(ControlClient server) throws IOException {
            out().println(server.ask(new ControlRequest.RoomDelete(room()), ControlReply.Done.class).words());
        }
    }

    /** {@code parley room transfer ROOM OWNER}. */
    @Command(name = "transfer", description = "Gives a room to somebody; who owned it becomes a moderator.")
    static final class Transfer extends OneRoom {

        @Parameters(index = "1", paramLabel = "OWNER", description = "the name of the account that owns it from now on")
        private String owner = "";

        @Override
        void run(ControlClient server) throws IOException {
            out().println(server.ask(new ControlRequest.RoomTransfer(room(), owner), ControlReply.Done.class).words());
        }
    }

    /** {@code parley room retention ROOM DAYS|forever|default}. */
    @Command(name = "retention", description = "Sets for how long a room keeps messages; older ones are removed for good.")
    static final class Retention extends OneRoom {

        @Parameters(index = "1", paramLabel = "DAYS", description = "1 to 36500, \"forever\", or \"default\" for the server's setting")
        private String days = "";

        @Override
        void run(ControlClient server) throws IOException {
            out().println(server.ask(new ControlRequest.RoomRetention(room(), parsed()), ControlReply.Done.class)
                    .words());
        }

        private @Nullable Integer parsed() {
            return switch (days) {
                case "default" -> null;
                case "forever" -> 0;
                default -> number();
            };
        }

        private int number() {
            try {
                int number = Integer.parseInt(days);
                if (number > 0) {
                    return number;
                }
            } catch (NumberFormatException _) {
                throw wrong();
            }
            throw wrong();
        }

        private CommandLine.ParameterException wrong() {
            return new CommandLine.ParameterException(spec().commandLine(),
                    "DAYS must be a whole number from 1 to 36500, forever, or default, not " + days);
        }
    }
}
