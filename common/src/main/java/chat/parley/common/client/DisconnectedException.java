package chat.parley.common.client;

import java.io.IOException;

/**
 * There is no connection, or it was lost before the answer came: whether the server has done what was asked is not known.
 */
public final class DisconnectedException extends IOException {

    private static final long serialVersionUID = 1;

    private final transient Loss loss;

    DisconnectedException(Loss loss) {
        super(loss.words(), loss.cause());
        this.loss = loss;
    }

    /**
     * Tells why.
     *
     * @return the reason
     */
    public Loss loss() {
        return loss;
    }
}
