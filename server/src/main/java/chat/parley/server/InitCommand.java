package chat.parley.server;

import chat.parley.common.protocol.Names;
import chat.parley.common.protocol.RefusedException;
import chat.parley.server.account.Account;
import chat.parley.server.account.Accounts;
import chat.parley.server.account.ServerRole;
import chat.parley.server.command.Secrets;
import chat.parley.server.config.ConfigException;
import chat.parley.server.config.ConfigReader;
import chat.parley.server.config.ServerConfig;
import chat.parley.server.limit.Limit;
import chat.parley.server.metrics.Counters;
import chat.parley.server.store.Database;
import chat.parley.server.store.SqliteAccountStore;
import chat.parley.server.store.SqliteAuditStore;
import chat.parley.server.store.SqliteUserStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code parley init ADMIN}: makes a data directory. */
@Command(name = "init", description = "Makes a data directory: a file with every setting, commented, and the account of the first administrator. The password is asked for at a terminal, else it is one line of standard input.")
final class InitCommand extends OfflineCommand {

    @Parameters(paramLabel = "ADMIN", description = "the name of the first administrator's account")
    private String admin = "";

    private InitCommand() {}

    @Override
    int run(Path directory) throws IOException, StartupException {
        if (!Names.isValid(admin)) {
            throw new IOException(admin + " cannot be a name: 1 to 32 letters, digits, '_', '-' or '.'");
        }
        try (DataDirectory data = DataDirectory.open(directory)) {
            data.createSettings(settings());
            try (Database database = Database.open(data.database(), true)) {
                makeAdministrator(database, config(directory));
            } catch (RefusedException e) {
                throw new IOException(e.words(), e);
            }
        }
        print("made " + directory + " with the administrator " + admin);
        print("look through " + directory.resolve("parley.toml") + ", then start the server");
        return 0;
    }

    private static ServerConfig config(Path directory) throws IOException {
        ConfigReader reader = new ConfigReader(ServerConfig.defaults());
        reader.readFile(directory.resolve("parley.toml"));
        reader.readEnvironment(System.getenv());
        try {
            return reader.finish();
        } catch (ConfigException e) {
            throw new IOException("wrong configuration: " + e.getMessage(), e);
        }
    }

    private void makeAdministrator(Database database, ServerConfig config) throws RefusedException, IOException {
        SqliteAccountStore store = new SqliteAccountStore(database);
        SqliteUserStore users = new SqliteUserStore(database);
        if (!users.after("", 1).isEmpty()) {
            throw new IOException(
                    "there are accounts already; make administrators with \"user role\" while the server runs");
        }
        try (Accounts accounts = new Accounts(store, config.auth(), config.limits(),
                new Counters<>(Limit.class))) {
            accounts.add(admin, Secrets.newPassword(admin));
        }
        Account account = store.find(Names.key(admin)).orElseThrow(() -> new IOException("the account is gone again"));
        users.setRole(account.id(), ServerRole.ADMIN);
        new SqliteAuditStore(database).add(System.getProperty("user.name", "?"), "init", account.name(), "role admin");
    }

    /** Every setting with its comment, and none of them set. */
    private static String settings() throws IOException {
        try (InputStream shipped = InitCommand.class.getResourceAsStream("parley.toml")) {
            if (shipped == null) {
                throw new IOException("this program was built without its parley.toml");
            }
            return new String(shipped.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^(\\w+ = )", "# $1");
        }
    }
}
