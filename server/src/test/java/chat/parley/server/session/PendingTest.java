package chat.parley.server.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.server.message.MessageStore.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What was asked to be stored is waited for until it is answered, however it ends. */
class PendingTest {

    private final Pending pending = new Pending();
    private final List<String> told = new ArrayList<>();
    private final List<Outcome<Reply>> begun = new ArrayList<>();

    private final Outcome<Reply> answer = new Outcome<>() {
        @Override
        public void committed(Reply result) {
            told.add("committed");
        }

        @Override
        public void refused(RefusedException why) {
            told.add("refused");
        }

        @Override
        public void failed(IOException cause) {
            told.add("failed");
        }
    };

    private Thread waiter(AtomicBoolean returned) {
        return Thread.startVirtualThread(() -> {
            pending.await();
            returned.set(true);
        });
    }

    @Test
    void nothingBegunIsNothingToWaitFor() {
        pending.await();

        assertThat(told).isEmpty();
    }

    @Test
    void itWaitsUntilEverythingIsAnswered() throws Exception {
        for (int i = 0; i < 3; i++) {
            pending.begin(answer, begun::add);
        }
        AtomicBoolean returned = new AtomicBoolean();
        Thread waiter = waiter(returned);
        begun.get(1).committed(new Reply.Done());
        begun.get(0).refused(new RefusedException(ErrorCode.MUTED, "no"));
        await().until(() -> waiter.getState() == Thread.State.WAITING);
        assertThat(returned).isFalse();

        begun.get(2).failed(new IOException("disk"));

        await().untilTrue(returned);
        assertThat(told).containsExactly("committed", "refused", "failed");
    }

    @Test
    void whatDoesNotBeginIsNotWaitedFor() {
        assertThatThrownBy(() -> pending.begin(answer, _ -> {
            throw new RefusedException(ErrorCode.MUTED, "no");
        })).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> pending.begin(answer, _ -> {
            throw new IOException("disk");
        })).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> pending.begin(answer, _ -> {
            throw new IllegalStateException("a mistake");
        })).isInstanceOf(IllegalStateException.class);

        pending.await();
        assertThat(told).isEmpty();
    }

    @Test
    void whatIsAnsweredAtOnceIsNotWaitedFor() throws Exception {
        pending.begin(answer, outcome -> outcome.committed(new Reply.Done()));

        pending.await();
        assertThat(told).containsExactly("committed");
    }

    @Test
    void anAnswerThatCannotBeToldIsAnsweredAllTheSame() throws Exception {
        pending.begin(new Outcome<>() {
            @Override
            public void committed(Reply result) {
                throw new IllegalStateException("the peer is gone");
            }

            @Override
            public void refused(RefusedException why) {
                told.add("refused");
            }

            @Override
            public void failed(IOException cause) {
                told.add("failed");
            }
        }, begun::add);

        assertThatThrownBy(() -> begun.getFirst().committed(new Reply.Done())).hasMessage("the peer is gone");
        pending.await();
    }

    @Test
    void aSecondWaveIsWaitedForToo() throws Exception {
        pending.begin(answer, begun::add);
        begun.getFirst().committed(new Reply.Done());
        pending.await();
        pending.begin(answer, begun::add);
        AtomicBoolean returned = new AtomicBoolean();
        Thread waiter = waiter(returned);
        await().until(() -> waiter.getState() == Thread.State.WAITING);
        assertThat(returned).isFalse();

        begun.getLast().committed(new Reply.Done());
        await().untilTrue(returned);
    }
}
