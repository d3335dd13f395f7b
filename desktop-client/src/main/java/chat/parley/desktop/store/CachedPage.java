package chat.parley.desktop.store;

import chat.parley.common.protocol.v2.MessageInfo;
import java.util.List;

/**
 * A page of what the cache has of a conversation. Immutable.
 *
 * @param messages in the order of {@code seq}, without a gap, neither among them nor towards the place that was asked for; empty
 *        when the cache has nothing there
 * @param older whether the cache has older ones than these or, when there are none, than the place
 * @param newer whether the cache has newer ones than these or, when there are none, than the place
 * @param fromFirst whether what the cache has begins with the conversation's first message: otherwise the server may have older
 *        ones than the cache
 */
public record CachedPage(List<MessageInfo> messages, boolean older, boolean newer, boolean fromFirst) {

    /** Copies. */
    public CachedPage {
        messages = List.copyOf(messages);
    }
}
