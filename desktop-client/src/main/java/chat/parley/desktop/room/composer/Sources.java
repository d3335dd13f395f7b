package chat.parley.desktop.room.composer;

import chat.parley.desktop.text.EmojiCatalogue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who and what can be named besides the people of the conversation. Immutable.
 *
 * @param strangers other people of the server who were asked for
 * @param emoji all emoji; {@code null} while they are being loaded
 */
record Sources(List<String> strangers, @Nullable EmojiCatalogue emoji) {

    /** Nothing yet. */
    static final Sources NONE = new Sources(List.of(), null);

    /** Copies. */
    Sources {
        strangers = List.copyOf(strangers);
    }
}
