package chat.parley.common.frame;

import java.io.IOException;

/** The stream ended within a frame: the peer went away, or was cut off, in mid-sentence. */
public final class TruncatedFrameException extends IOException {

    private static final long serialVersionUID = 1;

    TruncatedFrameException(String message) {
        super(message);
    }
}
