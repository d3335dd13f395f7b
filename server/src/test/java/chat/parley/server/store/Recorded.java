package chat.parley.server.store;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What writes were told, in the order in which they were told it: their names, with a minus where they failed. */
final class Recorded {

    private final List<String> told = new CopyOnWriteArrayList<>();

    List<String> told() {
        return told;
    }

    /** One write's completion. */
    Answer<Integer> answer(String name) {
        return new Answer<>(name, told);
    }

    /** Remembers what it is told. */
    static final class Answer<T> implements Completion<T> {
        private final String name;
        private final List<String> told;
        private final CompletableFuture<T> result = new CompletableFuture<>();

        Answer(String name, List<String> told) {
            this.name = name;
            this.told = told;
        }

        @Override
        public void committed(T value) {
            told.add(name);
            result.complete(value);
        }

        @Override
        public void failed(IOException cause) {
            told.add("-" + name);
            result.completeExceptionally(cause);
        }

        /** Waits for the commit. */
        T get() throws InterruptedException, ExecutionException, TimeoutException {
            return result.get(30, TimeUnit.SECONDS);
        }

        /** Waits for the failure. */
        IOException failure() throws InterruptedException, TimeoutException {
            try {
                T value = get();
                throw new AssertionError(name + " was committed: " + value);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof IOException failure) {
                    return failure;
                }
                throw new AssertionError(e);
            }
        }
    }
}
