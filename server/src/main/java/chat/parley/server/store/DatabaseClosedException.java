package chat.parley.server.store;

import java.io.IOException;

/** The database was closed before it came to what it was asked. */
public final class DatabaseClosedException extends IOException {

    private static final long serialVersionUID = 1;

    DatabaseClosedException() {
        super("the database is closed");
    }
}
