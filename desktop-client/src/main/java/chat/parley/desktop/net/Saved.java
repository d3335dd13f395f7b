package chat.parley.desktop.net;

import chat.parley.common.client.UnsentMessage;
import chat.parley.common.protocol.v2.ConversationInfo;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.desktop.store.Draft;
import chat.parley.desktop.store.FailedMessage;
import chat.parley.desktop.store.SetAside;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was kept of an account from the last time.
 *
 * @param conversations its conversations as they stood then
 * @param drafts what was written and not sent
 * @param unsent what was sent and is not acknowledged, in order
 * @param failed what the server has refused for good, in order
 * @param friends friends and open questions
 * @param blocked who is blocked
 * @param lastOpen the conversation that was open last; {@code null} for the lobby
 * @param setAside what became of a broken copy; {@code null} when none was broken
 */
public record Saved(List<ConversationInfo> conversations, List<Draft> drafts, List<UnsentMessage> unsent,
        List<FailedMessage> failed, Reply.FriendList friends, List<String> blocked, @Nullable Long lastOpen,
        @Nullable SetAside setAside) {

    /** Copies. */
    public Saved {
        conversations = List.copyOf(conversations);
        drafts = List.copyOf(drafts);
        unsent = List.copyOf(unsent);
        failed = List.copyOf(failed);
        blocked = List.copyOf(blocked);
    }
}
