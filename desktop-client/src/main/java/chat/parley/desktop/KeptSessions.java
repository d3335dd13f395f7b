package chat.parley.desktop;

import chat.parley.desktop.store.Account;
import chat.parley.desktop.store.SessionTokens;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The sessions that are kept, as the window sees them: at once, while a thread of its own writes the file. JavaFX's thread
 * only. The writing thread ends by itself after {@link #close}, when everything is written; the program waits for it.
 */
final class KeptSessions implements AutoCloseable {

    private record Kept(Account account, String token) {}

    private final SessionTokens file;
    private final Map<String, Kept> sessions = new LinkedHashMap<>(); // by the account's key, the newest last
    private final ExecutorService writer = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon(false).name("parley-sessions").factory());

    KeptSessions(SessionTokens file) {
        this.file = file;
        for (Account account : file.accounts()) {
            file.token(account).ifPresent(token -> sessions.put(account.key(), new Kept(account, token)));
        }
    }

    /** Who stays signed in, in the order in which they signed in. */
    List<Account> accounts() {
        return sessions.values().stream().map(Kept::account).toList();
    }

    Optional<String> token(Account account) {
        return Optional.ofNullable(sessions.get(account.key())).map(Kept::token);
    }

    void put(Account account, String token) {
        sessions.remove(account.key());
        sessions.put(account.key(), new Kept(account, token));
        writer.execute(() -> file.put(account, token));
    }

    void remove(Account account) {
        if (sessions.remove(account.key()) != null) {
            writer.execute(() -> file.remove(account));
        }
    }

    @Override
    public void close() {
        writer.shutdown();
    }
}
