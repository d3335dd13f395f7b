package chat.parley.desktop.instance;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A limit on how long a conversation takes, which Unix domain sockets have none of. Stateless. */
final class TimeLimit {

    private static final long SECONDS = 2;

    private TimeLimit() {}

    /** What is said at a socket. */
    @FunctionalInterface
    interface Conversation {
        void run() throws IOException;
    }

    /**
     * Runs a conversation on a thread of its own and waits for its end; closes the channel, which ends it, when that takes too
     * long.
     */
    static void run(SocketChannel channel, Conversation conversation) throws IOException {
        FutureTask<Boolean> task = new FutureTask<>(() -> {
            conversation.run();
            return true;
        });
        Thread.ofPlatform().daemon().name("parley-instance-talk").start(task);
        try {
            task.get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            channel.close();
            throw new IOException("no answer within " + SECONDS + " s", e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            channel.close();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
