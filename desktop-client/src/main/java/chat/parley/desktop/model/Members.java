package chat.parley.desktop.model;

import chat.parley.common.Limits;
import chat.parley.common.protocol.Names;
import chat.parley.common.protocol.v2.MemberInfo;
import chat.parley.common.protocol.v2.PersonInfo;
import chat.parley.common.protocol.v2.RoomInfo;
import chat.parley.common.protocol.v2.RoomRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The members of a room: fetched when they are to be shown, and from then on kept up to date by events. JavaFX's thread only.
 */
public final class Members {

    /** Owners first, then moderators, then the others; in each, by name. */
    private static final Comparator<MemberInfo> ORDER = Comparator.comparing(MemberInfo::role).reversed()
            .thenComparing(member -> Names.key(member.user()));

    private final Account account;
    private final Conversation conversation;
    private final ObservableList<MemberInfo> list = FXCollections.observableArrayList();
    private final ObservableList<MemberInfo> shownList = FXCollections.unmodifiableObservableList(list);
    private boolean wanted;

    Members(Account account, Conversation conversation) {
        this.account = account;
        this.conversation = conversation;
    }

    /**
     * The members: owners, moderators, others; in each, by name.
     *
     * @return a list that changes; read only; empty until it was asked for
     */
    public ObservableList<MemberInfo> list() {
        return shownList;
    }

    /**
     * Finds a member.
     *
     * @param name the name, in any case
     * @return the member, if there is one and the list was fetched
     */
    public Optional<MemberInfo> find(String name) {
        String key = Names.key(name);
        return list.stream().filter(member -> Names.key(member.user()).equals(key)).findAny();
    }

    /** Fetches the list anew, if there is a connection; to be called when it is shown, and after coming back. */
    public void refresh() {
        wanted = true;
        if (!conversation.isDirect() && account.isOnline()) {
            fetch(null, new ArrayList<>());
        }
    }

    private void fetch(@Nullable String after, List<MemberInfo> sofar) {
        account.ask(new RoomRequest.Members(conversation.id(), after, Limits.MAX_PAGE), page -> {
            sofar.addAll(page.members());
            if (page.next() == null) {
                show(sofar);
                account.people().changed(sofar.stream()
                        .map(member -> new PersonInfo(member.user(), member.presence(), member.lastSeen())).toList());
            } else {
                fetch(page.next(), sofar);
            }
        }, _ -> {});
    }

    private void show(List<MemberInfo> members) {
        List<MemberInfo> sorted = members.stream().sorted(ORDER).toList();
        if (!list.equals(sorted)) {
            list.setAll(sorted);
        }
    }

    void changed(MemberInfo member) {
        if (wanted) {
            List<MemberInfo> next = without(member.user());
            next.add(member);
            show(next);
        } else {
            count();
        }
    }

    void gone(String user) {
        if (wanted) {
            show(without(user));
        } else {
            count();
        }
    }

    /** Somebody came or went, and only the list tells how many they are now: it is fetched, unless it is long. */
    private void count() {
        RoomInfo room = conversation.room();
        if (room != null && room.members() < Limits.MAX_PAGE) {
            refresh();
        }
    }

    void presenceChanged(PersonInfo person) {
        find(person.user()).ifPresent(member -> {
            if (person.presence() != null && person.presence() != member.presence()) {
                changed(new MemberInfo(member.user(), member.role(), person.presence(), person.lastSeen(),
                        member.mutedUntil()));
            }
        });
    }

    private List<MemberInfo> without(String user) {
        String key = Names.key(user);
        return new ArrayList<>(list.stream().filter(member -> !Names.key(member.user()).equals(key)).toList());
    }
}
