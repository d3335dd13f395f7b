package chat.parley.server;

import chat.parley.server.command.AuditCommand;
import chat.parley.server.command.BackupCommand;
import chat.parley.server.command.CertificateCommands;
import chat.parley.server.command.ExportCommand;
import chat.parley.server.command.InviteCommand;
import chat.parley.server.command.RoomCommands;
import chat.parley.server.command.SessionCommands;
import chat.parley.server.command.UserCommands;
import chat.parley.server.command.VersionLine;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The server's command line: it runs the server, unless the first word is another command. */
@Command(name = "parley", customSynopsis = "parley server [OPTION...]", mixinStandardHelpOptions = true, addMethodSubcommands = false, versionProvider = VersionLine.class, sortOptions = false, description = "Runs a Parley server.", footer = {
        "",
        "Settings come from the file, then from PARLEY_... environment variables, then from here; the last wins.",
        "Exit codes: 0 stopped by a signal, 1 could not start, 2 wrong configuration."})
final class RunCommand implements Callable<Integer> {

    /** What there is beside running the server. */
    private static final List<Class<?>> COMMANDS = List.of(UserCommands.class, RoomCommands.class,
            SessionCommands.class,
            InviteCommand.class, CertificateCommands.class, AuditCommand.class, BackupCommand.class,
            RestoreCommand.class, ExportCommand.class, InitCommand.class, DoctorCommand.class);

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    private RunCommand() {}

    /**
     * Makes what takes the arguments; it writes to standard output and standard error unless it is told otherwise. Picocli
     * looks through every command that it is told of, for a while: a server that is to start does without.
     */
    static CommandLine commandLine(String... arguments) {
        CommandLine line = new CommandLine(new RunCommand());
        List<String> words = List.of(arguments);
        boolean runs = words.isEmpty() || words.getFirst().startsWith("-");
        if (!runs || words.contains("--help") || words.contains("-h")) {
            COMMANDS.forEach(line::addSubcommand);
        }
        return line.setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((e, _, _) -> ServerMain.failed(e));
    }

    @Override
    public Integer call() {
        return ServerMain.run(options);
    }
}
