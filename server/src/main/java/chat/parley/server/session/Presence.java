package chat.parley.server.session;

import chat.parley.common.protocol.Names;
import chat.parley.server.account.Account;
import chat.parley.server.room.Participant;

/**
 * A session while someone is signed in, as the lobby and the rooms see it. Immutable; told apart from others by its identity,
 * because one account may be signed in many times.
 */
final class Presence implements Participant {

    private final Account account;
    private final String key;
    private final Link link;

    /** Signs an account in on a connection. */
    Presence(Account account, Link link) {
        this.account = account;
        this.key = Names.key(account.name());
        this.link = link;
    }

    /** Who is signed in. */
    Account account() {
        return account;
    }

    @Override
    public String name() {
        return account.name();
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public void deliver(byte[] frame) {
        link.send(frame);
    }
}
