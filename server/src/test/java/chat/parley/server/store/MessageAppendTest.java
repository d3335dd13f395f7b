package chat.parley.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.server.message.NewMessage;
import chat.parley.server.message.Stored;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Storing messages: numbers without a gap, each message once, and what is refused. */
class MessageAppendTest extends StoreTest {

    @Test
    void messagesAreNumberedWithinTheirConversation() throws IOException {
        long other = stores.room("attic");

        assertThat(stores.say(room, stores.ada, "one").seq()).isEqualTo(1);
        assertThat(stores.say(other, stores.ada, "elsewhere").seq()).isEqualTo(1);
        Stored two = stores.say(room, stores.grace, "two");

        assertThat(two.seq()).isEqualTo(2);
        assertThat(two.id()).isEqualTo(3);
        assertThat(two.first()).isTrue();
        assertThat(two.conversation()).isEqualTo(room);
    }

    @Test
    void everythingAboutAMessageIsKept() throws IOException {
        long attic = stores.room("attic");
        stores.say(room, stores.grace, "first");
        stores.time.set(5_000);
        UUID clientId = UUID.randomUUID();

        Stored stored = stores.append(new NewMessage(room, stores.ada, clientId, "@Grace @Alan 🫖\u0000é", 1L, attic,
                Set.of(stores.grace, stores.alan))).get();

        assertThat(stores.message(room, 2)).isEqualTo(new MessageInfo(room, 2, stored.id(), 5_000, "Ada",
                "@Grace @Alan 🫖\u0000é", clientId, 1L, List.of("Alan", "Grace"), attic, null, false, List.of(), 0,
                false));
    }

    @Test
    void aMessageThatIsSentAgainIsAnsweredAsTheFirstTime() throws IOException {
        UUID clientId = UUID.randomUUID();
        Stored first = stores.append(room, stores.ada, clientId, "hello").get();
        stores.time.set(9_000);

        Stored again = stores.append(room, stores.ada, clientId, "hello").get();

        assertThat(again).isEqualTo(new Stored(room, first.id(), 1, first.at(), false));
        assertThat(stores.say(room, stores.ada, "next").seq()).isEqualTo(2);
    }

    @Test
    void aMessageThatIsSentAgainElsewhereIsFoundWhereItWasStored() throws IOException {
        UUID clientId = UUID.randomUUID();
        Stored first = stores.append(room, stores.ada, clientId, "hello").get();
        long other = stores.room("attic");

        assertThat(stores.append(other, stores.ada, clientId, "hello").get())
                .isEqualTo(new Stored(room, first.id(), 1, first.at(), false));
        assertThat(stores.say(other, stores.ada, "next").seq()).isEqualTo(1);
    }

    @Test
    void twoAccountsMayUseTheSameClientId() {
        UUID clientId = UUID.randomUUID();

        assertThat(stores.append(room, stores.ada, clientId, "hello").get().first()).isTrue();
        assertThat(stores.append(room, stores.grace, clientId, "hello").get().first()).isTrue();
    }

    @Test
    void aMessageThatWasDeletedIsNotStoredAgain() throws IOException {
        UUID clientId = UUID.randomUUID();
        stores.append(room, stores.ada, clientId, "hello").get();
        stores.delete(room, 1, null).get();

        assertThat(stores.append(room, stores.ada, clientId, "hello").get().first()).isFalse();
        assertThat(stores.message(room, 1).deleted()).isTrue();
        assertThat(stores.number("SELECT last_seq FROM conversation WHERE id = ?", room)).isEqualTo(1);
    }

    @Test
    void messagesWithoutAClientIdAreAllStored() {
        assertThat(stores.append(room, stores.ada, null, "same").get().seq()).isEqualTo(1);
        assertThat(stores.append(room, stores.ada, null, "same").get().seq()).isEqualTo(2);
    }

    @Test
    void aBatchWithDuplicatesAndRefusedOnesLeavesNoGap() throws IOException {
        UUID twice = UUID.randomUUID();
        Gate gate = new Gate();
        stores.database.submit(gate, new Recorded().answer("gate"));
        gate.awaitReached(); // what follows is one batch

        List<Told<Stored>> told = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            told.add(stores.append(room, stores.ada, null, "message"));
            told.add(stores.append(room, stores.ada, twice, "twice"));
            stores.append(new NewMessage(room, stores.ada, null, "answer", 1_000L, null, Set.of()));
            stores.append(new NewMessage(room, stores.ada, UUID.randomUUID(), "fails", null, null, Set.of(4_711L)));
        }
        gate.open();

