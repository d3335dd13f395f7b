package chat.parley.desktop.people;

import chat.parley.common.protocol.Names;
import chat.parley.common.protocol.v2.PersonInfo;
import chat.parley.common.protocol.v2.PresenceState;
import chat.parley.desktop.model.Account;
import chat.parley.desktop.model.Conversation;
import chat.parley.desktop.ui.RowChanges;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Which people are listed: those whom the server has found, and those of whom the account knows, as they are at the moment.
 * JavaFX's thread only.
 */
final class PeopleModel {

    /** Which people. */
    enum Which {
        /** Everybody. */
        ALL,
        /** Friends, and whose questions are open. */
        FRIENDS,
        /** Who is blocked. */
        BLOCKED
    }

    /** Why nobody is listed, in case nobody is. */
    enum Nothing {
        /** There is no connection. */
        OFFLINE,
        /** The server has not answered yet for what is typed. */
        LOOKING,
        /** Nobody is called so. */
        ALL,
        /** No friend is. */
        FRIENDS,
        /** Nobody who is blocked is. */
        BLOCKED
    }

    private final Account account;
    private final Executor later;
    // Kept here: the account's views of its lists are weak ones.
    private final ObservableMap<String, PersonInfo> known;
    private final ObservableList<String> friends;
    private final ObservableList<String> incoming;
    private final ObservableList<String> outgoing;
    private final ObservableList<String> blocked;
    private final ObservableList<Conversation> conversations;
    private final Map<Conversation, Subscription> direct = new HashMap<>();
    private final ObservableList<PersonRow> rows = FXCollections.observableArrayList();
    private final StringProperty query = new SimpleStringProperty("");
    private final ObjectProperty<Which> which = new SimpleObjectProperty<>(Which.ALL);
    private final ReadOnlyObjectWrapper<Nothing> nothing = new ReadOnlyObjectWrapper<>(Nothing.LOOKING);
    private List<PersonInfo> found = List.of();
    private @Nullable String answered; // for what was typed then; null for nothing yet
    private boolean updating;

    /**
     * Makes a model that shows nothing until it is {@linkplain #watch watching}.
     *
     * @param account whose people
     * @param later does something soon, on this thread, so that many changes cause one update
     */
    PeopleModel(Account account, Executor later) {
        this.account = account;
        this.later = later;
        known = account.people().known();
        friends = account.people().friends();
        incoming = account.people().incoming();
        outgoing = account.people().outgoing();
        blocked = account.people().blocked();
        conversations = account.conversations();
        query.subscribe(_ -> changed());
        which.subscribe(_ -> changed());
    }

    /** The people to show; changes in place where it can. */
    ObservableList<PersonRow> rows() {
        return rows;
    }

    /** How the names begin. */
    StringProperty query() {
        return query;
    }

    ObjectProperty<Which> which() {
        return which;
    }

    /** Why nobody is listed, in case nobody is. */
    ReadOnlyObjectProperty<Nothing> nothing() {
        return nothing.getReadOnlyProperty();
    }

    /** What is looked for: as typed, without blanks around it. */
    String wanted() {
        return query.get().strip();
    }

    /** Who asks to be a friend. */
    ObservableList<String> incoming() {
        return incoming;
    }

    /** Follows what the account knows of people. */
    Subscription watch() {
        InvalidationListener listener = _ -> changed();
        known.addListener(listener);
        List<ObservableList<String>> lists = List.of(friends, incoming, outgoing, blocked);
        lists.forEach(list -> list.addListener(listener));
        Subscription online = account.onlineProperty().subscribe(now -> {
            if (!now) {
                found = List.of(); // what was found has been known a while ago only
                answered = null;
            }
            changed();
        });
        InvalidationListener talks = _ -> followTalks();
        conversations.addListener(talks);
        followTalks();
        Subscription arriving = account.arrivingProperty().subscribe((_, _) -> changed());
        return () -> {
            online.unsubscribe();
            arriving.unsubscribe();
            conversations.removeListener(talks);
            direct.values().forEach(Subscription::unsubscribe);
            direct.clear();
            known.removeListener(listener);
            lists.forEach(list -> list.removeListener(listener));
        };
    }

