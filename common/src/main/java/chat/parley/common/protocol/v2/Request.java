package chat.parley.common.protocol.v2;

/**
 * What a client asks, in protocol 2: one sealed family a feature. Each request names the reply it gets.
 *
 * @param <R> what a server answers when it does what is asked
 */
public sealed interface Request<R extends Reply> permits SessionRequest, RoomRequest, MessageRequest, PeopleRequest {

    /**
     * Tells how the request is called in a frame's {@code type}.
     *
     * @return the wire name
     */
    default String type() {
        return Types.wireName(getClass());
    }

    /** A request that concerns one conversation: its preconditions are looked up for that conversation. */
    interface InConversation {

        /**
         * Tells which conversation.
         *
         * @return its id
         */
        long conversation();
    }
}
