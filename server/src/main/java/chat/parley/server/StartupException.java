package chat.parley.server;

/** The server cannot start; the message tells an administrator in one line what to change. */
public final class StartupException extends Exception {

    private static final long serialVersionUID = 1;

    StartupException(String message, Throwable cause) {
        super(message, cause);
    }
}
