package chat.parley.desktop.room.side;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.client.ReconnectPolicy;
import chat.parley.common.protocol.v2.ConversationInfo;
import chat.parley.common.protocol.v2.Event;
import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.common.protocol.v2.PersonInfo;
import chat.parley.common.protocol.v2.PresenceState;
import chat.parley.common.protocol.v2.Role;
import chat.parley.common.protocol.v2.RoomInfo;
import chat.parley.common.protocol.v2.Visibility;
import chat.parley.common.trust.CaFingerprint;
import chat.parley.common.trust.ServerAddress;
import chat.parley.desktop.model.Account;
import chat.parley.desktop.model.Conversation;
import chat.parley.desktop.net.Credentials;
import chat.parley.desktop.net.EventQueue;
import chat.parley.desktop.net.LinkEvent;
import chat.parley.desktop.net.ServerLink;
import chat.parley.desktop.store.NotificationLevel;
import chat.parley.desktop.store.NotificationSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import javafx.util.Subscription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rows of the side bar, of an account that is told by hand what it knows. */
class SideBarModelTest {

    @TempDir
    private Path directory;

    private Account account;
    private SideBarModel model;
    private Subscription listening;
    private NotificationSettings notifications = NotificationSettings.DEFAULT;

    @BeforeEach
    void anAccount() {
        Credentials who = new Credentials(ServerAddress.parse("chat.example.org").orElseThrow(),
                CaFingerprint.parse("ab".repeat(32)).orElseThrow(), "Ada", "token");
        account = new Account(new ServerLink(new EventQueue(), new CompletableFuture<>(), who, directory,
                new ReconnectPolicy(Duration.ofSeconds(1), Duration.ofSeconds(1), 0.5, new Random(1)), "test"),
                Clock.systemUTC());
        model = new SideBarModel(account, () -> notifications, Runnable::run);
        listening = model.listen();
    }

    @AfterEach
    void listenNoMore() {
        listening.unsubscribe();
    }

    private Conversation room(long id, String name, Visibility visibility, boolean locked, int unread, int mentions) {
        return appear(new ConversationInfo(id,
                new RoomInfo(id, name, null, visibility, locked, 0, 2, 0, 0, false), Role.MEMBER, null, 10, 0, 0,
                unread, mentions));
    }

    private Conversation room(long id, String name, int unread) {
        return room(id, name, Visibility.PUBLIC, false, unread, 0);
    }

    private Conversation direct(long id, String with, int unread) {
        return appear(new ConversationInfo(id, null, null, with, 10, 0, 0, unread, 0));
    }

    private Conversation appear(ConversationInfo info) {
        account.handle(new LinkEvent.Appeared(info));
        return account.conversation(info.conversation()).orElseThrow();
    }

    private List<String> shown() {
        return model.rows().stream().map(row -> switch (row) {
            case SideRow.Heading heading -> heading.section().toString();
            case SideRow.Talk talk -> talk.title();
        }).toList();
    }

    private SideRow.Talk talk(String title) {
        return model.rows().stream().filter(SideRow.Talk.class::isInstance).map(SideRow.Talk.class::cast)
                .filter(talk -> talk.title().equals(title)).findAny().orElseThrow();
    }

    private void say(long conversation, long seq, long at, String from) {
        account.handle(new LinkEvent.Messages(conversation, List.of(new MessageInfo(conversation, seq, seq, at, from,
                "text", null, null, List.of(), null, null, false, List.of(), 0, false))));
    }

    @Test
    void roomsAreByNameAndDirectConversationsByTheNewestMessage() {
        room(1, "zoo", 0);
        room(2, "Attic", 0);
        direct(3, "grace", 0);
        direct(4, "Linus", 0);
        say(3, 11, 2000, "grace");
        assertThat(shown()).containsExactly("ROOMS", "Attic", "zoo", "DIRECT", "grace", "Linus");
        say(4, 11, 3000, "Linus");
        assertThat(shown()).containsExactly("ROOMS", "Attic", "zoo", "DIRECT", "Linus", "grace");
        account.handle(new LinkEvent.Gone(2));
        assertThat(shown()).containsExactly("ROOMS", "zoo", "DIRECT", "Linus", "grace");
    }

