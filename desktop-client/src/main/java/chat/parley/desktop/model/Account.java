package chat.parley.desktop.model;

import chat.parley.common.client.ClientState;
import chat.parley.common.protocol.Names;
import chat.parley.common.protocol.v2.Event;
import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.common.protocol.v2.MessageRequest;
import chat.parley.common.protocol.v2.PersonInfo;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.common.protocol.v2.Request;
import chat.parley.common.protocol.v2.SessionRequest;
import chat.parley.common.trust.ServerAddress;
import chat.parley.desktop.net.AskFailure;
import chat.parley.desktop.net.LinkEvent;
import chat.parley.desktop.net.LinkListener;
import chat.parley.desktop.net.Saved;
import chat.parley.desktop.net.ServerLink;
import chat.parley.desktop.store.FailedMessage;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * The account that is signed in, as the window knows it: how the connection stands, its conversations, its people. Brings what
 * the dispatcher delivers to whom it concerns, and is the way by which screens ask and send. It is long because that is what
 * all screens know, each method of it documented, and a switch over all that can happen; what has state of its own is in
 * {@link Conversations}, {@link People} and {@link Outgoing}. JavaFX's thread only.
 */
public final class Account implements LinkListener {

    /** Somebody who wants to hear of new messages, for a notification. */
    public interface Hearer {

        /**
         * A message of somebody else has come.
         *
         * @param conversation where
         * @param message it
         */
        void heard(Conversation conversation, MessageInfo message);
    }

    private final ServerLink link;
    private final Clock clock;
    private final ReadOnlyObjectWrapper<ClientState> state = new ReadOnlyObjectWrapper<>(new ClientState.Fresh());
    private final ReadOnlyBooleanWrapper online = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper arriving = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyBooleanWrapper restored = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Long> lastOpen = new ReadOnlyObjectWrapper<>();
    private final Conversations conversations;
    private final People people;
    private final Outgoing outgoing;
    private final List<Hearer> hearers = new ArrayList<>();
    private final List<Consumer<Event>> watchers = new ArrayList<>();

    private @Nullable Conversation entered;

    /**
     * Makes the model of an account of which nothing is known yet.
     *
     * @param link the way to it; not opened yet
     * @param clock tells the time
     */
    public Account(ServerLink link, Clock clock) {
        this.link = link;
        this.clock = clock;
        people = new People(this);
        outgoing = new Outgoing(this, link);
        conversations = new Conversations(info -> new Conversation(this, info), outgoing::fill);
    }

    /**
     * Tells whose account it is.
     *
     * @return the name as the server spells it
     */
    public String user() {
        return link.who().user();
    }

    /**
     * Tells whether a name is the account's own.
     *
     * @param name any name
     * @return whether it is, in any case
     */
    public boolean isMe(String name) {
        return Names.key(name).equals(Names.key(user()));
    }

    /**
     * Tells where it is.
     *
     * @return the server's address
     */
    public ServerAddress server() {
        return link.who().server();
    }

    /**
     * Tells how the connection stands.
     *
     * @return a property that follows it
     */
    public ReadOnlyObjectProperty<ClientState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /**
     * Tells whether the account is signed in now: whether asking makes sense. Sending always does.
     *
     * @return a property that follows it
     */
    public ReadOnlyBooleanProperty onlineProperty() {
        return online.getReadOnlyProperty();
    }

    /**
     * Tells whether the account is signed in now.
     *
     * @return whether asking makes sense
     */
    public boolean isOnline() {
        return online.get();
    }

    /**
     * Tells whether the connection is on its way for the first time: there is none yet, and none has failed.
     *
     * @return a property that becomes false once, before {@link #onlineProperty} becomes true
     */
    public ReadOnlyBooleanProperty arrivingProperty() {
        return arriving.getReadOnlyProperty();
    }

    /**
     * Tells whether what was kept on this machine is there.
     *
     * @return a property that becomes true once
     */
    public ReadOnlyBooleanProperty restoredProperty() {
        return restored.getReadOnlyProperty();
    }

    /**
     * Tells which conversation was open when the program ended last.
     *
     * @return its id; {@code null} for none
     */
    public @Nullable Long lastOpen() {
        return lastOpen.get();
    }

    /**
     * All conversations that the account is in; each stays the same object as long as the account is in it.
     *
     * @return a list in no particular order, which changes; read only
     */
    public ObservableList<Conversation> conversations() {
        return conversations.shown();
    }

