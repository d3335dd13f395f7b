package chat.parley.desktop.model;

import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.desktop.store.Place;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a conversation that are answered in a time line without being in it. Each is asked for once, when it is wanted
 * first. JavaFX's thread only.
 */
final class Quotes {

    private final Account account;
    private final Conversation conversation;
    private final LongConsumer came;
    private final Map<Long, MessageInfo> known = new HashMap<>();
    private final Set<Long> asked = new HashSet<>();

    /**
     * Makes one that knows nothing.
     *
     * @param account the way to the messages
     * @param conversation whose messages they are
     * @param came told the number of a message that was asked for and has come
     */
    Quotes(Account account, Conversation conversation, LongConsumer came) {
        this.account = account;
        this.conversation = conversation;
        this.came = came;
    }

    /**
     * Gives a message, or asks for it.
     *
     * @param seq its number
     * @return it; {@code null} when it has not come yet, or is not to be had
     */
    @Nullable
    MessageInfo find(long seq) {
        MessageInfo there = known.get(seq);
        if (there == null && asked.add(seq)) {
            account.link().history(conversation.id(), new Place.Around(seq), 1, page -> {
                page.messages().stream().filter(m -> m.seq() == seq).forEach(m -> known.put(seq, m));
                came.accept(seq);
            }, _ -> asked.remove(seq));
        }
        return there;
    }

    /** A message is another one now. */
    void changed(MessageInfo message) {
        known.computeIfPresent(message.seq(), (_, _) -> message);
    }
}
