package chat.parley.desktop.model;

import chat.parley.common.protocol.Names;
import chat.parley.common.protocol.v2.ConversationInfo;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * Which conversations an account is in: as a list to watch, and by id. Each stays the same object as long as the account is in
 * it. JavaFX's thread only.
 */
final class Conversations {

    private final Function<ConversationInfo, Conversation> made;
    private final Consumer<Conversation> appeared;
    private final ObservableList<Conversation> all = FXCollections.observableArrayList();
    private final ObservableList<Conversation> shown = FXCollections.unmodifiableObservableList(all);
    private final Map<Long, Conversation> byId = new HashMap<>();

    /**
     * Makes a list of none.
     *
     * @param made makes one
     * @param appeared told of one that was not known before
     */
    Conversations(Function<ConversationInfo, Conversation> made, Consumer<Conversation> appeared) {
        this.made = made;
        this.appeared = appeared;
    }

    /** The conversations, in no particular order: a list that changes; read only. */
    ObservableList<Conversation> shown() {
        return shown;
    }

    Optional<Conversation> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Finds the direct one with somebody, in any case. */
    Optional<Conversation> direct(String name) {
        return all.stream().filter(c -> c.isDirect() && Names.key(c.title()).equals(Names.key(name))).findAny();
    }

    /** One is so now. */
    void know(ConversationInfo info) {
        Conversation known = byId.get(info.conversation());
        if (known == null) {
            Conversation fresh = made.apply(info);
            byId.put(info.conversation(), fresh);
            all.add(fresh);
            appeared.accept(fresh);
        } else {
            known.setInfo(info);
        }
    }

    /** These are all that there are. */
    void listed(List<ConversationInfo> list) {
        Set<Long> there = new HashSet<>();
        list.forEach(info -> {
            know(info);
            there.add(info.conversation());
        });
        List.copyOf(byId.keySet()).stream().filter(id -> !there.contains(id)).forEach(id -> forget(id, true));
    }

    /** The account is not in one any more; {@code unseen} says whether that happened while there was no connection. */
    void forget(long id, boolean unseen) {
        Conversation gone = byId.remove(id);
        if (gone != null) {
            all.remove(gone);
            gone.setGone(unseen);
        }
    }
}
