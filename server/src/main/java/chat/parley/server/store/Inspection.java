package chat.parley.server.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * What can be told of a database that nobody has open, by looking only. Immutable.
 *
 * @param faults what SQLite finds wrong with it, one line each; empty when it is sound
 * @param rows how many rows the tables have, by name
 */
public record Inspection(List<String> faults, Map<String, Long> rows) {

    /** Copies. */
    public Inspection {
        faults = List.copyOf(faults);
        rows = Collections.unmodifiableMap(new TreeMap<>(rows));
    }

    /**
     * Looks at a database; takes as long as reading all of it.
     *
     * @param file which; in no use
     * @return what was found
     * @throws IOException when it cannot be read at all
     */
    public static Inspection of(Path file) throws IOException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        try (Connection connection = source.getConnection(); Statements statements = new Statements(connection)) {
            List<String> faults = new ArrayList<>(Sql.list(statements, "PRAGMA integrity_check",
                    row -> row.getString(1)));
            faults.remove("ok");
            faults.addAll(Sql.list(statements, "PRAGMA foreign_key_check",
                    row -> "a row of " + row.getString(1) + " refers to one of " + row.getString(3)
                            + " that is not there"));
            Map<String, Long> rows = new TreeMap<>();
            // Not those of the search index, which are its own business.
            for (String table : Sql.list(statements, "SELECT name FROM sqlite_schema WHERE type = 'table'"
                    + " AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'message_text%'", row -> row.getString(1))) {
                rows.put(table, Sql.number(statements, "SELECT count(*) FROM \"" + table + '"'));
            }
            return new Inspection(faults, rows);
        } catch (SQLException e) {
            throw new IOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
