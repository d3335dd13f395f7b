package chat.parley.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.protocol.v2.Reply;
import chat.parley.server.account.Account;
import chat.parley.server.message.MessageStore.DirectWith;
import chat.parley.server.message.NewMessage;
import chat.parley.server.room.Standings.Standing;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Read cursors, and what is unread. */
class StandingsTest extends StoreTest {

    private Standing standing(long account) throws IOException {
        Standing standing = stores.messages.standings(account, List.of(room)).get(room);
        assertThat(standing).isNotNull();
        return standing;
    }

    @Test
    void aNewConversationStandsAtZero() throws IOException {
        assertThat(standing(stores.ada)).isEqualTo(new Standing(0, 0, 0, 0, 0));
    }

    @Test
    void othersMessagesAndMentionsAfterTheCursorAreUnread() throws IOException {
        stores.say(room, stores.grace, "one");
        stores.append(new NewMessage(room, stores.grace, null, "@Ada", null, null, Set.of(stores.ada))).get();
        stores.append(new NewMessage(room, stores.ada, null, "@Ada", null, null, Set.of(stores.ada))).get();
        stores.append(new NewMessage(room, stores.grace, null, "@Ada", null, null, Set.of(stores.ada))).get();
        stores.react(room, 1, stores.ada, "👍", true).get();

        assertThat(standing(stores.ada)).isEqualTo(new Standing(4, 1, 0, 3, 2));
        assertThat(stores.messages.read(stores.ada, room, 2)).isEqualTo(new Reply.ReadState(room, 2, 1, 1));
        assertThat(standing(stores.ada)).isEqualTo(new Standing(4, 1, 2, 1, 1));
        assertThat(standing(stores.alan)).isEqualTo(new Standing(4, 1, 0, 4, 0));
    }

    @Test
    void aCursorNeverGoesBackNorBeyondTheNewestMessage() throws IOException {
        stores.sayMany(room, stores.grace, 5);

        assertThat(stores.messages.read(stores.ada, room, 3)).isEqualTo(new Reply.ReadState(room, 3, 2, 0));
        assertThat(stores.messages.read(stores.ada, room, 2)).isEqualTo(new Reply.ReadState(room, 3, 2, 0));
        assertThat(stores.messages.read(stores.ada, room, 99)).isEqualTo(new Reply.ReadState(room, 5, 0, 0));
        assertThat(stores.say(room, stores.grace, "six").seq()).isEqualTo(6);
        assertThat(standing(stores.ada).unread()).isEqualTo(1);
    }

    @Test
    void countsEndAtAThousand() throws IOException {
        stores.sayMany(room, stores.ada, 50);
        stores.sayMany(room, stores.grace, 1_100);

        assertThat(standing(stores.ada).unread()).isEqualTo(1_000);
        assertThat(standing(stores.grace).unread()).isEqualTo(50);
        assertThat(stores.messages.read(stores.ada, room, 151).unread()).isEqualTo(999);
    }

    @Test
    void onlyConversationsThatExistHaveAStanding() throws IOException {
        long other = stores.room("attic");
        long deleted = stores.room("cellar");
        stores.rooms.remove(deleted, 1);

        assertThat(stores.messages.standings(stores.ada, List.of(room, other, deleted, 4_711L)))
                .containsOnlyKeys(room, other);
        assertThat(stores.messages.standings(stores.ada, List.of())).isEmpty();
        assertThat(stores.messages.read(stores.ada, deleted, 1)).isEqualTo(new Reply.ReadState(deleted, 0, 0, 0));
    }

    @Test
    void aCursorOutlivesLeaving() throws IOException {
        stores.join(room, stores.grace);
        stores.sayMany(room, stores.ada, 5);
        stores.messages.read(stores.grace, room, 4);
        stores.rooms.removeMember(room, stores.grace);

        assertThat(standing(stores.grace).read()).isEqualTo(4);
    }

    @Test
    void whatWasSaidBeforeSomebodyJoinedIsNotUnread() throws IOException {
        stores.sayMany(room, stores.ada, 5);
        stores.join(room, stores.grace);
        stores.sayMany(room, stores.ada, 2);

        assertThat(standing(stores.grace).read()).isEqualTo(5);
        assertThat(standing(stores.grace).unread()).isEqualTo(2);
    }

    @Test
    void aDirectConversationIsOneForBothAndHasThemAsMembers() throws IOException {
        long direct = stores.messages.openDirect(stores.grace, stores.ada);

        assertThat(stores.messages.openDirect(stores.ada, stores.grace)).isEqualTo(direct);
        assertThat(stores.messages.companion(direct, stores.ada)).map(Account::name).contains("Grace");
        assertThat(stores.messages.companion(direct, stores.grace)).map(Account::name).contains("Ada");
        assertThat(stores.messages.companion(direct, stores.alan)).isEmpty();
        assertThat(stores.messages.companion(room, stores.ada)).isEmpty();
        assertThat(stores.messages.directs(stores.grace)).containsExactly(
                new DirectWith(direct, stores.ada, "Ada"));
        assertThat(stores.messages.directs(stores.alan)).isEmpty();
        assertThat(stores.number("SELECT count(*) FROM member WHERE conversation_id = ?", direct)).isEqualTo(2);
        assertThat(stores.rooms.all()).hasSize(1);
    }
}
