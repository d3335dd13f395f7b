package chat.parley.desktop.room.members;

import chat.parley.common.protocol.v2.FriendState;
import chat.parley.common.protocol.v2.MemberInfo;
import chat.parley.common.protocol.v2.PresenceState;
import chat.parley.common.protocol.v2.Role;
import chat.parley.desktop.model.Account;
import chat.parley.desktop.model.Conversation;
import chat.parley.desktop.model.People;
import chat.parley.desktop.ui.RowChanges;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * What the list of members shows: the members of one room in groups. Follows the room and the account's people only while
 * somebody listens. JavaFX's thread only.
 */
final class MembersModel {

    /** With so many members, or fewer, nobody needs a filter. */
    static final int FEW = 20;

    private final Account account;
    private final Clock clock;
    private final Executor later;
    private final ObservableList<MemberRow> rows = FXCollections.observableArrayList();
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper filterUseful = new ReadOnlyBooleanWrapper();
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();

    private @Nullable Conversation room;
    private List<MemberInfo> members = List.of();
    private long nextUnmute = Long.MAX_VALUE;
    private boolean dirty;

    /**
     * Makes a model that shows nothing yet.
     *
     * @param account who is signed in
     * @param clock tells who is still muted
     * @param later runs something on JavaFX's thread once what happens now is done: many changes at once are shown once
     */
    MembersModel(Account account, Clock clock, Executor later) {
        this.account = account;
        this.clock = clock;
        this.later = later;
        filter.subscribe(_ -> rebuild());
    }

    /**
     * The rows.
     *
     * @return a list that changes; not to be changed by others
     */
    ObservableList<MemberRow> rows() {
        return rows;
    }

    /**
     * What a name has to contain to be shown.
     *
     * @return a property that anybody may set; empty for all
     */
    StringProperty filterProperty() {
        return filter;
    }

    /**
     * Tells whether there are so many members that a filter helps.
     *
     * @return a property that follows them
     */
    ReadOnlyBooleanProperty filterUsefulProperty() {
        return filterUseful.getReadOnlyProperty();
    }

    /**
     * How many members there are.
     *
     * @return a property that follows them
     */
    ReadOnlyIntegerProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    /**
     * Shows the members of a room, asks for them, and follows them from now on.
     *
     * @param next which room
     * @return ends it
     */
    Subscription follow(Conversation next) {
        if (!next.equals(room)) {
            room = next;
            filter.set("");
        }
        People people = account.people();
        Subscription following = Subscription.combine(next.members().list().subscribe(this::changed),
                people.friends().subscribe(this::changed), people.blocked().subscribe(this::changed),
                account.onlineProperty().subscribe(online -> {
                    if (online) {
                        next.members().refresh();
                    }
                    changed(); // without a connection nobody knows who is there
                }));
        rebuild();
        return following;
    }

    /** Shows who is not muted any more; to be called every now and then while the list is shown. */
    void tick() {
        if (clock.millis() >= nextUnmute) {
            rebuild();
        }
    }

    /**
     * Tells what can be done with a member.
     *
     * @param member who
     * @return what to offer, in the order of a menu; nothing without a room
     */
    Set<MemberAction> actions(MemberInfo member) {
        Conversation now = room;
        return now == null
                ? EnumSet.noneOf(MemberAction.class)
                : MemberAction.offered(now.role(), member, relation(member.user()), Instant.now(clock));
    }

    private MemberAction.Relation relation(String user) {
        People people = account.people();
        FriendState friend = FriendState.NONE;
        if (People.contains(people.friends(), user)) {
            friend = FriendState.FRIEND;
        } else if (People.contains(people.incoming(), user)) {
            friend = FriendState.INCOMING;
        } else if (People.contains(people.outgoing(), user)) {
            friend = FriendState.OUTGOING;
        }
        return new MemberAction.Relation(account.isMe(user), friend, People.contains(people.blocked(), user));
    }

    private void changed() {
        if (!dirty) {
            dirty = true;
            later.execute(this::rebuild);
        }
    }

    private void rebuild() {
        dirty = false;
        Instant now = Instant.now(clock);
        members = room == null ? List.of() : room.members().list();
        nextUnmute = members.stream().filter(member -> MemberAction.isMuted(member, now))
                .mapToLong(member -> member.mutedUntil() == null ? Long.MAX_VALUE : member.mutedUntil()).min()
                .orElse(Long.MAX_VALUE);
        count.set(members.size());
        filterUseful.set(members.size() > FEW || !filter.get().isEmpty());
        String wanted = filter.get().strip().toLowerCase(Locale.ROOT);
        Map<MemberRow.Group, List<MemberRow>> groups = new EnumMap<>(MemberRow.Group.class);
        People people = account.people();
        for (MemberInfo member : members) {
            if (member.user().toLowerCase(Locale.ROOT).contains(wanted)) {
                PresenceState presence = account.isOnline() ? member.presence() : null;
                groups.computeIfAbsent(group(member.role(), presence), _ -> new ArrayList<>())
                        .add(new MemberRow.Person(member, presence, account.isMe(member.user()),
                                MemberAction.isMuted(member, now),
                                People.contains(people.friends(), member.user()),
                                People.contains(people.blocked(), member.user())));
            }
        }
        List<MemberRow> next = new ArrayList<>();
        groups.forEach((group, persons) -> {
            next.add(new MemberRow.Heading(group, persons.size()));
            next.addAll(persons);
        });
        RowChanges.show(rows, next, MemberRow::isSame);
    }

    private static MemberRow.Group group(Role role, @Nullable PresenceState presence) {
        return switch (role) {
            case OWNER -> MemberRow.Group.OWNERS;
            case MODERATOR -> MemberRow.Group.MODERATORS;
            case MEMBER -> switch (presence) {
                case ONLINE -> MemberRow.Group.ONLINE;
                case AWAY -> MemberRow.Group.AWAY;
                case OFFLINE -> MemberRow.Group.OFFLINE;
                case null -> MemberRow.Group.OTHERS;
            };
        };
    }
}
