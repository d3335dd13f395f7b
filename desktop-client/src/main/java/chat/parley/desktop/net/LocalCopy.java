package chat.parley.desktop.net;

import chat.parley.common.protocol.v2.MessageRequest;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.desktop.store.Cache;
import chat.parley.desktop.store.CachedPage;
import chat.parley.desktop.store.Known;
import chat.parley.desktop.store.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the worker gets out of the cache, as the window wants it. Runs on the worker; stateless. */
final class LocalCopy {

    private static final Reply.FriendList NO_FRIENDS = new Reply.FriendList(List.of(), List.of(), List.of());

    private LocalCopy() {}

    static Saved saved(Cache cache) {
        return new Saved(cache.conversations().stream().map(Known::info).toList(), cache.drafts(),
                cache.unsent().all(), cache.unsent().failed(), cache.notes().friends().orElse(NO_FRIENDS),
                cache.notes().blocked(), cache.notes().lastOpen().filter(id -> id != ServerLink.LOBBY).orElse(null),
                cache.setAside().orElse(null));
    }

    /**
     * What the cache has at a place. That it has nothing there says something only when it has everything.
     *
     * @return {@code null} when the server has to be asked
     */
    static @Nullable History history(Cache cache, long conversation, Place place, int limit) {
        CachedPage page = cache.page(conversation, place, limit);
        if (page.messages().isEmpty() && !page.fromFirst()) {
            return null;
        }
        boolean older = page.older() || !page.fromFirst();
        return switch (place) {
            case Place.Newest _,Place.Before _,Place.After _ ->
                new History(page.messages(), older && !page.messages().isEmpty(), page.newer());
            case Place.Around(long seq) -> page.messages().stream().anyMatch(message -> message.seq() == seq)
                    ? new History(page.messages(), older, page.newer())
                    : null;
        };
    }

    static MessageRequest.History request(long conversation, Place place, int limit) {
        return switch (place) {
            case Place.Newest _ -> new MessageRequest.History(conversation, null, null, null, limit);
            case Place.Before(long seq) -> new MessageRequest.History(conversation, seq, null, null, limit);
            case Place.After(long seq) -> new MessageRequest.History(conversation, null, seq, null, limit);
            case Place.Around(long seq) -> new MessageRequest.History(conversation, null, null, seq, limit);
        };
    }
}
