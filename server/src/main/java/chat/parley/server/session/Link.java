package chat.parley.server.session;

import chat.parley.common.protocol.v1.ServerMessage;
import java.net.InetAddress;

/** A session's connection, as the session sees it. Any thread may call; nothing waits for the peer. */
public interface Link {

    /**
     * Tells who is at the other end.
     *
     * @return the peer's address
     */
    InetAddress address();

    /**
     * Queues a frame.
     *
     * @param frame length and payload; may be shared
     */
    void send(byte[] frame);

    /**
     * Ends the connection, telling the peer why. Only the first call counts.
     *
     * @param reason why, one that has a code
     */
    void close(CloseReason reason);

    /**
     * Ends the connection because of what the peer sent, telling it which error it was. Only the first call counts.
     *
     * @param refusal which error it was
     */
    void closeAfter(ServerMessage.Refused refusal);
}
