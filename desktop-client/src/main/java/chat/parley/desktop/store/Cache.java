package chat.parley.desktop.store;

import chat.parley.common.protocol.v2.ConversationInfo;
import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.common.protocol.v2.MessageRequest;
import chat.parley.common.protocol.v2.Reply;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the client keeps of one account, so that it opens with what it had: conversations with their newest messages, drafts,
 * unsent and refused messages, people. One SQLite file, which one program at a time has open.
 *
 * <p>Of each conversation the cache has one run of messages without a gap, up to the newest that was told. When something
 * comes that does not adjoin it, it begins anew.
 *
 * <p>Safe for use by many threads at once, one call after the other; but what a listener is told has to come here in the same
 * order, so it is one thread's work. Never the window's: each call waits for the disk. Every method throws a
 * {@link CacheException} when the file cannot be used, and has changed nothing then.
 */
public final class Cache implements AutoCloseable {

    /** How many messages of a conversation are kept. */
    public static final int MESSAGES_KEPT = 20_000;

    private final CacheFile file;
    private final CacheJson json = new CacheJson();
    private final MessageRuns runs;
    private final UnsentMessages unsent;
    private final Notes notes;
    private final @Nullable SetAside setAside;

    private Cache(CacheFile file, int messagesKept) {
        this.file = file;
        runs = new MessageRuns(json, messagesKept);
        unsent = new UnsentMessages(file);
        notes = new Notes(file, json);
        Path broken = file.setAside();
        setAside = broken == null ? null : new SetAside(broken, Rescue.run(broken, file));
    }

    /**
     * Opens what is kept of an account, making it if need be. A broken file is {@linkplain #setAside set aside} and replaced.
     *
     * @param config the client's directory; its folder for accounts has the file
     * @param account whose
     * @return the open cache
     * @throws CacheException when it is from a newer program, in use, or cannot be read or written
     */
    public static Cache open(Path config, Account account) {
        return open(config, account, MESSAGES_KEPT);
    }

    /** As {@link #open(Path, Account)}, keeping so many messages of a conversation. */
    static Cache open(Path config, Account account, int messagesKept) {
        return new Cache(CacheFile.open(config.resolve("accounts"), account.fileName(), Schema.CACHE), messagesKept);
    }

    /**
     * Tells whether the file was broken.
     *
     * @return the one that this one replaces, when there was one
     */
    public Optional<SetAside> setAside() {
        return Optional.ofNullable(setAside);
    }

    /**
     * Gives what was not acknowledged or was refused.
     *
     * @return the messages, for the client and for whoever shows them; any thread but the window's
     */
    public UnsentMessages unsent() {
        return unsent;
    }

    /**
     * Gives what is kept besides messages.
     *
     * @return people, and where the person was
     */
    public Notes notes() {
        return notes;
    }

    /**
     * Gives all conversations.
     *
     * @return the oldest first
     */
    public List<Known> conversations() {
        return file.read(c -> Sql.query(c, "SELECT info, seq, change FROM conversation"
                + " LEFT JOIN position ON position.conversation = conversation.id ORDER BY id", row -> {
                    ConversationInfo info = json.read(row.getString(1), ConversationInfo.class);
                    Long seq = Sql.number(row, 2);
                    return new Known(info, seq == null
                            ? null
                            : new MessageRequest.Position(info.conversation(), seq, row.getLong(3)));
                }));
    }

    /**
     * Replaces all conversations; those that are not among the new ones are {@linkplain #forget forgotten}.
     *
     * @param conversations all that the account is in
     */
    public void saveConversations(List<ConversationInfo> conversations) {
        file.change(c -> {
            Set<Long> gone = new HashSet<>(Sql.query(c, "SELECT id FROM conversation UNION"
                    + " SELECT conversation FROM position UNION SELECT conversation FROM draft",
                    row -> row.getLong(1)));
            for (ConversationInfo info : conversations) {
                save(c, info);
                gone.remove(info.conversation());
            }
            for (long conversation : gone) {
                forget(c, conversation);
            }
        });
    }

    /**
     * Keeps one conversation, new or as it is now.
     *
     * @param conversation which
     */
    public void saveConversation(ConversationInfo conversation) {
        file.change(c -> save(c, conversation));
    }

    private void save(Connection connection, ConversationInfo info) throws SQLException {
        Sql.update(connection, "INSERT OR REPLACE INTO conversation (id, info) VALUES (?, ?)",
                info.conversation(), json.write(info));
    }

    /**
     * Forgets a conversation with its messages, its position and its draft. Unsent messages stay: the server judges them.
     *
     * @param conversation which
     */
    public void forget(long conversation) {
        file.change(c -> forget(c, conversation));
    }

    private static void forget(Connection connection, long conversation) throws SQLException {
        MessageRuns.forget(connection, conversation);
        Drafts.clear(connection, conversation);
        Sql.update(connection, "DELETE FROM conversation WHERE id = ?", conversation);
    }

    /**
     * Takes messages as a client's listener is told them: new, or, after a crash, told before. Those that leave a gap after what
     * is here replace it; those before it that do not adjoin it are ignored. The oldest are given up when there are too many.
     *
     * @param conversation whose
     * @param messages in the order of {@code seq}
     */
    public void append(long conversation, List<MessageInfo> messages) {
        file.change(c -> runs.append(c, conversation, messages));
    }

    /**
     * Takes a page of history if it ends right before the oldest message that is here, and there is room for it.
     *
     * @param conversation whose
     * @param page the page, as the server gave it
     * @return whether it was taken
     */
    public boolean joinOlder(long conversation, Reply.Page page) {
        return file.write(c -> runs.joinOlder(c, conversation, page));
    }

    /**
     * Takes a message as it is now, if an older form of it is here.
     *
     * @param message which
     * @return whether it was taken
     */
    public boolean change(MessageInfo message) {
        return file.write(c -> runs.change(c, message));
    }

    /**
     * Remembers how far the client is, once the messages up to there have been given to {@link #append}.
     *
     * @param position what to follow from another time
     */
    public void position(MessageRequest.Position position) {
        file.change(c -> runs.position(c, position));
    }

    /**
     * Forgets the messages of a conversation, which begins anew after a position.
     *
     * @param position the position, and the conversation
     */
    public void restart(MessageRequest.Position position) {
        file.change(c -> runs.restart(c, position));
    }

    /**
     * Reads messages.
     *
     * @param conversation whose
     * @param place which
     * @param limit how many at most; at least 1
     * @return the page, as far as it is here
     */
    public CachedPage page(long conversation, Place place, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("no page: " + limit);
        }
        return file.read(c -> runs.page(c, conversation, place, limit));
    }

    /**
     * Gives all drafts.
     *
     * @return at most one for a conversation
     */
    public List<Draft> drafts() {
        return file.read(Drafts::all);
    }

    /**
     * Keeps a draft instead of the conversation's former one.
     *
     * @param draft the draft; an empty one that answers nothing is as good as none
     */
    public void saveDraft(Draft draft) {
        if (draft.text().isEmpty() && draft.replyTo() == null) {
            clearDraft(draft.conversation());
        } else {
            file.change(c -> Drafts.save(c, draft));
        }
    }

    /**
     * Forgets a draft.
     *
     * @param conversation whose
     */
    public void clearDraft(long conversation) {
        file.change(c -> Drafts.clear(c, conversation));
    }

    /** Closes the file. Idempotent; what is called later throws. */
    @Override
    public void close() {
        file.close();
    }
}
