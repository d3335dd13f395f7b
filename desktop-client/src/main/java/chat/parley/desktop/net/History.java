package chat.parley.desktop.net;

import chat.parley.common.protocol.v2.MessageInfo;
import java.util.List;

/**
 * A part of a conversation.
 *
 * @param messages in the order of {@code seq}, without a gap
 * @param older whether there are older ones
 * @param newer whether there are newer ones
 */
public record History(List<MessageInfo> messages, boolean older, boolean newer) {

    /** Copies. */
    public History {
        messages = List.copyOf(messages);
    }
}
