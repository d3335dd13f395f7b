package chat.parley.desktop.store;

import chat.parley.common.protocol.v2.PersonInfo;
import chat.parley.common.protocol.v2.Reply;
import java.util.List;
import java.util.Optional;

/**
 * The small things that the cache keeps of an account: people, and where the person was.
 *
 * <p>Safe for use by many threads at once; never the window's, because each call waits for the disk. Every method throws a
 * {@link CacheException} when the file cannot be used.
 */
public final class Notes {

    private static final String FRIENDS = "friends";
    private static final String BLOCKED = "blocked";
    private static final String LAST_OPEN = "last-open";

    /** Names as JSON. */
    private record NameList(List<String> names) {}

    private final CacheFile file;
    private final CacheJson json;

    Notes(CacheFile file, CacheJson json) {
        this.file = file;
        this.json = json;
    }

    /**
     * Gives the friends and open questions that were saved last.
     *
     * @return them, without anybody's presence; nothing when none were saved
     */
    public Optional<Reply.FriendList> friends() {
        return read(FRIENDS, Reply.FriendList.class);
    }

    /**
     * Keeps friends and open questions; not whether they are there, which is not true any more when it is read.
     *
     * @param friends all of them
     */
    public void saveFriends(Reply.FriendList friends) {
        List<PersonInfo> people = friends.friends().stream().map(p -> new PersonInfo(p.user(), null, null)).toList();
        save(FRIENDS, new Reply.FriendList(people, friends.incoming(), friends.outgoing()));
    }

    /**
     * Gives the names of those whom the account blocks, as they were saved last.
     *
     * @return the names
     */
    public List<String> blocked() {
        return read(BLOCKED, NameList.class).map(NameList::names).orElse(List.of());
    }

    /**
     * Keeps the names of those whom the account blocks.
     *
     * @param names all of them
     */
    public void saveBlocked(List<String> names) {
        save(BLOCKED, new NameList(List.copyOf(names)));
    }

    /**
     * Tells which conversation was open last.
     *
     * @return which, if any was
     */
    public Optional<Long> lastOpen() {
        return read(LAST_OPEN, Long.class);
    }

    /**
     * Remembers which conversation is open.
     *
     * @param conversation which
     */
    public void saveLastOpen(long conversation) {
        save(LAST_OPEN, conversation);
    }

    private <T> Optional<T> read(String name, Class<T> type) {
        return file.read(connection -> Sql
                .query(connection, "SELECT value FROM note WHERE name = ?", row -> json.read(row.getString(1), type),
                        name)
                .stream().findFirst());
    }

    private void save(String name, Object value) {
        String text = json.write(value);
        file.change(
                connection -> Sql.update(connection, "INSERT OR REPLACE INTO note (name, value) VALUES (?, ?)", name,
                        text));
    }
}
