package chat.parley.server.session;

import chat.parley.common.protocol.ProtocolException;
import chat.parley.common.protocol.RefusedException;

/** How a session understands what it is sent. Called under the session's lock only. */
sealed interface Dialogue permits Protocol1, Protocol2 {

    /**
     * Takes one frame: answers it, and does what it asks.
     *
     * @param payload the frame's payload
     * @throws ProtocolException when it is no request
     */
    void receive(byte[] payload) throws ProtocolException;

    /**
     * Takes one frame, and does not do what it asks.
     *
     * @param payload the frame's payload
     * @param why what to answer
     * @throws ProtocolException when it is no request
     */
    void refuse(byte[] payload, RefusedException why) throws ProtocolException;
}
