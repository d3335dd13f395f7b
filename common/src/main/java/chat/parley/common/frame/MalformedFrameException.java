package chat.parley.common.frame;

import java.io.IOException;

/** A frame announced a length that is not allowed. The bytes that follow cannot be told apart into frames any more. */
public final class MalformedFrameException extends IOException {

    private static final long serialVersionUID = 1;

    /** What is wrong with the length. */
    public enum Kind {
        /** It is 0. */
        EMPTY,
        /** It is over the limit. */
        TOO_LARGE
    }

    private final Kind kind;

    MalformedFrameException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /**
     * Tells what is wrong with the length.
     *
     * @return the kind of mistake
     */
    public Kind kind() {
        return kind;
    }
}
