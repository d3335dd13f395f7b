package chat.parley.desktop.people;

import chat.parley.desktop.model.Account;
import chat.parley.desktop.model.People;

/** What somebody is to the account. */
public enum Relation {
    /** The account itself. */
    SELF,
    /** Nothing in particular. */
    NONE,
    /** A friend. */
    FRIEND,
    /** Has asked to be a friend. */
    INCOMING,
    /** Was asked to be a friend. */
    OUTGOING,
    /** Blocked. */
    BLOCKED;

    /**
     * Tells what somebody is to an account.
     *
     * @param account the account
     * @param user who
     * @return what they are
     */
    public static Relation of(Account account, String user) {
        People people = account.people();
        if (account.isMe(user)) {
            return SELF;
        }
        if (People.contains(people.blocked(), user)) {
            return BLOCKED;
        }
        if (People.contains(people.friends(), user)) {
            return FRIEND;
        }
        if (People.contains(people.incoming(), user)) {
            return INCOMING;
        }
        return People.contains(people.outgoing(), user) ? OUTGOING : NONE;
    }
}
