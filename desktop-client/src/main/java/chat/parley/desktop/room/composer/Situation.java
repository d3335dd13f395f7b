package chat.parley.desktop.room.composer;

import chat.parley.common.protocol.Names;
import chat.parley.common.protocol.v2.MemberInfo;
import chat.parley.common.protocol.v2.PresenceState;
import chat.parley.common.protocol.v2.Role;
import chat.parley.common.protocol.v2.RoomInfo;
import chat.parley.desktop.model.Account;
import chat.parley.desktop.model.Conversation;
import chat.parley.desktop.model.People;
import chat.parley.desktop.room.composer.Surroundings.Person;
import chat.parley.desktop.room.composer.Surroundings.Whereabouts;
import chat.parley.desktop.ui.Phrase;
import chat.parley.desktop.ui.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.InvalidationListener;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * How one conversation stands, as far as it matters for writing in it. Told of every change from being made until it is
 * closed; puts its answers together only when they are asked for. JavaFX's thread only.
 */
final class Situation implements AutoCloseable {

    private final Account account;
    private final Conversation conversation;
    private final Texts texts;
    private final Subscription watching;
    private @Nullable Surroundings known;

    /**
     * Begins to watch a conversation.
     *
     * @param account who is signed in
     * @param conversation which
     * @param texts writes times
     * @param changed called after every change
     */
    Situation(Account account, Conversation conversation, Texts texts, Runnable changed) {
        this.account = account;
        this.conversation = conversation;
        this.texts = texts;
        InvalidationListener listener = _ -> {
            known = null;
            changed.run();
        };
        // Held strongly by the lists until it is taken away.
        List<javafx.beans.Observable> all = List.of(conversation.infoProperty(), conversation.goneProperty(),
                conversation.present(), conversation.members().list(), account.people().blocked(),
                account.onlineProperty());
        all.forEach(one -> one.addListener(listener));
        watching = () -> all.forEach(one -> one.removeListener(listener));
        conversation.members().refresh();
    }

    Conversation conversation() {
        return conversation;
    }

    /** Who is there and what one may do. */
    Surroundings surroundings() {
        if (known == null) {
            known = new Surroundings(account.user(), conversation.role(), people());
        }
        return known;
    }

    private List<Person> people() {
        if (conversation.isDirect()) {
            return List.of(new Person(conversation.title(), account.people().presence(conversation.title())
                    .map(Situation::whereabouts).orElse(Whereabouts.UNKNOWN)),
                    new Person(account.user(), Whereabouts.HERE));
        }
        Set<String> present = new HashSet<>();
        conversation.present().forEach(name -> present.add(Names.key(name)));
        List<Person> people = new ArrayList<>();
        for (MemberInfo member : conversation.members().list()) {
            boolean here = present.remove(Names.key(member.user()));
            people.add(new Person(member.user(), here ? Whereabouts.HERE : whereabouts(member.presence())));
        }
        // Those who are present but were not listed yet.
        conversation.present().stream().filter(name -> present.contains(Names.key(name)))
                .forEach(name -> people.add(new Person(name, Whereabouts.HERE)));
        return people;
    }

    private static Whereabouts whereabouts(PresenceState presence) {
        return switch (presence) {
            case ONLINE -> Whereabouts.ONLINE;
            case AWAY -> Whereabouts.AWAY;
            case OFFLINE -> Whereabouts.OFFLINE;
        };
    }

    /**
     * Tells why nothing can be written now.
     *
     * @param now the present
     * @return why; {@code null} when it can
     */
    @Nullable
    Phrase blocked(Instant now) {
        if (conversation.goneProperty().get()) {
            return Phrase.of("composer.blocked.gone");
        }
        RoomInfo room = conversation.room();
        if (room == null) {
            return People.contains(account.people().blocked(), conversation.title())
                    ? Phrase.of("composer.blocked.person", conversation.title())
                    : null;
        }
        if (room.paused() && isPlainMember()) {
            return Phrase.of("composer.blocked.paused");
        }
        Instant muted = mutedUntil();
        return muted != null && muted.isAfter(now)
                ? Phrase.of(Duration.between(now, muted).toDays() < 1
                        ? "composer.blocked.muted"
                        : "composer.blocked.muted.long", texts.time(muted), texts.day(muted, now))
                : null;
    }

    /** When writing is allowed again, if it is not now; {@code null} for nobody knows when, or now. */
    @Nullable
    Instant mutedUntil() {
        Long until = conversation.members().find(account.user()).map(MemberInfo::mutedUntil).orElse(null);
        return until == null ? null : Instant.ofEpochMilli(until);
    }

    /** How long one has to wait between two messages, in seconds; 0 for not at all. */
    int slowSeconds() {
        RoomInfo room = conversation.room();
        return room != null && isPlainMember() ? room.slowSeconds() : 0;
    }

    private boolean isPlainMember() {
        return conversation.role() == Role.MEMBER;
    }

    @Override
    public void close() {
        watching.unsubscribe();
    }
}
