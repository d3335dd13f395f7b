package chat.parley.server.message;

import chat.parley.common.Limits;
import chat.parley.common.protocol.Names;
import chat.parley.common.protocol.v2.Event;
import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.common.protocol.v2.MessageRequest;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.server.account.Account;
import chat.parley.server.account.AccountStore;
import chat.parley.server.presence.Online;
import chat.parley.server.presence.Participant;
import chat.parley.server.wire.Frames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads what was said: pages, what was missed, what is found; messages of people whom the reader has blocked are marked. Safe for
 * use by many threads at once; waits for the storage.
 */
public final class Reading {

    private static final int DEFAULT_SYNC_MESSAGES = 500;

    private final MessageStore store;
    private final AccountStore accounts;
    private final Conversations conversations;
    private final Online online;
    private final Frames frames;

    /**
     * Makes one.
     *
     * @param store where messages are kept
     * @param accounts where accounts are kept
     * @param conversations finds conversations
     * @param online who is signed in
     * @param frames writes events
     */
    public Reading(MessageStore store, AccountStore accounts, Conversations conversations, Online online,
            Frames frames) {
        this.store = store;
        this.accounts = accounts;
        this.conversations = conversations;
        this.online = online;
        this.frames = frames;
    }

    /** A page of a conversation that the reader is in. */
    Reply.Page page(MessageRequest.History place, int limit, Participant reader) throws IOException {
        Reply.Page page = store.page(place, limit);
        return new Reply.Page(asSeenBy(reader, page.messages()), page.older(), page.newer());
    }

    /** What was missed, as far as the limit reaches; what there was no room for any more is said to be more. */
    Reply.Synced sync(MessageRequest.Sync sync, Participant reader) throws IOException {
        int left = sync.limit() == 0 ? DEFAULT_SYNC_MESSAGES : sync.limit();
        long textLeft = Limits.MAX_PAGE_TEXT_BYTES;
        List<Reply.Missed> missed = new ArrayList<>();
        List<Long> gone = new ArrayList<>();
        boolean more = false;
        for (MessageRequest.Position known : sync.conversations()) {
            if (conversations.roleOf(reader.account().id(), known.conversation()).isEmpty()) {
                gone.add(known.conversation());
            } else if (left <= 0 || textLeft <= 0) {
                more = true;
            } else {
                Reply.Missed part = store.missed(known, left);
                long text = textOf(part.messages()) + textOf(part.changed());
                if (text > textLeft && !missed.isEmpty()) {
                    textLeft = 0; // it fits into the next answer
                    more = true;
                    continue;
                }
                left -= part.messages().size() + part.changed().size();
                textLeft -= text;
                more |= part.more();
                if (part.seq() != known.seq() || part.change() != known.change()) { // less, if the client knew too much
                    missed.add(new Reply.Missed(part.conversation(), asSeenBy(reader, part.messages()),
                            asSeenBy(reader, part.changed()), part.seq(), part.change(), part.more()));
                }
            }
        }
        return new Reply.Synced(missed, gone, more);
    }

    private static long textOf(List<MessageInfo> messages) {
        return messages.stream().map(MessageInfo::text).filter(Objects::nonNull)
                .mapToLong(text -> text.getBytes(StandardCharsets.UTF_8).length).sum();
    }

    /** Moves the reader's cursor and tells the account's other sessions. */
    Reply.ReadState read(MessageRequest.Read read, Participant reader) throws IOException {
        Reply.ReadState state = store.read(reader.account().id(), read.conversation(), read.seq());
        online.tell(reader.account().id(), reader, read.conversation(), () -> frames.of(new Event.ReadOn(state)));
        return state;
    }

    /** Searches, only over what the reader may read. */
    Reply.Hits search(MessageRequest.Search search, int limit, @Nullable Long from, Participant reader)
            throws IOException {
        Reply.Hits hits = store.search(reader.account().id(), search, from, limit);
        List<MessageInfo> messages = asSeenBy(reader, hits.hits().stream().map(Reply.Hit::message).toList());
        List<Reply.Hit> seen = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            seen.add(new Reply.Hit(messages.get(i), hits.hits().get(i).highlights()));
        }
        return new Reply.Hits(seen, hits.more());
    }

    /** Marks messages of people whom the reader has blocked. */
    private List<MessageInfo> asSeenBy(Participant reader, List<MessageInfo> messages) throws IOException {
        if (!reader.blocks().any()) {
            return messages;
        }
        Map<String, Boolean> hidden = new HashMap<>();
        List<MessageInfo> seen = new ArrayList<>();
        for (MessageInfo message : messages) {
            Boolean hide = hidden.get(message.from());
            if (hide == null) {
                hide = accounts.find(Names.key(message.from())).map(Account::id).filter(reader.blocks()::hides)
                        .isPresent();
                hidden.put(message.from(), hide);
            }
            seen.add(hide ? message.asHidden() : message);
        }
        return seen;
    }

    /** Marks a message when the reader has blocked who said it. */
    static MessageInfo asSeenBy(Participant reader, long author, MessageInfo message) {
        return reader.blocks().hides(author) ? message.asHidden() : message;
    }
}
