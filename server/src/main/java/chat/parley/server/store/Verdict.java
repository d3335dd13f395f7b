package chat.parley.server.store;

import chat.parley.common.protocol.RefusedException;
import chat.parley.server.message.MessageStore;
import java.io.IOException;

/**
 * What a write has come to that may be refused: a refusal is no failure, the write has just changed nothing.
 *
 * @param <T> what there is to know when it was done
 */
sealed interface Verdict<T> {

    /**
     * It is done.
     *
     * @param result what there is to know
     */
    record Done<T>(T result) implements Verdict<T> {}

    /**
     * It was refused, and has changed nothing.
     *
     * @param why why
     */
    record Refused<T>(RefusedException why) implements Verdict<T> {}

    /** Tells an outcome what has become of a write. */
    record Teller<T>(MessageStore.Outcome<T> outcome) implements Completion<Verdict<T>> {

        @Override
        public void committed(Verdict<T> verdict) {
            switch (verdict) {
                case Done<T>(T result) -> outcome.committed(result);
                case Refused<T>(RefusedException why) -> outcome.refused(why);
            }
        }

        @Override
        public void failed(IOException cause) {
            outcome.failed(cause);
        }
    }
}