        assertThat(told.stream().map(Told::get).filter(Stored::first).map(Stored::seq))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 21).boxed().toList());
        assertThat(stores.page(room, null, 0L, null, 100).messages()).hasSize(21);
        stores.check();
    }

    @Test
    void whatComesInTheSameTransactionKnowsOfTheMessagesBeforeIt() throws Exception {
        Gate gate = new Gate();
        stores.database.submit(gate, new Recorded().answer("gate"));
        gate.awaitReached(); // what follows is one transaction
        stores.append(room, stores.ada, null, "one");
        stores.append(room, stores.ada, null, "two");
        Recorded.Answer<Integer> newest = new Recorded().answer("newest");
        stores.database.submit(
                statements -> (int) Sql.number(statements, "SELECT last_seq FROM conversation WHERE id = ?", room),
                newest);
        Told<Stored> third = stores.append(room, stores.ada, null, "three");
        gate.open();

        assertThat(newest.get()).isEqualTo(2);
        assertThat(third.get().seq()).isEqualTo(3);
        assertThat(stores.number("SELECT last_seq FROM conversation WHERE id = ?", room)).isEqualTo(3);
    }

    @Test
    void manyMoreConversationsThanAreRememberedGoOnWhereTheyStood() throws IOException {
        long[] rooms = new long[1_100];
        for (int i = 0; i < rooms.length; i++) {
            rooms[i] = stores.room("room " + i);
        }
        for (int round = 1; round <= 2; round++) {
            for (long each : rooms) {
                stores.append(each, stores.ada, null, "round " + round);
            }
        }
        assertThat(stores.say(rooms[0], stores.ada, "last").seq()).isEqualTo(3);
        assertThat(stores.say(rooms[1_099], stores.ada, "last").seq()).isEqualTo(3);
        assertThat(stores.number("SELECT count(*) FROM conversation WHERE last_seq <> (SELECT count(*) FROM message"
                + " WHERE conversation_id = conversation.id)")).isZero();
    }

    @Test
    void aRoomThatIsDeletedBetweenTwoMessagesOfOneTransactionTakesNoMore() throws IOException {
        Gate gate = new Gate();
        stores.database.submit(gate, new Recorded().answer("gate"));
        gate.awaitReached();
        Told<Stored> before = stores.append(room, stores.ada, null, "one");
        stores.database.submit(
                statements -> Sql.update(statements, "UPDATE conversation SET deleted_at = 1 WHERE id = ?", room),
                new Recorded().answer("deleted"));
        Told<Stored> after = stores.append(room, stores.ada, null, "two");
        gate.open();

        assertThat(before.get().seq()).isEqualTo(1);
        assertThat(after.refusal()).isEqualTo(ErrorCode.CONVERSATION_NOT_FOUND);
    }

    @Test
    void aMessageToADeletedOrUnknownRoomIsRefused() throws IOException {
        stores.rooms.remove(room, 1);

        assertThat(stores.append(room, stores.ada, UUID.randomUUID(), "late").refusal())
                .isEqualTo(ErrorCode.CONVERSATION_NOT_FOUND);
        assertThat(stores.append(4_711, stores.ada, null, "lost").refusal())
                .isEqualTo(ErrorCode.CONVERSATION_NOT_FOUND);
    }

    @Test
    void onlyAMessageThatExistsCanBeAnswered() throws IOException {
        stores.say(room, stores.ada, "one");
        for (long none : new long[]{2, Long.MAX_VALUE}) {
            assertThat(stores.append(new NewMessage(room, stores.ada, null, "answer", none, null, Set.of())).refusal())
                    .isEqualTo(ErrorCode.MESSAGE_NOT_FOUND);
        }
        stores.delete(room, 1, null).get();

        assertThat(stores.append(new NewMessage(room, stores.ada, null, "answer", 1L, null, Set.of())).get().seq())
                .isEqualTo(2);
    }

    @Test
    void timeDoesNotGoBackWithinAConversation() {
        stores.time.set(5_000);
        stores.say(room, stores.ada, "one");
        stores.time.set(4_000);

        assertThat(stores.say(room, stores.ada, "two").at()).isEqualTo(5_000);
    }

    @Test
    void aMessageIsFoundByItsClientIdAfterWhatWaitsBeforeIt() throws IOException {
        UUID clientId = UUID.randomUUID();
        Told<Stored> told = stores.append(room, stores.ada, clientId, "hello");

        assertThat(stores.messages.find(stores.ada, clientId)).get().satisfies(found -> {
            assertThat(found.seq()).isEqualTo(told.get().seq());
            assertThat(found.first()).isFalse();
        });
        assertThat(stores.messages.find(stores.grace, clientId)).isEmpty();
    }

    @Test
    void whatCannotBeStoredFailsAndIsNotThere() throws IOException {
        assertThat(stores.append(room, 4_711, null, "from nobody").cause()).isInstanceOf(IOException.class);

        assertThat(stores.say(room, stores.ada, "next").seq()).isEqualTo(1);
    }

    @Test
    void aClosedDatabaseFailsEveryone() throws IOException {
        stores.close();

        assertThat(stores.append(room, stores.ada, null, "late").cause()).isInstanceOf(DatabaseClosedException.class);
    }
}
