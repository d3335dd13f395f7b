package chat.parley.desktop.lobby;

import chat.parley.common.protocol.v2.Event;
import chat.parley.common.protocol.v2.RemovalReason;
import chat.parley.common.protocol.v2.RoomInfo;
import chat.parley.desktop.model.Account;
import chat.parley.desktop.model.Conversation;
import chat.parley.desktop.ui.Phrase;
import chat.parley.desktop.ui.Problems;
import chat.parley.desktop.ui.RowChanges;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Which rooms the lobby shows: the account's own, which are always known and up to date, and those that the server's directory
 * lists. JavaFX's thread only.
 */
final class LobbyModel {

    /** In which order. */
    enum Sort {
        /** By name. */
        NAME,
        /** Those with most members first. */
        MEMBERS,
        /** Those with mentions first, then those with most unread messages. */
        UNREAD
    }

    /** Which rooms. */
    enum Which {
        /** All. */
        ALL,
        /** Those that the account is a member of. */
        JOINED,
        /** Those that it is not. */
        OTHERS
    }

    /** What there is to show instead of rooms. */
    enum Nothing {
        /** There are rooms. */
        NOT,
        /** The first answer has not come yet. */
        LOADING,
        /** There is no connection, and the account is in no room that fits. */
        OFFLINE,
        /** No room fits. */
        NO_MATCH,
        /** There is no room at all. */
        NO_ROOMS
    }

    private final Account account;
    private final Executor later;
    private final Directory directory;
    private final ObservableList<Conversation> conversations; // kept here: the account's view of its list is a weak one
    private final Map<Conversation, Subscription> watched = new HashMap<>();
    private final Map<Long, RoomInfo> invitations = new HashMap<>();
    private final ObservableList<RoomRow> rows = FXCollections.observableArrayList();
    private final StringProperty query = new SimpleStringProperty("");
    private final ObjectProperty<Sort> sort = new SimpleObjectProperty<>(Sort.NAME);
    private final ObjectProperty<Which> which = new SimpleObjectProperty<>(Which.ALL);
    private final ReadOnlyObjectWrapper<Nothing> nothing = new ReadOnlyObjectWrapper<>(Nothing.LOADING);
    private final ReadOnlyObjectWrapper<@Nullable Phrase> note = new ReadOnlyObjectWrapper<>();
    private boolean updating;

    /**
     * Makes a model that shows nothing until it is {@linkplain #watch watching}.
     *
     * @param account whose rooms
     * @param asker the way to the server's directory
     * @param later does something soon, on this thread, so that many changes cause one update
     */
    LobbyModel(Account account, Directory.Asker asker, Executor later) {
        this.account = account;
        this.later = later;
        conversations = account.conversations();
        directory = new Directory(asker, this::changed);
        query.subscribe(_ -> changed());
        which.subscribe(_ -> changed());
        sort.subscribe(_ -> changed());
    }

    /** The rooms to show; changes in place where it can. */
    ObservableList<RoomRow> rows() {
        return rows;
    }

    StringProperty query() {
        return query;
    }

    ObjectProperty<Sort> sort() {
        return sort;
    }

    ObjectProperty<Which> which() {
        return which;
    }

    /** Why there are no rooms to show. */
    ReadOnlyObjectProperty<Nothing> nothing() {
        return nothing.getReadOnlyProperty();
    }

    /** Why these are not all rooms; {@code null} when there is nothing to say. */
    ReadOnlyObjectProperty<@Nullable Phrase> note() {
        return note.getReadOnlyProperty();
    }

    Directory directory() {
        return directory;
    }

    /** Follows the account's conversations and connection. */
    Subscription watch() {
        ListChangeListener<Conversation> listener = _ -> follow();
        conversations.addListener(listener);
        follow();
        Subscription online = account.onlineProperty().subscribe(now -> {
            if (now) {
                directory.refresh();
                changed();
            } else {
                directory.forget();
            }
        });
        Subscription arriving = account.arrivingProperty().subscribe((_, _) -> changed());
        return () -> {
            online.unsubscribe();
            arriving.unsubscribe();
            conversations.removeListener(listener);
            watched.values().forEach(Subscription::unsubscribe);
            watched.clear();
        };
    }

    private void follow() {
        watched.entrySet().removeIf(entry -> {
            boolean gone = !conversations.contains(entry.getKey());
            if (gone) {
                entry.getValue().unsubscribe();
            }
            return gone;
        });
        for (Conversation conversation : conversations) {
            if (!conversation.isDirect()) {
                invitations.remove(conversation.id());
                watched.computeIfAbsent(conversation,
                        c -> c.infoProperty().subscribe(_ -> changed())
                                .and(c.unreadProperty().subscribe(_ -> changed()))
                                .and(c.mentionsProperty().subscribe(_ -> changed())));
            }
        }
        changed();
    }

    /** Takes what was pushed and is no conversation's. */
    void handle(Event event) {
        switch (event) {
            case Event.Invited(var room, var _) -> {
                if (account.conversation(room.room()).isEmpty()) {
                    invitations.put(room.room(), room);
                    changed();
                }
            }
            case Event.Removed(long room, var reason, var _) -> {
                if (reason == RemovalReason.DELETED) {
                    directory.remove(room);
                }
            }
            default -> {
                // the account's model has taken it
            }
        }
    }

    Optional<RoomRow> find(long room) {
        return rows.stream().filter(row -> row.id() == room).findAny();
    }

    private void changed() {
        if (!updating) {
            updating = true;
            later.execute(() -> {
                updating = false;
                update();
            });
        }
    }

    private void update() {
        if (sort.get() == Sort.MEMBERS) {
            directory.all();
        }
        List<RoomRow> next = new RoomRows(query.get(), which.get(), sort.get()).of(conversations, invitations.values(),
                directory);
        RowChanges.show(rows, next, (one, other) -> one.id() == other.id());
        nothing.set(next.isEmpty() ? why() : Nothing.NOT);
        note.set(noteNow());
    }

    private Nothing why() {
        if (account.arrivingProperty().get()) {
            return Nothing.LOADING;
        }
        if (!account.isOnline()) {
            return Nothing.OFFLINE;
        }
        if (!directory.isFetched() && which.get() != Which.JOINED) {
            return Nothing.LOADING;
        }
        return query.get().isBlank() && which.get() == Which.ALL ? Nothing.NO_ROOMS : Nothing.NO_MATCH;
    }

    private @Nullable Phrase noteNow() {
        if (which.get() == Which.JOINED || account.arrivingProperty().get()) {
            return null;
        }
        if (!account.isOnline()) {
            return rows.isEmpty() ? null : Phrase.of("lobby.note.offline"); // where rooms would be stands why there are none
        }
        return directory.failure() == null ? null : Problems.of(directory.failure());
    }
}
