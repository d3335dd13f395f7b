package chat.parley.server;

import chat.parley.common.trust.ServerAddress;
import chat.parley.server.config.ConfigException;
import chat.parley.server.config.ServerConfig;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;

/**
 * The server's program: runs the server, or one of the {@link RunCommand other commands}. Standard output has two lines for programs to
 * read: the invite link, and, once the server is ready, its address. SIGTERM and SIGINT stop it in an orderly way, with exit code 0.
 */
public final class ServerMain {

    private static final int COULD_NOT_START = 1;
    private static final int WRONG_CONFIGURATION = 2;

    private ServerMain() {}

    /**
     * Runs the server until it is stopped by a signal.
     *
     * @param arguments as {@code --help} tells
     */
    public static void main(String[] arguments) {
        Optional<ConfigOptions> plain = ConfigOptions.plain(arguments);
        System.exit(plain.isPresent() ? run(plain.get()) : RunCommand.commandLine(arguments).execute(arguments));
    }

    /**
     * Runs the server until the process ends.
     *
     * @return the exit code when it could not start
     */
    static int run(ConfigOptions options) {
        try {
            return serve(options.read());
        } catch (ConfigException e) {
            e.mistakes().forEach(mistake -> complain("wrong configuration: " + mistake));
            return WRONG_CONFIGURATION;
        } catch (StartupException e) {
            complain(String.valueOf(e.getMessage()));
            return COULD_NOT_START;
        } catch (RuntimeException | InterruptedException e) {
            return failed(e);
        }
    }

    /** Tells of an exception that nobody has expected; gives the exit code. */
    static int failed(Exception fault) {
        complain("could not start because of a fault of its own: " + fault);
        LoggerFactory.getLogger(ServerMain.class).error("could not start", fault);
        return COULD_NOT_START;
    }

    private static int serve(ServerConfig config) throws StartupException, InterruptedException {
        ChatServer server = ChatServer.start(config);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            // A JVM that a signal ends would exit with 128 + its number; an orderly stop is a success.
            Runtime.getRuntime().halt(0);
        }, "stop"));
        System.out.println("invite: " + server.inviteLink().text());
        System.out.println("listening on " + new ServerAddress(config.server().host(), server.port()));
        System.out.flush();
        HeapGrowth.bound();
        new CountDownLatch(1).await(); // until the process ends
        return 0;
    }

    private static void complain(String line) {
        System.err.println("parley server: " + line);
    }
}
