package chat.parley.server.control;

import chat.parley.common.protocol.RefusedException;
import java.io.IOException;

/** Does what administrators ask. Called by many threads at once. */
@FunctionalInterface
public interface ControlHandler {

    /**
     * Does it.
     *
     * @param request what
     * @param operator the operating system's name of the user who asks
     * @return the answer
     * @throws RefusedException when it cannot be done: nothing has changed
     * @throws IOException when the storage fails
     */
    ControlReply handle(ControlRequest request, String operator) throws RefusedException, IOException;
}
