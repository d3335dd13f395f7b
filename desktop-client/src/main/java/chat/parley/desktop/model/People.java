package chat.parley.desktop.model;

import chat.parley.common.protocol.Names;
import chat.parley.common.protocol.v2.FriendState;
import chat.parley.common.protocol.v2.MemberInfo;
import chat.parley.common.protocol.v2.PeopleRequest;
import chat.parley.common.protocol.v2.PersonInfo;
import chat.parley.common.protocol.v2.PresenceState;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.common.protocol.v2.Request;
import chat.parley.desktop.net.AskFailure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;

/**
 * Who the account's friends are, who has asked to be one, who is blocked, and who is there. JavaFX's thread only.
 */
public final class People {

    private final Account account;
    private final ObservableMap<String, PersonInfo> known = FXCollections.observableHashMap(); // by the name's key
    private final ObservableMap<String, PersonInfo> shownKnown = FXCollections.unmodifiableObservableMap(known);
    private final ObservableList<String> friends = FXCollections.observableArrayList();
    private final ObservableList<String> shownFriends = FXCollections.unmodifiableObservableList(friends);
    private final ObservableList<String> incoming = FXCollections.observableArrayList();
    private final ObservableList<String> shownIncoming = FXCollections.unmodifiableObservableList(incoming);
    private final ObservableList<String> outgoing = FXCollections.observableArrayList();
    private final ObservableList<String> shownOutgoing = FXCollections.unmodifiableObservableList(outgoing);
    private final ObservableList<String> blocked = FXCollections.observableArrayList();
    private final ObservableList<String> shownBlocked = FXCollections.unmodifiableObservableList(blocked);
    private final ReadOnlyBooleanWrapper away = new ReadOnlyBooleanWrapper();

    People(Account account) {
        this.account = account;
    }

    /**
     * Everybody of whom something was heard, by {@link Names#key}; nobody while there is no connection.
     *
     * @return a map that changes; read only
     */
    public ObservableMap<String, PersonInfo> known() {
        return shownKnown;
    }

    /**
     * Tells whether somebody is there.
     *
     * @param name who
     * @return their presence, if it is known
     */
    public Optional<PresenceState> presence(String name) {
        return Optional.ofNullable(known.get(Names.key(name))).map(PersonInfo::presence);
    }

    /**
     * The friends' names, by name.
     *
     * @return a list that changes; read only
     */
    public ObservableList<String> friends() {
        return shownFriends;
    }

    /**
     * Who has asked to be a friend.
     *
     * @return a list that changes; read only
     */
    public ObservableList<String> incoming() {
        return shownIncoming;
    }

    /**
     * Who was asked to be a friend and has not answered.
     *
     * @return a list that changes; read only
     */
    public ObservableList<String> outgoing() {
        return shownOutgoing;
    }

    /**
     * Who is blocked.
     *
     * @return a list that changes; read only
     */
    public ObservableList<String> blocked() {
        return shownBlocked;
    }

    /**
     * Tells whether a name is in one of the lists.
     *
     * @param list one of the lists of this object
     * @param name a name, in any case
     * @return whether it is
     */
    public static boolean contains(List<String> list, String name) {
        String key = Names.key(name);
        return list.stream().anyMatch(other -> Names.key(other).equals(key));
    }

    /**
     * Tells whether this window has said that the person is away.
     *
     * @return a property that changes by {@link #setAway}
     */
    public ReadOnlyBooleanProperty awayProperty() {
        return away.getReadOnlyProperty();
    }

    /**
     * Says whether the person is away; the server is told now, if there is a connection, and after every return, because a
     * session begins as not away.
     *
     * @param isAway whether they are
     */
    public void setAway(boolean isAway) {
        if (away.get() != isAway) {
            if (account.isOnline()) {
                sayPresence(isAway);
            }
            away.set(isAway); // after the server was told: who asks it next is answered accordingly
        }
    }

    /** There is a connection again. */
    void cameBack() {
        refresh();
        if (away.get()) {
            sayPresence(true);
        }
    }

    /** The server tells nobody of themselves, and another session may be there: so it is asked what others see. */
    private void sayPresence(boolean isAway) {
        account.ask(new PeopleRequest.Presence(isAway), _ -> {}, _ -> {});
        seek(account.user());
    }

    /**
     * Asks somebody to be a friend; when they have asked already, both are.
     *
     * @param user whom
     * @param failed what to do when that does not work
     */
    public void requestFriend(String user, Consumer<AskFailure> failed) {
        change(new PeopleRequest.FriendRequest(user), () -> {
            boolean mutual = contains(incoming, user) || contains(friends, user);
            friendChanged(user, mutual ? FriendState.FRIEND : FriendState.OUTGOING);
        }, failed);
    }

