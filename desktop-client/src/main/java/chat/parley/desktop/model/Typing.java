package chat.parley.desktop.model;

import chat.parley.common.protocol.Names;
import chat.parley.common.protocol.v2.MessageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Who types in a conversation: others, for a while after they said so, and oneself. JavaFX's thread only. */
public final class Typing {

    /** How long somebody is typing after they said so. */
    private static final Duration WHILE = Duration.ofSeconds(6);

    private final Account account;
    private final long conversation;
    private final ObservableList<String> others = FXCollections.observableArrayList();
    private final ObservableList<String> shownOthers = FXCollections.unmodifiableObservableList(others);
    private final Map<String, Instant> until = new LinkedHashMap<>();

    Typing(Account account, long conversation) {
        this.account = account;
        this.conversation = conversation;
    }

    /**
     * Who else is typing.
     *
     * @return a list that changes; read only
     */
    public ObservableList<String> others() {
        return shownOthers;
    }

    /** Says that the account is typing; at most once a few seconds is enough. */
    public void say() {
        if (account.isOnline()) {
            account.ask(new MessageRequest.Typing(conversation), _ -> {}, _ -> {});
        }
    }

    /**
     * Forgets who has not typed for a while; to be called every second or so while it is shown.
     *
     * @param now the present
     */
    public void expire(Instant now) {
        if (until.values().removeIf(end -> !end.isAfter(now))) {
            others.setAll(until.keySet());
        }
    }

    void types(String user, Instant now) {
        if (!account.isMe(user)) {
            until.put(user, now.plus(WHILE));
            if (!others.contains(user)) {
                others.add(user);
            }
        }
    }

    void stops(String user) {
        if (until.keySet().removeIf(name -> Names.key(name).equals(Names.key(user)))) {
            others.setAll(until.keySet());
        }
    }
}
