package chat.parley.server.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * How a database is, which a server may be using at the same time: by looking only. Immutable.
 *
 * @param schema of which version it is
 * @param faults what SQLite finds wrong with it in a quick check, one line each; empty when it is sound
 * @param newestAt when the newest of its messages and accounts was stored, in milliseconds since 1970-01-01 UTC; 0 when there
 *        is none, or the schema is not this program's
 */
public record DatabaseState(Schema schema, List<String> faults, long newestAt) {

    /** Of which version a database is. */
    public enum Schema {
        /** This program's. */
        CURRENT,
        /** An older program's, which this one brings up to date. */
        OLDER,
        /** A newer program's. */
        NEWER,
        /** It is none of Parley's. */
        FOREIGN
    }

    /** Copies. */
    public DatabaseState {
        faults = List.copyOf(faults);
    }

    /**
     * Looks; takes as long as reading all of it.
     *
     * @param file which
     * @return what was found
     * @throws IOException when it cannot be read at all
     */
    public static DatabaseState of(Path file) throws IOException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + name(file));
        try (Connection connection = source.getConnection(); Statements statements = new Statements(connection)) {
            if (Sql.number(statements, "PRAGMA application_id") != Database.APPLICATION_ID) {
                return new DatabaseState(Schema.FOREIGN, List.of(), 0);
            }
            Schema schema = schema(source);
            List<String> faults = Sql.list(statements, "PRAGMA quick_check", row -> row.getString(1)).stream()
                    .filter(line -> !line.equals("ok")).toList();
            long newest = schema == Schema.CURRENT
                    ? Sql.number(statements, "SELECT max(coalesce((SELECT max(last_at) FROM conversation), 0),"
                            + " coalesce((SELECT max(created_at) FROM account), 0))")
                    : 0;
            return new DatabaseState(schema, faults, newest);
        } catch (SQLException | FlywayException e) {
            throw new IOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Without a log nobody has the database open. SQLite would make one for whoever looks all the same, which would then belong to the
     * user who has looked, and keep the server's out; told that nothing changes, it makes none.
     */
    private static String name(Path file) {
        return Files.exists(file.resolveSibling(file.getFileName() + "-wal"))
                ? file.toString()
                : file.toUri() + "?immutable=1";
    }

    private static Schema schema(SQLiteDataSource source) {
        MigrationInfo[] all = Flyway.configure(Database.class.getClassLoader()).dataSource(source)
                .locations("classpath:db/migration").table("schema_version").load().info().all();
        if (Arrays.stream(all).anyMatch(m -> m.getState().isApplied() && m.getState().name().startsWith("FUTURE"))) {
            return Schema.NEWER;
        }
        return Arrays.stream(all).allMatch(m -> m.getState().isApplied()) ? Schema.CURRENT : Schema.OLDER;
    }
}
