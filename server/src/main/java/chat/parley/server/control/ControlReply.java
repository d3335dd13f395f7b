package chat.parley.server.control;

import java.util.List;

/** What a server answers an administrator. Times are milliseconds since 1970-01-01 UTC. Immutable. */
public sealed interface ControlReply {

    /**
     * It is done.
     *
     * @param words what, for a person
     */
    record Done(String words) implements ControlReply {}

    /**
     * Sessions of an account.
     *
     * @param sessions the one used last first
     */
    record Sessions(List<Session> sessions) implements ControlReply {}

    /**
     * A session.
     *
     * @param id its id
     * @param client the program that signed in
     * @param createdAt since when
     * @param usedAt when it was last seen
     * @param connected whether it is connected now
     */
    record Session(long id, String client, long createdAt, long usedAt, boolean connected) {}
}
