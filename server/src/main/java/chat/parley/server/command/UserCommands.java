package chat.parley.server.command;

import chat.parley.server.account.ServerRole;
import chat.parley.server.account.UserStore;
import chat.parley.server.control.ControlClient;
import chat.parley.server.control.ControlReply;
import chat.parley.server.control.ControlRequest;
import java.io.IOException;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code parley user}: accounts. */
@Command(name = "user", mixinStandardHelpOptions = true, versionProvider = VersionLine.class, synopsisSubcommandLabel = "COMMAND", description = "Lists and changes accounts.", subcommands = {
        UserCommands.ListThem.class, UserCommands.Add.class, UserCommands.ResetPassword.class,
        UserCommands.Disable.class, UserCommands.Enable.class, UserCommands.Role.class})
public final class UserCommands {

    private UserCommands() {}

    /** {@code parley user list}. */
    @Command(name = "list", description = "Lists all accounts.")
    static final class ListThem extends ServerCommand {

        @Override
        void run(ControlClient server) throws IOException {
            Table table = new Table("NAME", "ROLE", "STATE", "CREATED", "LAST SEEN");
            String after = "";
            ControlReply.Users page;
            do {
                page = server.ask(new ControlRequest.UserList(after), ControlReply.Users.class);
                for (UserStore.User user : page.users()) {
                    table.row(user.name(), user.role().name().toLowerCase(Locale.ROOT),
                            user.disabledAt() == null ? "enabled" : "disabled", Table.time(user.createdAt()),
                            Table.time(user.lastSeenAt()));
                    after = user.name();
                }
            } while (page.more());
            table.print(out());
        }
    }

    /** A command about one account, that answers with words. */
    abstract static class OneUser extends ServerCommand {

        @Parameters(index = "0", paramLabel = "NAME", description = "the account's name")
        private String name = "";

        /** Makes the request. */
        abstract ControlRequest request(String user) throws IOException;

        @Override
        final void run(ControlClient server) throws IOException {
            out().println(server.ask(request(name), ControlReply.Done.class).words());
        }
    }

    /** {@code parley user add NAME}. */
    @Command(name = "add", description = "Makes an account, whoever else may make one. The password is asked for at a terminal, else it is one line of standard input.")
    static final class Add extends OneUser {

        @Option(names = "--admin", description = "makes it an administrator")
        private boolean admin;

        @Override
        ControlRequest request(String user) throws IOException {
            return new ControlRequest.UserAdd(user, Secrets.newPassword(user),
                    admin ? ServerRole.ADMIN : ServerRole.USER);
        }
    }

    /** {@code parley user reset-password NAME}. */
    @Command(name = "reset-password", description = "Gives an account another password and ends its sessions. The password is asked for at a terminal, else it is one line of standard input.")
    static final class ResetPassword extends OneUser {

        @Override
        ControlRequest request(String user) throws IOException {
            return new ControlRequest.UserPassword(user, Secrets.newPassword(user));
        }
    }

    /** {@code parley user disable NAME}. */
    @Command(name = "disable", description = "Ends an account's sessions and keeps it from signing in.")
    static final class Disable extends OneUser {

        @Override
        ControlRequest request(String user) {
            return new ControlRequest.UserEnable(user, false);
        }
    }

    /** {@code parley user enable NAME}. */
    @Command(name = "enable", description = "Lets a disabled account sign in again.")
    static final class Enable extends OneUser {

        @Override
        ControlRequest request(String user) {
            return new ControlRequest.UserEnable(user, true);
        }
    }

    /** {@code parley user role NAME user|admin}. */
    @Command(name = "role", description = "Makes an account an administrator, or a user as others are.")
    static final class Role extends OneUser {

        @Parameters(index = "1", paramLabel = "ROLE", description = "user or admin")
        private ServerRole role = ServerRole.USER;

        @Override
        ControlRequest request(String user) {
            return new ControlRequest.UserRole(user, role);
        }
    }
}
