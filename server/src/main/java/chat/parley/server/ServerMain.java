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
import chat.parley.server.config.ConfigException;
import chat.parley.server.config.ServerConfig;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * The server's command line. Standard output has two lines for programs to read: the invite link, and, once the server is
 * ready, its address. SIGTERM and SIGINT stop it in an orderly way, with exit code 0.
 */
@Command(name = "parley", customSynopsis = "parley server [OPTION...]", mixinStandardHelpOptions = true, addMethodSubcommands = false, versionProvider = VersionLine.class, sortOptions = false, description = "Runs a Parley server.", footer = {
        "",
        "Settings come from the file, then from PARLEY_... environment variables, then from here; the last wins.",
        "Exit codes: 0 stopped by a signal, 1 could not start, 2 wrong configuration."})
public final class ServerMain implements Callable<Integer> {

    /** What there is beside running the server. */
    private static final List<Class<?>> COMMANDS = List.of(UserCommands.class, RoomCommands.class,
            SessionCommands.class,
            InviteCommand.class, CertificateCommands.class, AuditCommand.class, BackupCommand.class,
            RestoreCommand.class, ExportCommand.class, InitCommand.class, DoctorCommand.class);

    private static final int COULD_NOT_START = 1;
    private static final int WRONG_CONFIGURATION = 2;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    private ServerMain() {}

    /**
     * Runs the server until it is stopped by a signal.
     *
     * @param arguments as {@code --help} tells
     */
    public static void main(String[] arguments) {
        System.exit(commandLine(arguments).execute(arguments));
    }

    /**
     * Makes what takes the arguments; it writes to standard output and standard error unless it is told otherwise. Picocli
     * looks through every command that it is told of, for a while: a server that is to start does without.
     */
    static CommandLine commandLine(String... arguments) {
        CommandLine line = new CommandLine(new ServerMain());
        List<String> words = List.of(arguments);
        boolean runs = words.isEmpty() || words.getFirst().startsWith("-");
        if (!runs || words.contains("--help") || words.contains("-h")) {
            COMMANDS.forEach(line::addSubcommand);
        }
        return line.setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((e, _, _) -> {
                    complain("could not start because of a fault of its own: " + e);
                    LoggerFactory.getLogger(ServerMain.class).error("could not start", e);
                    return COULD_NOT_START;
                });
    }

    @Override
    public Integer call() throws InterruptedException {
        ServerConfig read;
        try {
            read = options.read();
        } catch (ConfigException e) {
            e.mistakes().forEach(mistake -> complain("wrong configuration: " + mistake));
            return WRONG_CONFIGURATION;
        }
        ChatServer server;
        try {
            server = ChatServer.start(read);
        } catch (StartupException e) {
            complain(String.valueOf(e.getMessage()));
            return COULD_NOT_START;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            // A JVM that a signal ends would exit with 128 + its number; an orderly stop is a success.
            Runtime.getRuntime().halt(0);
        }, "stop"));
        System.out.println("invite: " + server.inviteLink().text());
        System.out.println("listening on " + read.server().host() + ":" + server.port());
        System.out.flush();
        HeapGrowth.bound();
        new CountDownLatch(1).await(); // until the process ends
        return 0;
    }

    private static void complain(String line) {
        System.err.println("parley server: " + line);
    }
}
