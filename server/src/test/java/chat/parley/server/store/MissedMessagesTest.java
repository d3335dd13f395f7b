package chat.parley.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.Limits;
import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.common.protocol.v2.Reply;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What a client has missed: each interleaving of messages, changes and bounds. */
class MissedMessagesTest extends StoreTest {

    private static List<Long> seqs(List<MessageInfo> messages) {
        return messages.stream().map(MessageInfo::seq).toList();
    }

    private static void assertMissed(Reply.Missed missed, List<Long> messages, List<Long> changed, long seq,
            long change, boolean more) {
        assertThat(seqs(missed.messages())).isEqualTo(messages);
        assertThat(seqs(missed.changed())).isEqualTo(changed);
        assertThat(missed.seq()).as("seq").isEqualTo(seq);
        assertThat(missed.change()).as("change").isEqualTo(change);
        assertThat(missed.more()).as("more").isEqualTo(more);
    }

    @Test
    void whoHasEverythingHasMissedNothing() throws IOException {
        stores.sayMany(room, stores.ada, 3);
        stores.edit(room, 2, stores.ada, "edited").get();

        assertMissed(stores.missed(room, 3, 1, 10), List.of(), List.of(), 3, 1, false);
    }

    @Test
    void whoHasNothingGetsMessagesAsTheyAreNow() throws IOException {
        stores.sayMany(room, stores.ada, 3);
        stores.edit(room, 2, stores.ada, "edited").get();

        Reply.Missed missed = stores.missed(room, 0, 0, 10);

        assertMissed(missed, List.of(1L, 2L, 3L), List.of(), 3, 1, false);
        assertThat(missed.messages().get(1).text()).isEqualTo("edited");
    }

    @Test
    void changesToWhatTheClientHasComeInTheirOrderEachMessageOnce() throws IOException {
        stores.sayMany(room, stores.ada, 4);
        stores.edit(room, 3, stores.ada, "third").get();
        stores.edit(room, 1, stores.ada, "first").get();
        stores.edit(room, 3, stores.ada, "third again").get();
        stores.sayMany(room, stores.ada, 1);

        assertMissed(stores.missed(room, 4, 0, 10), List.of(5L), List.of(1L, 3L), 5, 3, false);
        assertMissed(stores.missed(room, 4, 1, 10), List.of(5L), List.of(1L, 3L), 5, 3, false);
        assertMissed(stores.missed(room, 4, 2, 10), List.of(5L), List.of(3L), 5, 3, false);
        assertMissed(stores.missed(room, 2, 0, 10), List.of(3L, 4L, 5L), List.of(1L), 5, 3, false);
    }

    @Test
    void changesThatDoNotFitEndTheAnswerAtTheLastThatDoes() throws IOException {
        stores.sayMany(room, stores.ada, 4);
        for (long seq : new long[]{4, 2, 1, 3}) {
            stores.edit(room, seq, stores.ada, "edited").get();
        }
        stores.sayMany(room, stores.ada, 2);

        assertMissed(stores.missed(room, 4, 0, 3), List.of(), List.of(4L, 2L, 1L), 4, 3, true);
        assertMissed(stores.missed(room, 4, 3, 3), List.of(5L, 6L), List.of(3L), 6, 4, false);
        assertMissed(stores.missed(room, 4, 3, 2), List.of(5L), List.of(3L), 5, 4, true);
        assertMissed(stores.missed(room, 4, 3, 1), List.of(), List.of(3L), 4, 4, true);
        assertMissed(stores.missed(room, 4, 4, 1), List.of(5L), List.of(), 5, 4, true);
        assertMissed(stores.missed(room, 5, 4, 1), List.of(6L), List.of(), 6, 4, false);
    }

    @Test
    void aChangeToAMessageThatIsStillToComeIsNeitherLostNorSentTwice() throws IOException {
        stores.sayMany(room, stores.ada, 4);
        stores.edit(room, 4, stores.ada, "fourth").get(); // change 1
        stores.edit(room, 1, stores.ada, "first").get(); // change 2

        // The client has 1 and 2; 4 does not fit yet.
        Reply.Missed begin = stores.missed(room, 2, 0, 2);
        assertMissed(begin, List.of(3L), List.of(1L), 3, 2, true);
        stores.edit(room, 3, stores.ada, "third").get(); // change 3, after it was delivered
        Reply.Missed rest = stores.missed(room, begin.seq(), begin.change(), 10);

        assertMissed(rest, List.of(4L), List.of(3L), 4, 3, false);
        assertThat(rest.messages().getFirst().text()).isEqualTo("fourth");
    }

