package chat.parley.server.presence;

import java.util.function.LongConsumer;

/** Who shares a room with whom. Any thread may ask; an answer does not block. */
public interface Companions {

    /**
     * Names everyone who shares a room with an account.
     *
     * @param account its id
     * @param companion told each one's id, some of them several times, and perhaps the account itself
     */
    void forEachCompanion(long account, LongConsumer companion);

    /**
     * Tells whether two accounts share a room.
     *
     * @param one one's id
     * @param other the other's id
     * @return whether they do
     */
    boolean areCompanions(long one, long other);
}
