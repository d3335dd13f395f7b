package chat.parley.desktop.text;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Documents that were parsed lately; the one that was not asked for longest goes first. Thread-safe; two threads that ask for
 * the same text at once may both parse it.
 */
public final class DocumentCache {

    /**
     * What a document depends on.
     *
     * @param text what was said
     * @param mentions the keys of the names in it
     */
    private record Key(String text, Set<String> mentions) {}

    private final Map<Key, Document> documents;

    /**
     * Makes an empty cache.
     *
     * @param capacity how many documents it keeps, at least 1
     */
    public DocumentCache(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("a cache of " + capacity);
        }
        documents = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, Document> eldest) {
                return size() > capacity;
            }
        };
    }

    /**
     * Gives a text's document, and parses it if need be.
     *
     * @param text what was said
     * @param mentions the names that the server found in it
     * @return what it means
     */
    public Document get(String text, Collection<String> mentions) {
        Key key = new Key(text, Markdown.keys(mentions));
        Document known = find(key);
        if (known != null) {
            return known;
        }
        Document parsed = Markdown.parse(text, mentions);
        synchronized (documents) {
            documents.put(key, parsed);
        }
        return parsed;
    }

    /**
     * Gives a text's document only if it is there.
     *
     * @param text what was said
     * @param mentions the names that the server found in it
     * @return what it means; empty when it is not parsed yet
     */
    public Optional<Document> peek(String text, Collection<String> mentions) {
        return Optional.ofNullable(find(new Key(text, Markdown.keys(mentions))));
    }

    private @Nullable Document find(Key key) {
        synchronized (documents) {
            return documents.get(key);
        }
    }
}
