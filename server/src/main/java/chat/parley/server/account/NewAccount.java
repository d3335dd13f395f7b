package chat.parley.server.account;

/**
 * An account that is to be.
 *
 * @param name its name
 * @param key the {@linkplain chat.parley.common.protocol.Names#key key} of its name
 * @param passwordHash its password's bcrypt hash
 */
public record NewAccount(String name, String key, String passwordHash) {

    /** Leaves the hash out, so that no log can hold it. */
    @Override
    public String toString() {
        return "NewAccount[name=" + name + "]";
    }
}
