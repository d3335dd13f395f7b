package chat.parley.desktop.model;

import chat.parley.common.protocol.v2.ConversationInfo;
import chat.parley.common.protocol.v2.MemberInfo;
import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.common.protocol.v2.MessageRequest;
import chat.parley.common.protocol.v2.PersonInfo;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.common.protocol.v2.Role;
import chat.parley.common.protocol.v2.RoomInfo;
import chat.parley.desktop.store.Draft;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * A room that the account is a member of, or a direct conversation: what is unread, who types, who is present, what stands in
 * the composer. Most of it is properties with a word about each: what it knows of messages is in {@link Timeline}, of people in
 * {@link Members} and {@link Typing}. JavaFX's thread only.
 */
public final class Conversation {

    private final Account account;
    private final ReadOnlyObjectWrapper<ConversationInfo> info;
    private final ReadOnlyIntegerWrapper unread = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper mentions = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Draft> draft = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Instant> lastActivity = new ReadOnlyObjectWrapper<>(Instant.EPOCH);
    private final ReadOnlyBooleanWrapper gone = new ReadOnlyBooleanWrapper();
    private final ObservableList<String> present = FXCollections.observableArrayList();
    private final ObservableList<String> shownPresent = FXCollections.unmodifiableObservableList(present);
    private final Timeline timeline;
    private final Members members;
    private final Typing typing;
    private long newest; // the newest message's seq that is known
    private long read;
    private long askedToRead;
    private boolean lost;
    private long whisperedIn; // the room that shows the last of what is unread here
    private int whispers; // so many of them

    Conversation(Account account, ConversationInfo info) {
        this.account = account;
        this.info = new ReadOnlyObjectWrapper<>(info);
        timeline = new Timeline(account, this);
        members = new Members(account, this);
        typing = new Typing(account, info.conversation());
        setInfo(info);
    }

    /**
     * Tells which it is.
     *
     * @return its id: a room's is the room's
     */
    public long id() {
        return info.get().conversation();
    }

    /**
     * Tells whether it is with one person instead of in a room.
     *
     * @return whether it is
     */
    public boolean isDirect() {
        return info.get().with() != null;
    }

    /**
     * Tells what it is called.
     *
     * @return the room's name, or the other's
     */
    public String title() {
        ConversationInfo now = info.get();
        return now.room() != null ? now.room().name() : Objects.requireNonNull(now.with(), "either is given");
    }

    /**
     * Tells what is known of the room.
     *
     * @return the room; {@code null} in a direct conversation
     */
    public @Nullable RoomInfo room() {
        return info.get().room();
    }

    /**
     * Tells what the account may do in the room.
     *
     * @return its role; {@code null} in a direct conversation
     */
    public @Nullable Role role() {
        return info.get().role();
    }

    /**
     * Everything of the above; {@code unread}, {@code mentions}, {@code seq} and {@code read} in it may be old.
     *
     * @return a property that changes with the room's settings and the own role
     */
    public ReadOnlyObjectProperty<ConversationInfo> infoProperty() {
        return info.getReadOnlyProperty();
    }

    /**
     * How many messages of others are unread, counted up to 1,000.
     *
     * @return a property that follows it
     */
    public ReadOnlyIntegerProperty unreadProperty() {
        return unread.getReadOnlyProperty();
    }

    /**
     * How many unread messages mention the account.
     *
     * @return a property that follows it
     */
    public ReadOnlyIntegerProperty mentionsProperty() {
        return mentions.getReadOnlyProperty();
    }

    /**
     * When something was said last, as far as it is known; {@link Instant#EPOCH} when it is not.
     *
     * @return a property that follows it
     */
    public ReadOnlyObjectProperty<Instant> lastActivityProperty() {
        return lastActivity.getReadOnlyProperty();
    }

    /**
     * What stands in the composer and was not sent.
     *
     * @return a property that changes by {@link #setDraft}; {@code null} for nothing
     */
    public ReadOnlyObjectProperty<@Nullable Draft> draftProperty() {
        return draft.getReadOnlyProperty();
    }

    /**
     * Tells that the account is not in it any more.
     *
     * @return a property that becomes true once
     */
    public ReadOnlyBooleanProperty goneProperty() {
        return gone.getReadOnlyProperty();
    }

    /**
     * Who is present in the room now, if it is the one that was entered.
     *
     * @return a list that changes; read only
     */
    public ObservableList<String> present() {
        return shownPresent;
    }

    /**
     * Who types in it.
     *
     * @return always the same object
     */
    public Typing typing() {
        return typing;
    }

    /**
     * Its messages.
     *
     * @return always the same object
     */
    public Timeline timeline() {
        return timeline;
    }

    /**
     * Its members; empty in a direct conversation.
     *
     * @return always the same object
     */
    public Members members() {
        return members;
    }

