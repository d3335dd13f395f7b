package chat.parley.common.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/** Keeps unsent messages as long as the program runs. Safe for use by many threads at once. */
public final class InMemoryUnsentStore implements UnsentStore {

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<UUID, UnsentMessage> messages = new LinkedHashMap<>(2); // guarded by lock

    /** Makes an empty store. */
    public InMemoryUnsentStore() {}

    @Override
    public void add(UnsentMessage message) {
        lock.lock();
        try {
            messages.put(message.clientId(), message);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void remove(UUID clientId) {
        lock.lock();
        try {
            messages.remove(clientId);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<UnsentMessage> all() {
        lock.lock();
        try {
            return List.copyOf(messages.values());
        } finally {
            lock.unlock();
        }
    }
}
