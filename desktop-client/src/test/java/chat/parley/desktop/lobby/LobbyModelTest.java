package chat.parley.desktop.lobby;

import static chat.parley.desktop.testing.TestAccount.room;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.protocol.v2.Event;
import chat.parley.common.protocol.v2.RemovalReason;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.common.protocol.v2.Role;
import chat.parley.common.protocol.v2.RoomInfo;
import chat.parley.common.protocol.v2.Visibility;
import chat.parley.desktop.net.AskFailure;
import chat.parley.desktop.testing.TestAccount;
import chat.parley.desktop.ui.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.util.Subscription;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LobbyModelTest {

    private final TestAccount ada = new TestAccount("Ada");
    private final List<Consumer<Reply.RoomPage>> answers = new ArrayList<>();
    private final List<Consumer<AskFailure>> failures = new ArrayList<>();
    private final LobbyModel model = new LobbyModel(ada.account(), (_, done, failed) -> {
        answers.add(done);
        failures.add(failed);
    }, Runnable::run);
    private Subscription watching = Subscription.EMPTY;

    @BeforeEach
    void watch() {
        watching = model.watch();
    }

    private void listed(Reply.RoomEntry... entries) {
        answers.getLast().accept(new Reply.RoomPage(List.of(entries), null));
    }

    private static Reply.RoomEntry other(RoomInfo room) {
        return new Reply.RoomEntry(room, null, false, 0, 0);
    }

    private List<String> names() {
        return model.rows().stream().map(RoomRow::toString).toList();
    }

    @Test
    void ownRoomsComeFirstAndInvitationsBeforeThem() {
        ada.in(room(1, "Zebra", null, 2), 0, 0);
        ada.online();
        listed(other(room(2, "apple", null, 1)), other(room(3, "Banana", null, 1)),
                new Reply.RoomEntry(room(4, "Secret", null, 1), null, true, 0, 0));
        assertThat(names()).containsExactly("Secret", "Zebra", "apple", "Banana");
        assertThat(model.rows()).extracting(RoomRow::first).containsExactly(true, true, true, false);
        assertThat(model.rows()).extracting(RoomRow::joined).containsExactly(false, true, false, false);
    }

    @Test
    void whatTheAccountKnowsIsNewerThanWhatWasListed() {
        ada.online();
        ada.in(room(1, "Old", null, 2), 5, 2);
        listed(new Reply.RoomEntry(new RoomInfo(1, "Old", null, Visibility.PUBLIC, false, 0, 7, 3, 0, false),
                Role.MEMBER, false, 0, 0));
        ada.pushed(new Event.RoomChanged(new RoomInfo(1, "New", "topic", Visibility.PUBLIC, true, 0, 2, 0, 0, false)));
        RoomRow row = model.rows().getFirst();
        assertThat(row.room().name()).isEqualTo("New");
        assertThat(row.room().locked()).isTrue();
        assertThat(row.room().members()).isEqualTo(7);
        assertThat(row.room().present()).isEqualTo(3);
        assertThat(row.unread()).isEqualTo(5);
        assertThat(row.mentions()).isEqualTo(2);
    }

    @Test
    void searchesOwnRoomsByNameAndTopicAtOnce() {
        ada.in(room(1, "Kitchen", "Recipes", 1), 0, 0);
        ada.in(room(2, "Garden", null, 1), 0, 0);
        model.query().set(" RECIP");
        assertThat(names()).containsExactly("Kitchen");
        model.query().set("gard");
        assertThat(names()).containsExactly("Garden");
    }

    @Test
    void sortsWithinSections() {
        ada.in(room(1, "a", null, 1), 0, 0);
        ada.in(room(2, "b", null, 9), 3, 0);
        ada.in(room(3, "c", null, 5), 1, 1);
        model.sort().set(LobbyModel.Sort.UNREAD);
        assertThat(names()).containsExactly("c", "b", "a");
        model.sort().set(LobbyModel.Sort.MEMBERS);
        assertThat(names()).containsExactly("b", "c", "a");
        model.sort().set(LobbyModel.Sort.NAME);
        assertThat(names()).containsExactly("a", "b", "c");
    }

    @Test
    void showsJoinedOrNotJoined() {
        ada.in(room(1, "mine", null, 1), 0, 0);
        ada.online();
        listed(other(room(2, "yours", null, 1)));
        model.which().set(LobbyModel.Which.JOINED);
        assertThat(names()).containsExactly("mine");
        model.which().set(LobbyModel.Which.OTHERS);
        assertThat(names()).containsExactly("yours");
    }

    @Test
    void followsJoiningAndLeavingWithoutAsking() {
        ada.online();
        RoomInfo open = room(1, "open", null, 1);
        RoomInfo secret = new RoomInfo(2, "secret", null, Visibility.PRIVATE, false, 0, 1, 0, 0, false);
        ada.in(secret, 0, 0);
        listed(other(open), new Reply.RoomEntry(secret, Role.MEMBER, false, 0, 0));
        int asked = answers.size();
        ada.in(open, 4, 0);
        assertThat(model.find(1)).hasValueSatisfying(row -> {
            assertThat(row.joined()).isTrue();
            assertThat(row.unread()).isEqualTo(4);
        });
        ada.gone(1);
        assertThat(model.find(1)).hasValueSatisfying(row -> assertThat(row.joined()).isFalse());
        ada.gone(2);
        assertThat(model.find(2)).as("a private room that was left").isEmpty();
        model.handle(new Event.Removed(1, RemovalReason.DELETED, "Grace"));
        assertThat(names()).isEmpty();
        assertThat(answers).hasSize(asked);
    }

    @Test
    void invitationsAreListedUntilJoined() {
        RoomInfo secret = new RoomInfo(2, "secret", null, Visibility.PRIVATE, true, 3, 3, 0, 0, false);
        model.handle(new Event.Invited(secret, "Grace"));
        assertThat(model.rows()).extracting(RoomRow::section).containsExactly(RoomRow.Section.INVITED);
        assertThat(model.rows().getFirst().full()).isTrue();
        ada.in(secret, 0, 0);
        assertThat(model.rows()).extracting(RoomRow::section).containsExactly(RoomRow.Section.JOINED);
        ada.gone(2);
        assertThat(names()).isEmpty();
    }

    @Test
    void saysWhyThereIsNothing() {
        assertThat(model.nothing().get()).as("on the way").isEqualTo(LobbyModel.Nothing.LOADING);
        assertThat(model.note().get()).isNull();
        ada.offline();
        assertThat(model.nothing().get()).isEqualTo(LobbyModel.Nothing.OFFLINE);
        assertThat(model.note().get()).as("said where the rooms would be").isNull();
        ada.online();
        assertThat(model.nothing().get()).isEqualTo(LobbyModel.Nothing.LOADING);
        assertThat(model.note().get()).isNull();
        listed();
        assertThat(model.nothing().get()).isEqualTo(LobbyModel.Nothing.NO_ROOMS);
        model.query().set("x");
        assertThat(model.nothing().get()).isEqualTo(LobbyModel.Nothing.NO_MATCH);
        model.query().set("");
        ada.in(room(1, "mine", null, 1), 0, 0);
        assertThat(model.nothing().get()).isEqualTo(LobbyModel.Nothing.NOT);
        model.directory().refresh();
        failures.getLast().accept(new AskFailure.TimedOut());
        assertThat(model.note().get()).isEqualTo(Phrase.of("problem.timed_out"));
    }

    @Test
    void offlineShowsTheOwnRoomsAndAsksAgainAfterComingBack() {
        ada.in(room(1, "mine", null, 1), 0, 0);
        ada.online();
        listed(other(room(2, "yours", null, 1)));
        ada.offline();
        assertThat(names()).containsExactly("mine");
        assertThat(model.note().get()).isEqualTo(Phrase.of("lobby.note.offline"));
        int asked = answers.size();
        ada.online();
        assertThat(answers).hasSize(asked + 1);
        listed(other(room(2, "yours", null, 1)));
        assertThat(names()).containsExactly("mine", "yours");
    }

    @Test
    void followsNothingWhileHidden() {
        ada.in(room(1, "mine", null, 1), 0, 0);
        watching.unsubscribe();
        ada.gone(1);
        assertThat(names()).containsExactly("mine");
        watching = model.watch();
        assertThat(names()).isEmpty();
    }
}
