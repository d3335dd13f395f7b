package chat.parley.server.session;

import chat.parley.common.protocol.Names;
import chat.parley.server.account.Account;
import chat.parley.server.presence.Blocks;
import chat.parley.server.presence.Participant;

/**
 * A session while someone is signed in, as the features see it. Told apart from others by its identity, because one account may
 * be signed in many times. Safe for use by many threads at once.
 */
final class Presence implements Participant {

    private final Account account;
    private final String key;
    private final Session session;
    private final boolean modern;
    private final long resumable;
    private final Blocks blocks;
    private final Hearing hearing;
    private volatile long presentIn;

    /**
     * Signs an account in.
     *
     * @param account whose
     * @param session by which connection
     * @param modern whether it speaks protocol 2
     * @param resumable the id by which it can be resumed; 0 when it cannot
     * @param blocks what stands between the account and others
     */
    Presence(Account account, Session session, boolean modern, long resumable, Blocks blocks) {
        this.account = account;
        this.key = Names.key(account.name());
        this.session = session;
        this.modern = modern;
        this.resumable = resumable;
        this.blocks = blocks;
        this.hearing = new Hearing(session.link());
    }

    @Override
    public Account account() {
        return account;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public boolean isModern() {
        return modern;
    }

    /** The id by which the session can be resumed; 0 when it cannot. */
    long resumable() {
        return resumable;
    }

    @Override
    public long presentIn() {
        return presentIn;
    }

    /** Takes note of where the session is; 0 for the lobby. */
    void setPresentIn(long room) {
        presentIn = room;
    }

    @Override
    public Blocks blocks() {
        return blocks;
    }

    @Override
    public void deliver(byte[] frame) {
        hearing.deliver(frame);
    }

    @Override
    public void push(long topic, byte[] frame) {
        hearing.push(topic, frame);
    }

    /** It is not signed in any more: nothing is sent to it from now on. */
    void signedOut() {
        hearing.end();
    }

    @Override
    public void expel(long room, String why) {
        // Not here: the caller may hold another session's lock.
        Thread.startVirtualThread(() -> session.expel(this, room, why));
    }

    @Override
    public void disconnect() {
        session.close(CloseReason.SESSION_REVOKED);
    }
}
