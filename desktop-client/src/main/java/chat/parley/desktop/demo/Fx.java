package chat.parley.desktop.demo;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.application.Platform;

/** Lets a script on another thread use JavaFX's thread: do something there, or wait until something is so. */
final class Fx implements AutoCloseable {

    /** How often to look whether what is waited for is so. */
    private static final long LOOK_MILLIS = 25;

    private final ScheduledExecutorService looking = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("parley-demo-look").factory());

    /** Does something on JavaFX's thread and waits for its result. */
    static <T> T get(Supplier<T> action) throws InterruptedException {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(action.get());
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("on JavaFX's thread", e.getCause());
        }
    }

    /** Does something on JavaFX's thread and waits until it is done. */
    static void run(Runnable action) throws InterruptedException {
        boolean _ = get(() -> {
            action.run();
            return true;
        });
    }

    /** Waits until something is so, as JavaFX's thread sees it; says whether it was in time. */
    boolean await(Duration limit, BooleanSupplier condition) throws InterruptedException {
        CompletableFuture<Boolean> met = new CompletableFuture<>();
        ScheduledFuture<?> looks = looking.scheduleWithFixedDelay(() -> Platform.runLater(() -> {
            if (!met.isDone() && condition.getAsBoolean()) {
                met.complete(true);
            }
        }), 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        try {
            return met.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("on JavaFX's thread", e.getCause());
        } finally {
            looks.cancel(false);
        }
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }
}