    /**
     * Becomes friends with somebody who has asked.
     *
     * @param user who
     * @param failed what to do when that does not work
     */
    public void acceptFriend(String user, Consumer<AskFailure> failed) {
        change(new PeopleRequest.FriendAccept(user), () -> friendChanged(user, FriendState.FRIEND), failed);
    }

    /**
     * Declines what somebody has asked, or takes the own question back.
     *
     * @param user who
     * @param failed what to do when that does not work
     */
    public void declineFriend(String user, Consumer<AskFailure> failed) {
        change(new PeopleRequest.FriendDecline(user), () -> friendChanged(user, FriendState.NONE), failed);
    }

    /**
     * Is friends with somebody no more.
     *
     * @param user with whom
     * @param failed what to do when that does not work
     */
    public void removeFriend(String user, Consumer<AskFailure> failed) {
        change(new PeopleRequest.FriendRemove(user), () -> friendChanged(user, FriendState.NONE), failed);
    }

    /**
     * Wants to hear nothing from somebody; a friendship or a question ends.
     *
     * @param user from whom
     * @param failed what to do when that does not work
     */
    public void block(String user, Consumer<AskFailure> failed) {
        change(new PeopleRequest.Block(user), () -> {
            friendChanged(user, FriendState.NONE);
            blockChanged(user, true);
        }, failed);
    }

    /**
     * Hears from somebody again.
     *
     * @param user from whom
     * @param failed what to do when that does not work
     */
    public void unblock(String user, Consumer<AskFailure> failed) {
        change(new PeopleRequest.Unblock(user), () -> blockChanged(user, false), failed);
    }

    /** The server tells the account's other sessions what has changed, and this one only that it is done. */
    private void change(Request<Reply.Done> request, Runnable done, Consumer<AskFailure> failed) {
        account.ask(request, _ -> done.run(), failed);
    }

    /** Asks for everything again. */
    public void refresh() {
        account.ask(new PeopleRequest.Friends(), this::listed, _ -> {});
        account.ask(new PeopleRequest.Blocks(), reply -> {
            replace(blocked, reply.names());
            keep();
        }, _ -> {});
    }

    /**
     * Asks whether somebody is there, of whom no event has told yet; {@link #known} has it when the server tells.
     *
     * @param name who
     */
    public void seek(String name) {
        account.ask(new PeopleRequest.Users(name, 1), found -> account.presenceChanged(found.people().stream()
                .filter(person -> Names.key(person.user()).equals(Names.key(name)) && person.presence() != null)
                .toList()), _ -> {});
    }

    void restore(Reply.FriendList saved, List<String> blocks) {
        replace(friends, saved.friends().stream().map(PersonInfo::user).toList());
        replace(incoming, saved.incoming());
        replace(outgoing, saved.outgoing());
        replace(blocked, blocks);
    }

    private void listed(Reply.FriendList list) {
        replace(friends, list.friends().stream().map(PersonInfo::user).toList());
        replace(incoming, list.incoming());
        replace(outgoing, list.outgoing());
        changed(list.friends());
        keep();
    }

    void forgetPresence() {
        known.clear();
    }

    void changed(List<PersonInfo> people) {
        people.forEach(person -> known.put(Names.key(person.user()), person));
    }

    void changed(MemberInfo member) {
        changed(List.of(new PersonInfo(member.user(), member.presence(), member.lastSeen())));
    }

    void friendChanged(String user, FriendState state) {
        for (ObservableList<String> list : List.of(friends, incoming, outgoing)) {
            list.removeIf(name -> Names.key(name).equals(Names.key(user)));
        }
        switch (state) {
            case FRIEND -> add(friends, user);
            case INCOMING -> add(incoming, user);
            case OUTGOING -> add(outgoing, user);
            case NONE -> {
                // in no list
            }
        }
        keep();
    }

    void blockChanged(String user, boolean on) {
        blocked.removeIf(name -> Names.key(name).equals(Names.key(user)));
        if (on) {
            add(blocked, user);
        }
        keep();
    }

    private static void add(ObservableList<String> list, String name) {
        List<String> next = new ArrayList<>(list);
        next.add(name);
        replace(list, next);
    }

    private static void replace(ObservableList<String> list, List<String> names) {
        List<String> sorted = names.stream().sorted(Comparator.comparing(Names::key)).toList();
        if (!list.equals(sorted)) {
            list.setAll(sorted);
        }
    }

    private void keep() {
        account.link().keepPeople(
                new Reply.FriendList(friends.stream().map(name -> new PersonInfo(name, null, null)).toList(),
                        List.copyOf(incoming), List.copyOf(outgoing)),
                List.copyOf(blocked));
    }
}