    /**
     * Tells up to where the account has read.
     *
     * @return the newest message that was read; 0 for none
     */
    public long readUpTo() {
        return read;
    }

    /**
     * Tells how far it goes.
     *
     * @return the newest message's number; 0 when there is none
     */
    public long newest() {
        return newest;
    }

    /**
     * Keeps what stands in the composer.
     *
     * @param next what; {@code null} for nothing
     */
    public void setDraft(@Nullable Draft next) {
        if (!Objects.equals(next, draft.get())) {
            draft.set(next);
            account.link().keepDraft(id(), next);
        }
    }

    void restoreDraft(Draft saved) {
        draft.set(saved);
    }

    /** Has read everything that is there, and direct messages said here; the server is told, if it does not know yet. */
    public void readAll() {
        account.conversations().stream().filter(direct -> direct.isReadIn(id())).forEach(Conversation::readAll);
        if (newest > Math.max(read, askedToRead) && account.isOnline()) {
            long upTo = newest;
            askedToRead = upTo;
            setUnread(0, 0);
            account.ask(new MessageRequest.Read(id(), upTo), this::read, _ -> askedToRead = read);
        }
    }

    void setInfo(ConversationInfo next) {
        info.set(next);
        newest = Math.max(newest, next.seq());
        read = Math.max(read, next.read());
        setUnread(next.unread(), next.mentions());
    }

    void setRoom(RoomInfo room) {
        ConversationInfo now = info.get();
        info.set(new ConversationInfo(now.conversation(), room, now.role(), now.with(), now.seq(), now.change(),
                now.read(), now.unread(), now.mentions()));
    }

    /**
     * Tells whether the account was found not to be in it any more, and nobody has said why.
     *
     * @return whether it went while there was no connection
     */
    public boolean isLost() {
        return lost;
    }

    void setGone(boolean unseen) {
        lost = unseen;
        gone.set(true);
    }

    void setPresent(List<String> now) {
        if (!present.equals(now)) {
            present.setAll(now);
        }
    }

    void arrived(List<MessageInfo> messages) {
        int fresh = 0;
        int mentioned = 0;
        for (MessageInfo message : messages) {
            if (message.seq() > newest && message.seq() > read && !account.isMe(message.from())
                    && !message.hidden()) {
                fresh++;
                mentioned += message.mentions().stream().anyMatch(account::isMe) ? 1 : 0;
            }
            newest = Math.max(newest, message.seq());
            typing.stops(message.from());
        }
        setUnread(unread.get() + fresh, mentions.get() + mentioned);
        active(Instant.ofEpochMilli(messages.getLast().at()));
        timeline.arrived(messages);
    }

    /** A direct message was said in a room, which shows it. */
    void whispered(long room) {
        whispers = room == whisperedIn ? whispers + 1 : 1;
        whisperedIn = room;
    }

    /** Whether all that is unread of this direct conversation is shown in a room. */
    private boolean isReadIn(long room) {
        return whisperedIn == room && whispers > 0 && whispers == unread.get();
    }

    private void setUnread(int count, int mentioned) {
        unread.set(count);
        mentions.set(mentioned);
        whispers = count == 0 ? 0 : whispers;
    }

    void active(Instant at) {
        if (at.isAfter(lastActivity.get())) {
            lastActivity.set(at);
        }
    }

    void changed(MessageInfo message) {
        timeline.changed(message);
    }

    void read(Reply.ReadState state) {
        if (state.seq() >= read) {
            read = state.seq();
            countUnread(state);
            ConversationInfo now = info.get();
            account.link().keepConversation(new ConversationInfo(now.conversation(), now.room(), now.role(), now.with(),
                    newest, now.change(), read, unread.get(), mentions.get()));
        }
    }

    /** The server also counts what is still under way to here, and is counted when it arrives: so its numbers are the last resort. */
    private void countUnread(Reply.ReadState state) {
        if (state.seq() >= newest) {
            setUnread(0, 0);
        } else if (state.seq() != askedToRead) { // else what has arrived since it was asked for has been counted here
            setUnread(state.unread(), state.mentions());
        }
    }

    void memberChanged(MemberInfo member) {
        if (account.isMe(member.user()) && member.role() != role()) {
            ConversationInfo now = info.get();
            info.set(new ConversationInfo(now.conversation(), now.room(), member.role(), now.with(), now.seq(),
                    now.change(), now.read(), now.unread(), now.mentions()));
        }
        members.changed(member);
    }

    void memberGone(String user) {
        members.gone(user);
    }

    void presenceChanged(PersonInfo person) {
        members.presenceChanged(person);
    }

    @Override
    public String toString() {
        return "Conversation[" + id() + "]";
    }
}
