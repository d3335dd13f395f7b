package chat.parley.server.store;

import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.common.protocol.v2.MessageRequest;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.server.account.Account;
import chat.parley.server.message.MessageStore;
import chat.parley.server.message.NewMessage;
import chat.parley.server.message.Stored;
import java.io.IOException;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Messages in the table {@code message}, and around it. Each family of statements has a class of its own; this one decides which
 * connection they run on. As safe for many threads as {@link Database} is; an outcome is told by the calling thread when the
 * database is closed already.
 */
public final class SqliteMessageStore implements MessageStore {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteMessageStore.class);

    private static final Standing NONE = new Standing(0, 0, 0, 0, 0);

    private final Database database;
    private final InstantSource clock;

    /**
     * Uses an open database, and has its idle time used for the search index and for purging deleted rooms.
     *
     * @param database stays the caller's to close
     */
    public SqliteMessageStore(Database database) {
        this(database, InstantSource.system());
    }

    /**
     * As {@link #SqliteMessageStore(Database)}.
     *
     * @param clock tells when something is stored
     */
    SqliteMessageStore(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        database.whenIdle(SearchIndex::followIfFarBehind);
        database.whenIdle(Purge::step);
    }

    private <T> void submit(Work<Verdict<T>> work, Outcome<T> outcome) {
        try {
            database.submit(work, new Verdict.Teller<>(outcome));
        } catch (IOException e) {
            outcome.failed(e);
        }
    }

    @Override
    public void append(NewMessage message, Outcome<Stored> outcome) {
        try {
            database.append((statements, heads) -> MessageAppend.append(statements, heads, message, clock.millis()),
                    new Verdict.Teller<>(outcome));
        } catch (IOException e) {
            outcome.failed(e);
        }
    }

    @Override
    public Optional<Stored> find(long sender, UUID clientId) throws IOException {
        // Not on a reading connection: what waits to be stored comes first.
        return database.write(statements -> MessageAppend.find(statements, sender, clientId));
    }

    @Override
    public void edit(long conversation, long seq, long editor, String text, Collection<Long> mentions,
            Outcome<MessageInfo> outcome) {
        Set<Long> mentioned = Set.copyOf(mentions);
        submit(statements -> MessageChanges.edit(statements, conversation, seq, editor, text, mentioned,
                clock.millis()), outcome);
    }

    @Override
    public void delete(long conversation, long seq, @Nullable Long mayDelete, Outcome<MessageInfo> outcome) {
        submit(statements -> MessageChanges.delete(statements, conversation, seq, mayDelete, clock.millis()), outcome);
    }

    @Override
    public void react(long conversation, long seq, long account, String emoji, boolean on,
            Outcome<MessageInfo> outcome) {
        submit(statements -> MessageChanges.react(statements, conversation, seq, account, emoji, on), outcome);
    }

    @Override
    public Optional<Long> author(long conversation, long seq) throws IOException {
        return database.read(statements -> MessageChanges.author(statements, conversation, seq));
    }

    @Override
    public Reply.Page page(MessageRequest.History place, int limit) throws IOException {
        return database.read(Sql.snapshot(statements -> MessagePages.page(statements, place, limit)));
    }

    @Override
    public Reply.Missed missed(MessageRequest.Position known, int limit) throws IOException {
        return database.read(Sql.snapshot(statements -> MissedMessages.missed(statements, known, limit)));
    }

    @Override
    public Map<Long, Standing> standings(long account, Collection<Long> conversations) throws IOException {
        return database.read(statements -> Standings.read(statements, account, conversations));
    }

    @Override
    public Reply.ReadState read(long account, long conversation, long seq) throws IOException {
        database.write(statements -> Standings.move(statements, account, conversation, seq));
        // Counted on a reading connection: the journal has others to serve.
        Standing standing = standings(account, List.of(conversation)).getOrDefault(conversation, NONE);
        return new Reply.ReadState(conversation, standing.read(), standing.unread(), standing.mentions());
    }

    @Override
    public Reply.Hits search(long account, MessageRequest.Search search, @Nullable Long from, int limit)
            throws IOException {
        try {
            SearchIndex.catchUp(database);
        } catch (IOException e) {
            // The disk is full, say: what was indexed before can be found all the same.
            LOG.warn("the search index stays behind: {}", e.getMessage());
        }
        return database
                .read(Sql.snapshot(statements -> MessageSearch.search(statements, account, search, from, limit)));
    }

    @Override
    public long openDirect(long one, long other) throws IOException {
        long low = Math.min(one, other);
        long high = Math.max(one, other);
        Optional<Long> open = database.read(statements -> findDirect(statements, low, high));
        return open.isPresent() ? open.get() : database.write(statements -> {
            Optional<Long> opened = findDirect(statements, low, high); // by the other, meanwhile
            return opened.isPresent() ? opened.get() : beginDirect(statements, low, high, clock.millis());
        });
    }

    private static Optional<Long> findDirect(Statements statements, long low, long high) throws SQLException {
        return Sql.first(statements, "SELECT id FROM direct WHERE low_account = ? AND high_account = ?",
                row -> row.getLong(1), low, high);
    }

    private static long beginDirect(Statements statements, long low, long high, long at) throws SQLException {
        long id = Sql.number(statements,
                "INSERT INTO conversation (kind, created_at) VALUES ('direct', ?) RETURNING id", at);
        Sql.update(statements, "INSERT INTO direct (id, low_account, high_account) VALUES (?, ?, ?)", id, low, high);
        for (long account : new long[]{low, high}) {
            Sql.update(statements, "INSERT INTO member (conversation_id, account_id, role, joined_at)"
                    + " VALUES (?, ?, 'member', ?)", id, account, at);
        }
        return id;
    }

    @Override
    public Optional<Account> companion(long conversation, long account) throws IOException {
        return database.read(statements -> Sql.first(statements,
                "SELECT a.id, a.name, a.password_hash FROM direct d JOIN account a"
                        + " ON a.id = iif(d.low_account = ?2, d.high_account, d.low_account)"
                        + " WHERE d.id = ?1 AND ?2 IN (d.low_account, d.high_account)",
                SqliteAccountStore::account, conversation, account));
    }

    @Override
    public List<DirectWith> directs(long account) throws IOException {
        return database.read(statements -> Sql.list(statements,
                "SELECT d.id, a.id, a.name FROM direct d JOIN account a ON a.id = d.high_account"
                        + " WHERE d.low_account = ?1"
                        + " UNION ALL SELECT d.id, a.id, a.name FROM direct d JOIN account a ON a.id = d.low_account"
                        + " WHERE d.high_account = ?1 ORDER BY 1",
                row -> new DirectWith(row.getLong(1), row.getLong(2), row.getString(3)), account));
    }
}
