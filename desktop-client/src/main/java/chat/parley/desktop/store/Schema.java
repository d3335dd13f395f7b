package chat.parley.desktop.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The versions of the cache's tables: the scripts {@code V1.sql}, {@code V2.sql}, … in a folder beside this class. A script
 * that was released is never changed; {@code PRAGMA user_version} says which ones a file has seen. Each one runs in a
 * transaction with the new number, so that a crash leaves the version before or the one after.
 *
 * <p>Not by Flyway, as on the server: the window waits for the cache, and Flyway alone takes longer to begin than everything
 * else that opening does.
 *
 * @param folder where the scripts are
 * @param version the newest script's number
 */
record Schema(String folder, int version) {

    /** The cache's own. */
    static final Schema CACHE = new Schema("cache", 1);

    /**
     * Brings a file up to date.
     *
     * @throws CacheException when a newer program wrote it: nothing was changed
     */
    void apply(Connection connection, Path file) throws SQLException {
        int present = present(connection);
        if (present > version) {
            throw new CacheException(CacheException.Reason.TOO_NEW, file + " was written by a newer version of Parley"
                    + " (tables of version " + present + ", this one knows " + version + "): start that version", null);
        }
        for (int next = present + 1; next <= version; next++) {
            run(connection, next);
        }
    }

    private static int present(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA user_version")) {
            return result.getInt(1);
        }
    }

    private void run(Connection connection, int number) throws SQLException {
        String script = script(number);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(script);
            statement.executeUpdate("PRAGMA user_version = " + number);
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private String script(int number) {
        String name = folder + "/V" + number + ".sql";
        try (InputStream in = Schema.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program has no " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the program's " + name + " cannot be read", e);
        }
    }
}
