package chat.parley.server.session;

import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.server.message.MessageStore.Outcome;
import java.io.IOException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What a session has asked to be stored and was not answered yet. The session's thread counts up and may wait; the journal's
 * thread counts down.
 */
final class Pending {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition none = lock.newCondition();
    private int count; // guarded by lock

    /** Something that stores, and answers later. */
    @FunctionalInterface
    interface Storing {

        /**
         * Begins.
         *
         * @param answer told the end, unless this throws
         * @throws RefusedException when it is refused at once
         * @throws IOException when the storage fails at once
         */
        void begin(Outcome<Reply> answer) throws RefusedException, IOException;
    }

    /**
     * Begins something and counts it until it is answered.
     *
     * @param answer told the end, after which it does not count any more
     * @param storing what
     * @throws RefusedException when it is refused at once
     * @throws IOException when the storage fails at once
     */
    void begin(Outcome<Reply> answer, Storing storing) throws RefusedException, IOException {
        add(1);
        boolean begun = false;
        try {
            storing.begin(new Outcome<>() {
                @Override
                public void committed(Reply result) {
                    end(() -> answer.committed(result));
                }

                @Override
                public void refused(RefusedException why) {
                    end(() -> answer.refused(why));
                }

                @Override
                public void failed(IOException cause) {
                    end(() -> answer.failed(cause));
                }
            });
            begun = true;
        } finally {
            if (!begun) {
                add(-1);
            }
        }
    }

    private void end(Runnable tell) {
        try {
            tell.run();
        } finally {
            add(-1);
        }
    }

    private void add(int more) {
        lock.lock();
        try {
            count += more;
            if (count == 0) {
                none.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until everything that was begun is answered. */
    void await() {
        lock.lock();
        try {
            while (count > 0) {
                none.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }
}
