package chat.parley.desktop.net;

import chat.parley.common.client.ClientRuntime;
import chat.parley.common.doctor.ConnectionDoctor;
import chat.parley.common.doctor.StepResult;
import chat.parley.common.doctor.Way;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the way to a server in the background, on a thread of its own. Begun and closed by the window's thread; nothing is
 * told after it was closed there.
 */
public final class ConnectionCheck implements AutoCloseable {

    /** As patient as connecting is. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionCheck.class);

    private final CompletableFuture<ClientRuntime> runtime;
    private final Way way;
    private final Executor where;
    private final Consumer<StepResult> found;
    private final Runnable over;
    private final Thread thread = Thread.ofVirtual().name("parley-check").unstarted(this::run);
    private volatile boolean closed;

    private ConnectionCheck(CompletableFuture<ClientRuntime> runtime, Way way, Executor where,
            Consumer<StepResult> found, Runnable over) {
        this.runtime = runtime;
        this.way = way;
        this.where = where;
        this.found = found;
        this.over = over;
    }

    /**
     * Begins.
     *
     * @param runtime what connections share, being made in the background
     * @param way which way
     * @param where runs what follows, one after the other
     * @param found told what has come of a step, as soon as that is known
     * @param over told that nothing comes any more, once, whatever went wrong
     * @return the check, under way
     */
    public static ConnectionCheck begin(CompletableFuture<ClientRuntime> runtime, Way way, Executor where,
            Consumer<StepResult> found, Runnable over) {
        ConnectionCheck check = new ConnectionCheck(runtime, way, where, found, over);
        check.thread.start();
        return check;
    }

    private void run() {
        try {
            ConnectionDoctor.examine(way, PATIENCE, runtime.get(), result -> tell(() -> found.accept(result)));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // it was closed
        } catch (ExecutionException | RuntimeException e) {
            LOG.error("The check of the way to {} failed", way.server(), e);
        } finally {
            tell(over);
        }
    }

    private void tell(Runnable news) {
        where.execute(() -> {
            if (!closed) {
                news.run();
            }
        });
    }

    /** Gives it up; idempotent, does not wait. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