    @Test
    void aMessageThatChangesAgainBetweenTwoAnswersComesLater() throws IOException {
        stores.sayMany(room, stores.ada, 3);
        stores.edit(room, 1, stores.ada, "a").get();
        stores.edit(room, 2, stores.ada, "b").get();

        Reply.Missed begin = stores.missed(room, 3, 0, 1);
        assertMissed(begin, List.of(), List.of(1L), 3, 1, true);
        stores.react(room, 2, stores.grace, "👍", true).get();
        stores.react(room, 1, stores.grace, "👍", true).get();

        assertMissed(stores.missed(room, 3, 1, 10), List.of(), List.of(2L, 1L), 3, 4, false);
    }

    @Test
    void deletionsAreChanges() throws IOException {
        stores.sayMany(room, stores.ada, 2);
        stores.delete(room, 1, null).get();

        assertThat(stores.missed(room, 2, 0, 10).changed()).singleElement().matches(MessageInfo::deleted);
    }

    @Test
    void textsAreBoundedForMessagesAndChangesTogether() throws IOException {
        String text = "💬".repeat(Limits.MAX_TEXT_CHARS / 2);
        int fit = Limits.MAX_PAGE_TEXT_BYTES / (Limits.MAX_TEXT_CHARS * 2);
        for (int i = 0; i < fit + 10; i++) {
            stores.say(room, stores.ada, text);
        }
        for (int i = 1; i <= 3; i++) {
            stores.react(room, i, stores.ada, "👍", true).get();
        }

        assertThat(stores.missed(room, 0, 0, 1_000).messages()).hasSize(fit);
        Reply.Missed missed = stores.missed(room, 3, 0, 1_000);
        assertThat(seqs(missed.changed())).containsExactly(1L, 2L, 3L);
        assertThat(missed.messages()).hasSize(fit - 3);
        assertThat(missed.more()).isTrue();
        assertThat(missed.change()).isEqualTo(3);
    }

    @Test
    void aClientThatKnowsMoreThanThereIsComesBackToIt() throws IOException {
        stores.sayMany(room, stores.ada, 2);
        stores.edit(room, 1, stores.ada, "edited").get();

        assertMissed(stores.missed(room, 10, 20, 10), List.of(), List.of(), 2, 1, false);
    }

    @Test
    void nothingIsMissedInAConversationThatIsNoMore() throws IOException {
        stores.sayMany(room, stores.ada, 2);
        stores.rooms.remove(room, 1);

        assertMissed(stores.missed(room, 1, 0, 10), List.of(), List.of(), 1, 0, false);
    }

    @Test
    void whateverHappensBetweenAnswersTheClientEndsWithWhatIsStored() throws IOException {
        for (long seed = 1; seed <= 10; seed++) {
            long conversation = stores.room("room" + seed);
            SplittableRandom random = new SplittableRandom(seed);
            Client client = new Client(conversation);
            long last = stores.sayMany(conversation, stores.ada, 5);
            for (int step = 0; step < 60; step++) {
                last = happen(conversation, last, random);
                if (random.nextInt(3) == 0) {
                    client.sync(1 + random.nextInt(6));
                }
            }
            while (client.sync(1 + random.nextInt(6))) {
                last = random.nextInt(4) == 0 ? happen(conversation, last, random) : last;
            }
            client.sync(1_000); // for what has happened since the last answer
            assertThat(client.known.values()).as("seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(stores.page(conversation, null, 0L, null, 200).messages());
        }
    }

    /** Takes what it is given, and insists on getting each message once, and changes to what it has only. */
    private final class Client {
        private final long conversation;
        private final Map<Long, MessageInfo> known = new HashMap<>();
        private long seq;
        private long change;

        Client(long conversation) {
            this.conversation = conversation;
        }

        /** Tells whether there is more. */
        boolean sync(int limit) throws IOException {
            Reply.Missed missed = stores.missed(conversation, seq, change, limit);
            assertThat(missed.messages().size() + missed.changed().size()).isLessThanOrEqualTo(limit);
            for (MessageInfo message : missed.changed()) {
                MessageInfo before = known.put(message.seq(), message);
                assertThat(before).isNotNull().isNotEqualTo(message);
            }
            for (MessageInfo message : missed.messages()) {
                assertThat(known.put(message.seq(), message)).isNull();
            }
            seq = missed.seq();
            change = missed.change();
            return missed.more();
        }
    }

    private long happen(long conversation, long last, SplittableRandom random) {
        long seq = random.nextLong(1, last + 1);
        switch (random.nextInt(4)) {
            case 0 -> stores.react(conversation, seq, stores.grace, "👍", random.nextBoolean()).await();
            case 1 -> stores.edit(conversation, seq, stores.ada, "edit " + random.nextInt()).await();
            case 2 -> {
                return stores.say(conversation, stores.ada, "new").seq();
            }
            default -> {
                if (random.nextInt(5) == 0) {
                    stores.delete(conversation, seq, null).await();
                }
            }
        }
        return last;
    }
}
