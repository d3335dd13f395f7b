package chat.parley.server.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The database file of a server that does not run. */
final class Databases {

    private Databases() {}

    /** The file must be a whole database, in which everything that is referred to exists. */
    static void assertIntact(Path data) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("parley.db"));
                Statement statement = connection.createStatement()) {
            try (ResultSet result = statement.executeQuery("PRAGMA integrity_check")) {
                assertThat(result.getString(1)).isEqualTo("ok");
            }
            try (ResultSet result = statement.executeQuery("PRAGMA foreign_key_check")) {
                assertThat(result.next()).as("a row that refers to nothing").isFalse();
            }
        }
    }
}
