package chat.parley.server.presence;

import java.io.IOException;
import java.util.List;

/**
 * Keeps who is whose friend, who has asked whom, and who has blocked whom. Safe for use by many threads at once; every method
 * waits for the storage.
 */
public interface PeopleStore {

    /**
     * An account.
     *
     * @param account its id
     * @param name its name
     */
    record Person(long account, String name) {}

    /**
     * What an account is to others.
     *
     * @param friends its friends
     * @param incoming who has asked it to be friends
     * @param outgoing whom it has asked
     * @param blocked whom it has blocked
     * @param blockedBy who has blocked it
     */
    record Relations(List<Person> friends, List<Person> incoming, List<Person> outgoing, List<Person> blocked,
            List<Person> blockedBy) {}

    /**
     * Reads what an account is to others.
     *
     * @param account whose
     * @return all of it, each list by name
     * @throws IOException when the storage fails
     */
    Relations relations(long account) throws IOException;

    /**
     * Keeps that somebody has asked somebody to be friends, unless it is kept already.
     *
     * @param from who asks
     * @param to whom
     * @param at when
     * @throws IOException when the storage fails: nothing has changed
     */
    void ask(long from, long to, long at) throws IOException;

    /**
     * Forgets both questions between two accounts.
     *
     * @param one one
     * @param other the other
     * @throws IOException when the storage fails: nothing has changed
     */
    void forget(long one, long other) throws IOException;

    /**
     * Makes two accounts friends and forgets their questions.
     *
     * @param one one
     * @param other the other
     * @param at when
     * @throws IOException when the storage fails: nothing has changed
     */
    void befriend(long one, long other, long at) throws IOException;

    /**
     * Ends a friendship.
     *
     * @param one one
     * @param other the other
     * @throws IOException when the storage fails: nothing has changed
     */
    void part(long one, long other) throws IOException;

    /**
     * Blocks an account, ends the friendship with it, and forgets the questions.
     *
     * @param account who blocks
     * @param blocked who is blocked
     * @param at when
     * @throws IOException when the storage fails: nothing has changed
     */
    void block(long account, long blocked, long at) throws IOException;

    /**
     * Takes a block back.
     *
     * @param account who had blocked
     * @param blocked who was blocked
     * @throws IOException when the storage fails: nothing has changed
     */
    void unblock(long account, long blocked) throws IOException;
}
