package chat.parley.server.config;

import java.util.List;

/** The configuration has mistakes: all of them, each a line that begins with its key. */
public final class ConfigException extends Exception {

    private static final long serialVersionUID = 1;

    private final List<String> mistakes;

    ConfigException(List<String> mistakes) {
        super(String.join("\n", mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    /**
     * Lists the mistakes.
     *
     * @return one line each, never empty
     */
    public List<String> mistakes() {
        return mistakes;
    }
}
