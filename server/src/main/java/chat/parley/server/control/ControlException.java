package chat.parley.server.control;

import java.io.IOException;

/** The server has refused a command, or could not do it; the message says why to a person. */
public final class ControlException extends IOException {

    private static final long serialVersionUID = 1;

    private final String code;

    ControlException(String code, String message) {
        super(message);
        this.code = code;
    }

    /**
     * Tells why.
     *
     * @return an error code as it stands in frames
     */
    public String code() {
        return code;
    }
}
