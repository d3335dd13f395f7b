package chat.parley.server.session;

import chat.parley.common.protocol.ErrorCode;
import java.net.InetAddress;
import java.util.Set;
import java.util.function.Function;

/** A session's connection, as the session sees it. Any thread may call; nothing waits for the peer. */
public interface Link {

    /**
     * Tells who is at the other end.
     *
     * @return the peer's address
     */
    InetAddress address();

    /**
     * Queues a frame. When too much waits for the peer already, the connection is closed.
     *
     * @param frame length and payload; may be shared
     */
    void send(byte[] frame);

    /**
     * Queues an event. When too much waits for the peer already, it is left out if the peer can ask again for what belongs to its
     * topic, otherwise the connection is closed.
     *
     * @param topic what the event belongs to
     * @param frame length and payload; may be shared
     */
    void push(long topic, byte[] frame);

    /**
     * From now on the peer can ask again for what was left out.
     *
     * @param notice makes the frame that tells it of which topics; called by the connection's writer
     */
    void allowResync(Function<Set<Long>, byte[]> notice);

    /**
     * Ends the connection, telling the peer why. Only the first call counts.
     *
     * @param reason why, one that has a code
     */
    void close(CloseReason reason);

    /**
     * Ends the connection because of what the peer sent, telling it which error it was. Only the first call counts.
     *
     * @param code which error
     * @param message words for a person
     */
    void closeAfter(ErrorCode code, String message);
}