    /** Who has written is to be seen also by who is not in the conversation. */
    private void followTalks() {
        direct.entrySet().removeIf(entry -> {
            boolean gone = !conversations.contains(entry.getKey());
            if (gone) {
                entry.getValue().unsubscribe();
            }
            return gone;
        });
        conversations.stream().filter(Conversation::isDirect)
                .forEach(c -> direct.computeIfAbsent(c, talk -> talk.unreadProperty().subscribe(_ -> changed())));
        changed();
    }

    /**
     * The server has found people; an answer to what is not wanted any more is nobody's.
     *
     * @param asked what was {@linkplain #wanted wanted} when it was asked
     * @param people whom it has found
     */
    void found(String asked, List<PersonInfo> people) {
        if (asked.equals(wanted())) {
            answered = asked;
            found = List.copyOf(people);
            changed();
        }
    }

    private void changed() {
        if (!updating) {
            updating = true;
            later.execute(() -> {
                updating = false;
                nothing.set(whyNobody());
                RowChanges.show(rows, sections(), (one, other) -> one.name().equals(other.name()));
            });
        }
    }

    private Nothing whyNobody() {
        if (account.arrivingProperty().get()) {
            return Nothing.LOOKING;
        }
        if (!account.isOnline()) {
            return Nothing.OFFLINE;
        }
        return switch (which.get()) {
            case ALL -> wanted().equals(answered) ? Nothing.ALL : Nothing.LOOKING;
            case FRIENDS -> Nothing.FRIENDS;
            case BLOCKED -> Nothing.BLOCKED;
        };
    }

    private List<PersonRow> sections() {
        String prefix = Names.key(wanted());
        Map<String, PersonInfo> people = new HashMap<>();
        found.forEach(person -> people.put(Names.key(person.user()), person));
        List.of(friends, incoming, outgoing, blocked).forEach(list -> list
                .forEach(name -> people.putIfAbsent(Names.key(name), new PersonInfo(name, null, null))));
        Map<String, Integer> unread = new HashMap<>();
        direct.keySet().forEach(talk -> {
            people.putIfAbsent(Names.key(talk.title()), new PersonInfo(talk.title(), null, null));
            unread.put(Names.key(talk.title()), talk.unreadProperty().get());
        });
        people.putAll(known);
        List<PersonRow> all = people.entrySet().stream().filter(entry -> entry.getKey().startsWith(prefix))
                .map(entry -> row(entry.getValue(), unread.getOrDefault(entry.getKey(), 0))).filter(this::isWanted)
                .sorted(Comparator.comparing(PersonRow::section)
                        .thenComparing(row -> row.relation() != Relation.SELF)
                        .thenComparing(row -> row.relation() != Relation.FRIEND)
                        .thenComparing(row -> Names.key(row.name())))
                .toList();
        List<PersonRow> sections = new ArrayList<>(all.size());
        PersonRow.Section last = null;
        for (PersonRow row : all) {
            sections.add(row.section() == last ? row : row.asFirst());
            last = row.section();
        }
        return sections;
    }

    private PersonRow row(PersonInfo person, int unread) {
        Relation relation = Relation.of(account, person.user());
        return new PersonRow(person.user(), section(relation, person.presence(), unread > 0), false, relation,
                person.presence(), person.lastSeen(), unread);
    }

    private PersonRow.Section section(Relation relation, @Nullable PresenceState presence, boolean unread) {
        if (relation == Relation.INCOMING) {
            return PersonRow.Section.INCOMING;
        }
        if (unread && relation != Relation.BLOCKED) {
            return PersonRow.Section.UNREAD;
        }
        if (relation == Relation.BLOCKED) {
            return PersonRow.Section.BLOCKED;
        }
        if (relation == Relation.OUTGOING && which.get() == Which.FRIENDS) {
            return PersonRow.Section.OUTGOING;
        }
        return switch (presence) {
            case ONLINE -> PersonRow.Section.ONLINE;
            case AWAY -> PersonRow.Section.AWAY;
            case OFFLINE -> PersonRow.Section.OFFLINE;
            case null -> switch (relation) {
                case FRIEND -> PersonRow.Section.FRIENDS;
                case OUTGOING -> PersonRow.Section.OUTGOING;
                default -> PersonRow.Section.OTHERS;
            };
        };
    }

    private boolean isWanted(PersonRow row) {
        return switch (which.get()) {
            case ALL -> true;
            case FRIENDS -> row.relation() == Relation.FRIEND || row.relation() == Relation.INCOMING
                    || row.relation() == Relation.OUTGOING;
            case BLOCKED -> row.relation() == Relation.BLOCKED;
        };
    }
}
