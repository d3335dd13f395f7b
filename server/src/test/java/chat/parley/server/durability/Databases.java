package chat.parley.server.durability;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.protocol.v2.MessageRequest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A server's database file. */
final class Databases {

    private Databases() {}

    /** Opens it, beside the server or without. */
    static Connection open(Path data) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + data.resolve("parley.db"));
    }

    /** The newest message and the newest change of each conversation. */
    static Map<Long, MessageRequest.Position> heads(Path data) throws SQLException {
        Map<Long, MessageRequest.Position> heads = new HashMap<>();
        try (Connection connection = open(data);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT id, last_seq, last_change FROM conversation")) {
            while (row.next()) {
                heads.put(row.getLong(1), new MessageRequest.Position(row.getLong(1), row.getLong(2), row.getLong(3)));
            }
        }
        return heads;
    }

    /** Makes every session seem to have been used longer ago. */
    static void ageSessions(Path data, Duration by) throws SQLException {
        try (Connection connection = open(data);
                PreparedStatement update = connection
                        .prepareStatement("UPDATE session_token SET used_at = used_at - ?")) {
            update.setLong(1, by.toMillis());
            assertThat(update.executeUpdate()).as("sessions").isPositive();
        }
    }

    /** The file of a server that does not run must be a whole database, in which everything that is referred to exists. */
    static void assertIntact(Path data) throws SQLException {
        try (Connection connection = open(data);
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
