package chat.parley.desktop.lobby;

import chat.parley.common.Limits;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.common.protocol.v2.RoomRequest;
import chat.parley.desktop.net.AskFailure;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The part of the server's directory of rooms that was fetched, page by page. An answer that comes after the question has
 * changed is thrown away. One thread only.
 */
final class Directory {

    /** Rooms of the first page, and what is fetched more at a time. */
    static final int PAGE = 50;

    /** More rooms than anybody looks through; past it, only a search helps. */
    static final int MOST = 2_000;

    /** Asks the server for a page; the answer comes on the same thread. */
    interface Asker {
        void ask(RoomRequest.Rooms request, Consumer<Reply.RoomPage> done, Consumer<AskFailure> failed);
    }

    private final Asker asker;
    private final Runnable changed;
    private Map<Long, Reply.RoomEntry> entries = new LinkedHashMap<>();
    private String query = "";
    private @Nullable String next;
    private @Nullable AskFailure failure;
    private boolean fetched;
    private boolean loading;
    private int question; // counts the questions, so that answers to old ones are known

    /**
     * Makes a directory of which nothing was fetched.
     *
     * @param asker the way to the server
     * @param changed called when anything that this object tells has changed
     */
    Directory(Asker asker, Runnable changed) {
        this.asker = asker;
        this.changed = changed;
    }

    /** What was fetched, by name. */
    Collection<Reply.RoomEntry> entries() {
        return Collections.unmodifiableCollection(entries.values());
    }

    Optional<Reply.RoomEntry> find(long room) {
        return Optional.ofNullable(entries.get(room));
    }

    /** Whether an answer to the question has come. */
    boolean isFetched() {
        return fetched;
    }

    /** Why the last question has no answer; {@code null} when it has, or there is none. */
    @Nullable
    AskFailure failure() {
        return failure;
    }

    /** Whether there are more rooms than were fetched. */
    boolean hasMore() {
        return next != null;
    }

    /** Asks for what contains the words; what was fetched before stays until the answer comes. */
    void search(String words) {
        query = words.length() > Limits.MAX_QUERY_CHARS ? words.substring(0, Limits.MAX_QUERY_CHARS) : words;
        ask(null, new LinkedHashMap<>(), PAGE);
    }

    /** Asks anew for as much as is there. */
    void refresh() {
        ask(null, new LinkedHashMap<>(), Math.max(PAGE, entries.size()));
    }

    /** Asks for one page more, if there is one and none is under way. */
    void more() {
        if (!loading && next != null) {
            ask(next, new LinkedHashMap<>(entries), entries.size() + 1);
        }
    }

    /** Asks for all pages, for an order that is not the server's. */
    void all() {
        if (!loading && next != null && entries.size() < MOST) {
            ask(next, new LinkedHashMap<>(entries), MOST);
        }
    }

    /** Forgets everything: there is no connection. */
    void forget() {
        question++;
        entries = new LinkedHashMap<>();
        next = null;
        failure = null;
        loading = false;
        fetched = false;
        changed.run();
    }

    /** A room is no more. */
    void remove(long room) {
        if (entries.remove(room) != null) {
            changed.run();
        }
    }

    private void ask(@Nullable String after, Map<Long, Reply.RoomEntry> sofar, int atLeast) {
        loading = true;
        int asked = ++question;
        int limit = Math.clamp(atLeast - sofar.size(), PAGE, Limits.MAX_PAGE);
        asker.ask(new RoomRequest.Rooms(query.isBlank() ? null : query.strip(), after, limit), page -> {
            if (asked == question) {
                take(page, sofar, atLeast);
            }
        }, why -> {
            if (asked == question) {
                loading = false;
                failure = why;
                changed.run();
            }
        });
    }

    private void take(Reply.RoomPage page, Map<Long, Reply.RoomEntry> sofar, int atLeast) {
        page.rooms().forEach(entry -> sofar.put(entry.room().room(), entry));
        if (page.next() != null && sofar.size() < atLeast) {
            ask(page.next(), sofar, atLeast);
            return;
        }
        entries = sofar;
        next = page.next();
        failure = null;
        fetched = true;
        loading = false;
        changed.run();
    }
}
