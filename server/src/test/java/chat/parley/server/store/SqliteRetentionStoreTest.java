package chat.parley.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteRetentionStoreTest {

    @TempDir
    private Path folder;

    /** A stop may come at any moment, also in the first second, when a server looks for what has become too old. */
    @Test
    void nothingIsRemovedOnceTheDatabaseIsClosed() throws IOException {
        Database database = Database.open(folder.resolve("parley.db"), false);
        SqliteRetentionStore store = new SqliteRetentionStore(database);
        database.close();

        assertThat(store.removeSome(1, System.currentTimeMillis())).isZero();
    }
}
