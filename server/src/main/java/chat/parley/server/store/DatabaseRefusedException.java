package chat.parley.server.store;

import java.io.IOException;

/** The file is not a database that this program can use; the message says to an administrator what it is and what to do. */
public final class DatabaseRefusedException extends IOException {

    private static final long serialVersionUID = 1;

    DatabaseRefusedException(String message) {
        super(message);
    }
}
