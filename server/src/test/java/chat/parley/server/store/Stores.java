package chat.parley.server.store;

import chat.parley.common.protocol.Names;
import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.common.protocol.v2.MessageRequest;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.common.protocol.v2.Role;
import chat.parley.common.protocol.v2.Visibility;
import chat.parley.server.account.Account;
import chat.parley.server.message.NewMessage;
import chat.parley.server.message.Stored;
import chat.parley.server.room.RoomStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** All stores over one database file, with the accounts Ada, Grace and Alan, and a clock that stands until it is set. */
final class Stores implements AutoCloseable {

    private static final String PASSWORD_HASH = "$2a$04$hash";

    final AtomicLong time = new AtomicLong(1_000);
    final Database database;
    final SqliteAccountStore accounts;
    final SqliteSessionStore sessions;
    final SqliteRoomStore rooms;
    final SqliteMessageStore messages;
    final SqlitePeopleStore people;
    final long ada;
    final long grace;
    final long alan;

    Stores(Path folder) throws IOException {
        database = Database.open(folder.resolve("parley.db"), false);
        accounts = new SqliteAccountStore(database);
        sessions = new SqliteSessionStore(database);
        rooms = new SqliteRoomStore(database);
        messages = new SqliteMessageStore(database, () -> Instant.ofEpochMilli(time.get()));
        people = new SqlitePeopleStore(database);
        ada = account("Ada");
        grace = account("Grace");
        alan = account("Alan");
    }

    long account(String name) throws IOException {
        accounts.add(name, Names.key(name), PASSWORD_HASH);
        return accounts.find(Names.key(name)).map(Account::id).orElseThrow();
    }

    static RoomStore.Settings settings(String name) {
        return new RoomStore.Settings(name, "", Visibility.PUBLIC, null, 0, 0, false);
    }

    /** Adds a room of Ada's. */
    long room(String name) throws IOException {
        return rooms.add(settings(name), ada, time.get()).orElseThrow();
    }

    void join(long room, long account) throws IOException {
        rooms.putMember(room, account, Role.MEMBER, time.get());
    }

    Told<Stored> append(long conversation, long sender, @Nullable UUID clientId, String text) {
        return append(new NewMessage(conversation, sender, clientId, text, null, null, Set.of()));
    }

    Told<Stored> append(NewMessage message) {
        Told<Stored> told = new Told<>();
        messages.append(message, told);
        return told;
    }

    Stored say(long conversation, long sender, String text) {
        return append(conversation, sender, UUID.randomUUID(), text).get();
    }

    /** Says so many things; returns the last number. */
    long sayMany(long conversation, long sender, int count) {
        return LongStream.range(0, count).mapToObj(i -> append(conversation, sender, null, "message " + i)).toList()
                .stream().mapToLong(told -> told.get().seq()).max().orElseThrow();
    }

    Told<MessageInfo> edit(long conversation, long seq, long editor, String text, Long... mentions) {
        Told<MessageInfo> told = new Told<>();
        messages.edit(conversation, seq, editor, text, List.of(mentions), told);
        return told;
    }

    Told<MessageInfo> delete(long conversation, long seq, @Nullable Long mayDelete) {
        Told<MessageInfo> told = new Told<>();
        messages.delete(conversation, seq, mayDelete, told);
        return told;
    }

    Told<MessageInfo> react(long conversation, long seq, long account, String emoji, boolean on) {
        Told<MessageInfo> told = new Told<>();
        messages.react(conversation, seq, account, emoji, on, told);
        return told;
    }

    MessageInfo message(long conversation, long seq) throws IOException {
        return page(conversation, null, seq - 1, null, 1).messages().getFirst();
    }

    Reply.Missed missed(long conversation, long seq, long change, int limit) throws IOException {
        return messages.missed(new MessageRequest.Position(conversation, seq, change), limit);
    }

    Reply.Page page(long conversation, @Nullable Long before, @Nullable Long after, @Nullable Long around, int limit)
            throws IOException {
        return messages.page(new MessageRequest.History(conversation, before, after, around, 0), limit);
    }

    Reply.Hits search(long account, String query) throws IOException {
        return messages.search(account, new MessageRequest.Search(query, null, null, null, 0), null, 50);
    }

    /** The texts of what is found. */
    List<String> found(long account, String query) throws IOException {
        return search(account, query).hits().stream().map(hit -> String.valueOf(hit.message().text())).toList();
    }

    long number(String sql, Object... parameters) throws IOException {
        return database.<Long>read(statements -> Sql.number(statements, sql, parameters));
    }

    /** Checks the file, its references, and that exactly the messages that are not deleted are in the index. */
    void check() throws IOException {
        SearchIndex.catchUp(database);
        database.write(statements -> {
            Sql.update(statements, "INSERT INTO message_text (message_text) VALUES ('integrity-check')");
            List<Long> indexed = Sql.list(statements, "SELECT rowid FROM message_text ORDER BY rowid",
                    row -> row.getLong(1));
            if (!indexed.equals(Sql.list(statements, "SELECT id FROM message WHERE deleted_at IS NULL ORDER BY id",
                    row -> row.getLong(1)))) {
                throw new AssertionError("indexed: " + indexed);
            }
            List<String> problems = Sql.list(statements, "PRAGMA integrity_check", row -> row.getString(1));
            if (!problems.equals(List.of("ok"))) {
                throw new AssertionError(problems);
            }
            if (!Sql.list(statements, "PRAGMA foreign_key_check", row -> row.getString(1)).isEmpty()) {
                throw new AssertionError("a reference leads nowhere");
            }
            return true;
        });
    }

    @Override
    public void close() throws IOException {
        database.close();
    }
}
