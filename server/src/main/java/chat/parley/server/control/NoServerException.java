package chat.parley.server.control;

import java.io.IOException;

/** No server runs with this data directory, or this user may not administer it; the message says so to a person. */
public final class NoServerException extends IOException {

    private static final long serialVersionUID = 1;

    NoServerException(String message, Throwable cause) {
        super(message, cause);
    }
}