    @Test
    void aRowTellsWhatWaitsInIt() {
        room(1, "open", Visibility.PUBLIC, false, 3, 1);
        room(2, "locked", Visibility.PUBLIC, true, 0, 0);
        room(3, "private", Visibility.PRIVATE, true, 0, 0);
        direct(4, "grace", 2);
        account.handle(new LinkEvent.Pushed(
                new Event.Presence(List.of(new PersonInfo("Grace", PresenceState.AWAY, null)))));
        assertThat(talk("open")).returns(SideRow.Sign.PUBLIC, SideRow.Talk::sign).returns(3, SideRow.Talk::unread)
                .returns(1, SideRow.Talk::mentions).returns(true, SideRow.Talk::calls);
        assertThat(talk("locked").sign()).isEqualTo(SideRow.Sign.LOCKED);
        assertThat(talk("private").sign()).isEqualTo(SideRow.Sign.PRIVATE);
        assertThat(talk("grace").presence()).isEqualTo(PresenceState.AWAY);
        assertThat(model.unreadProperty().get()).isEqualTo(5);
    }

    @Test
    void aMutedRoomCallsOnlyByMentions() {
        Conversation noisy = room(1, "noisy", 700);
        notifications = notifications.withLevel(
                new chat.parley.desktop.store.Account(account.server(), account.user()), 1, NotificationLevel.NONE);
        model.changed();
        assertThat(talk("noisy")).returns(true, SideRow.Talk::muted).returns(false, SideRow.Talk::calls);
        assertThat(model.unreadProperty().get()).isZero();
        assertThat(model.level(noisy)).isEqualTo(NotificationLevel.NONE);
        room(1, "noisy", Visibility.PUBLIC, false, 701, 1);
        assertThat(talk("noisy").calls()).isTrue();
        assertThat(model.unreadProperty().get()).isEqualTo(1);
    }

    @Test
    void aCollapsedSectionShowsWhatIsOpenOrCalls() {
        model.setOpen(room(1, "a", 0));
        room(2, "b", 1);
        room(3, "c", 0);
        model.toggle(SideRow.Section.ROOMS);
        assertThat(shown()).containsExactly("ROOMS", "a", "b");
        model.toggle(SideRow.Section.ROOMS);
        assertThat(shown()).containsExactly("ROOMS", "a", "b", "c");
    }

    @Test
    void theFilterFindsPartsOfTitlesInCollapsedSectionsToo() {
        for (int i = 0; i < SideBarModel.FEW; i++) {
            room(i + 1, "room" + i, 0);
        }
        assertThat(model.filterUsefulProperty().get()).isFalse();
        direct(100, "Grace", 0);
        assertThat(model.filterUsefulProperty().get()).isTrue();
        model.toggle(SideRow.Section.DIRECT);
        model.filterProperty().set("rAc");
        assertThat(shown()).containsExactly("DIRECT", "Grace");
        model.filterProperty().set("");
        assertThat(shown()).hasSize(SideBarModel.FEW + 2);
    }

    @Test
    void neighboursGoRound() {
        Conversation a = room(1, "a", 0);
        Conversation b = room(2, "b", 0);
        Conversation c = direct(3, "c", 4);
        assertThat(model.neighbour(1, false)).contains(a);
        assertThat(model.neighbour(-1, false)).contains(c);
        model.setOpen(a);
        assertThat(model.neighbour(1, false)).contains(b);
        assertThat(model.neighbour(-1, false)).contains(c);
        assertThat(model.neighbour(1, true)).contains(c);
        assertThat(model.neighbour(-1, true)).contains(c);
        model.setOpen(c);
        assertThat(model.neighbour(1, true)).isEmpty();
    }

    @Test
    void aRowThatChangesIsReplacedAlone() {
        room(1, "a", 0);
        room(2, "b", 0);
        SideRow first = model.rows().get(1);
        say(2, 11, 1000, "grace");
        assertThat(model.rows().get(1)).isSameAs(first);
        assertThat(talk("b").unread()).isEqualTo(1);
    }
}