    /**
     * Finds a conversation.
     *
     * @param id its id
     * @return it, if the account is in it
     */
    public Optional<Conversation> conversation(long id) {
        return conversations.find(id);
    }

    /**
     * Finds the direct conversation with somebody.
     *
     * @param name with whom, in any case
     * @return it, if it has begun
     */
    public Optional<Conversation> direct(String name) {
        return conversations.direct(name);
    }

    /**
     * Friends, presence, blocks.
     *
     * @return always the same object
     */
    public People people() {
        return people;
    }

    /**
     * What is on its way or was refused.
     *
     * @return always the same object
     */
    public Outgoing outgoing() {
        return outgoing;
    }

    ServerLink link() {
        return link;
    }

    Clock clock() {
        return clock;
    }

    /**
     * Asks the server; the answer comes on this thread, later.
     *
     * @param request what to ask
     * @param done what to do with the answer
     * @param failed what to do when there is none
     * @param <R> the answer
     */
    public <R extends Reply> void ask(Request<R> request, Consumer<R> done, Consumer<AskFailure> failed) {
        link.ask(request, reply -> {
            if (reply instanceof Reply.Joined joined) {
                conversations.know(joined.conversation());
            }
            done.accept(reply);
        }, failed);
    }

    /**
     * Opens the direct conversation with somebody, which begins if need be.
     *
     * @param user with whom
     * @param done what to do with it; at once when it is known
     * @param failed what to do when there is none
     */
    public void openDirect(String user, Consumer<Conversation> done, Consumer<AskFailure> failed) {
        Optional<Conversation> known = direct(user);
        if (known.isPresent()) {
            done.accept(known.get());
        } else {
            ask(new MessageRequest.Direct(user),
                    joined -> conversation(joined.conversation().conversation()).ifPresent(done), failed);
        }
    }

    /**
     * Goes where an invite link leads: becomes a member of its room, if it leads into one.
     *
     * @param token the link's
     * @param done what to do with the room, if the link leads into one
     * @param failed what to do when it is not possible
     */
    public void redeem(String token, Consumer<Optional<Conversation>> done, Consumer<AskFailure> failed) {
        ask(new SessionRequest.Redeem(token), redeemed -> done.accept(Optional.ofNullable(redeemed.conversation())
                .flatMap(room -> conversation(room.conversation()))), failed);
    }

    /**
     * Is present in a room, and in no other, from now on, also after coming back.
     *
     * @param room where; {@code null}, or a direct conversation, for nowhere
     */
    public void enter(@Nullable Conversation room) {
        Conversation next = room == null || room.isDirect() ? null : room;
        if (next != null && next.equals(entered)) {
            return;
        }
        boolean wasIn = isInRoom();
        entered = next;
        if (isOnline()) {
            if (next != null) {
                askToEnter(next);
            } else if (wasIn) {
                ask(new SessionRequest.Exit(), _ -> {}, _ -> {});
            }
        }
    }

    /** A room that was entered may have gone. */
    private boolean isInRoom() {
        return entered != null && !entered.goneProperty().get();
    }

    private void askToEnter(Conversation room) {
        ask(new SessionRequest.Enter(room.id()), reply -> room.setPresent(reply.present()), _ -> {});
    }

    /**
     * Remembers which conversation is open, for the next start.
     *
     * @param conversation which; {@code null} for the lobby
     */
    public void rememberOpen(@Nullable Conversation conversation) {
        link.keepOpen(conversation == null ? null : conversation.id());
    }

    /** Makes the next attempt to connect now, if one is waited for. */
    public void retryNow() {
        link.retryNow();
    }

    /**
     * Has somebody told of new messages of others, caught up ones included.
     *
     * @param hearer whom
     * @return ends it
     */
    public Subscription hear(Hearer hearer) {
        hearers.add(hearer);
        return () -> hearers.remove(hearer);
    }

