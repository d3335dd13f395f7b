package chat.parley.server.store;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What tests of messages' storage begin with: a database, and a room of Ada's in it. */
abstract class StoreTest {

    @TempDir
    private Path folder;

    @AutoClose
    Stores stores;
    long room;

    @BeforeEach
    void open() throws IOException {
        stores = new Stores(folder);
        room = stores.room("tearoom");
    }
}
