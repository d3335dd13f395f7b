package chat.parley.desktop.store;

import org.jspecify.annotations.Nullable;

/** The cache cannot be opened, read or written. What was to be written was not. */
public final class CacheException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is the matter. */
    public enum Reason {
        /** A newer version of the program wrote the file: it is left as it is. */
        TOO_NEW,
        /** The program is open for this account already. */
        IN_USE,
        /** The file is damaged: the next opening sets it aside and begins anew. */
        BROKEN,
        /** The disk is full, or the file cannot be read or written for another reason. */
        FAILED,
        /** The cache was closed. */
        CLOSED
    }

    /** What is the matter. */
    private final Reason reason;

    CacheException(Reason reason, String words, @Nullable Throwable cause) {
        super(words, cause);
        this.reason = reason;
    }

    /**
     * Tells what is the matter.
     *
     * @return the reason; the message has the words
     */
    public Reason reason() {
        return reason;
    }
}
