package chat.parley.server.account;

/**
 * A registered user.
 *
 * @param id its number, for ever
 * @param name its name as it was registered
 * @param passwordHash its password's bcrypt hash
 */
public record Account(long id, String name, String passwordHash) {

    /** Leaves the hash out, so that no log can hold it. */
    @Override
    public String toString() {
        return "Account[id=" + id + ", name=" + name + "]";
    }
}