    /**
     * Has somebody told of the events that no conversation and nobody of {@link People} takes: invitations, changes of rooms
     * and members.
     *
     * @param watcher whom
     * @return ends it
     */
    public Subscription watch(Consumer<Event> watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    @Override
    public void handle(LinkEvent event) {
        switch (event) {
            case LinkEvent.Restored(var saved) -> restore(saved);
            case LinkEvent.StateChanged(var changed) -> stateChanged(changed);
            case LinkEvent.Messages(long id, var messages) -> messages(id, messages);
            case LinkEvent.MessageChanged(var message) ->
                conversation(message.conversation()).ifPresent(c -> c.changed(message));
            case LinkEvent.Appeared(var info) -> conversations.know(info);
            case LinkEvent.Gone(long id) -> conversations.forget(id, false);
            case LinkEvent.Listed(var list) -> conversations.listed(list);
            case LinkEvent.Sent(var message, var sent) -> outgoing.sent(message, sent);
            case LinkEvent.NotSent(var message, var code, var words) ->
                outgoing.refused(new FailedMessage(message, code, words));
            case LinkEvent.NotKept(var message, var words) -> outgoing.notKept(message, words);
            case LinkEvent.Pushed(var pushed) -> pushed(pushed);
            case LinkEvent.SigningIn _,LinkEvent.SignedIn _,LinkEvent.SignInFailed _,LinkEvent.SessionOver _,LinkEvent.NotOpened _,LinkEvent.CaFollowed _,LinkEvent.Answered _ -> {
                // not the account's
            }
        }
    }

    private void restore(Saved saved) {
        saved.conversations().forEach(conversations::know);
        saved.drafts().forEach(draft -> conversation(draft.conversation()).ifPresent(c -> c.restoreDraft(draft)));
        people.restore(saved.friends(), saved.blocked());
        outgoing.restore(saved);
        lastOpen.set(saved.lastOpen());
        restored.set(true);
    }

    private void stateChanged(ClientState changed) {
        state.set(changed);
        boolean now = changed instanceof ClientState.SignedIn;
        boolean before = online.get();
        if (now || changed instanceof ClientState.Waiting || changed instanceof ClientState.Closed) {
            arriving.set(false);
        }
        online.set(now);
        if (now && !before) {
            people.cameBack();
            conversations().forEach(c -> c.timeline().cameBack());
            if (entered != null && isInRoom()) {
                askToEnter(entered);
            }
        } else if (!now && before) {
            people.forgetPresence();
            conversations().forEach(c -> c.setPresent(List.of()));
        }
    }

    /** Keeps who is there now, wherever it is shown. */
    void presenceChanged(List<PersonInfo> changed) {
        people.changed(changed);
        changed.forEach(person -> conversations().forEach(c -> c.presenceChanged(person)));
    }

    private void messages(long id, List<MessageInfo> messages) {
        conversation(id).ifPresent(conversation -> arrived(conversation, messages)); // or it has gone meanwhile
    }

    private void arrived(Conversation conversation, List<MessageInfo> messages) {
        conversation.arrived(messages);
        for (MessageInfo message : messages) {
            outgoing.arrived(message);
            if (message.saidIn() != null) {
                conversation(message.saidIn()).filter(room -> room.timeline().whispered(message))
                        .filter(_ -> !isMe(message.from())).ifPresent(room -> conversation.whispered(room.id()));
            }
            if (!isMe(message.from()) && !message.hidden()) {
                hearers.forEach(hearer -> hearer.heard(conversation, message));
            }
        }
    }

    private void pushed(Event event) {
        switch (event) {
            case Event.Typing(long id, String user) ->
                conversation(id).ifPresent(c -> c.typing().types(user, Instant.now(clock)));
            case Event.ReadOn(var read) -> conversation(read.conversation()).ifPresent(c -> c.read(read));
            case Event.RoomChanged(var room) -> conversation(room.room()).ifPresent(c -> c.setRoom(room));
            case Event.Present(long room, var present) -> conversation(room).ifPresent(c -> c.setPresent(present));
            case Event.MemberChanged changed -> {
                conversation(changed.room()).ifPresent(c -> c.memberChanged(changed.member()));
                people.changed(changed.member());
            }
            case Event.MemberGone gone -> conversation(gone.room()).ifPresent(c -> c.memberGone(gone.user()));
            case Event.Presence(var changed) -> presenceChanged(changed);
            case Event.Friend friend -> people.friendChanged(friend.user(), friend.state());
            case Event.Blocked blocked -> people.blockChanged(blocked.user(), blocked.blocked());
            case Event.Resync resync when resync.people() -> people.refresh();
            case Event.Resync _,Event.Joined _,Event.Message _,Event.MessageChanged _,Event.Ping _,Event.CaChanged _,Event.Removed _,Event.Invited _ -> {
                // the client has seen to it, or only a watcher wants to know
            }
        }
        List.copyOf(watchers).forEach(watcher -> watcher.accept(event));
    }
}
