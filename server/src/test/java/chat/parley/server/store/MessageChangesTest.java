package chat.parley.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.Limits;
import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.common.protocol.v2.ReactionInfo;
import chat.parley.server.message.NewMessage;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Editing, deleting and reacting. */
class MessageChangesTest extends StoreTest {

    @Test
    void anEditChangesTextMentionsAndTheChangeNumber() throws IOException {
        stores.append(new NewMessage(room, stores.ada, null, "@Grace", null, null, Set.of(stores.grace))).get();
        stores.time.set(7_000);

        MessageInfo edited = stores.edit(room, 1, stores.ada, "@Alan", stores.alan).get();

        assertThat(edited.text()).isEqualTo("@Alan");
        assertThat(edited.mentions()).containsExactly("Alan");
        assertThat(edited.editedAt()).isEqualTo(7_000);
        assertThat(edited.change()).isEqualTo(1);
        assertThat(stores.message(room, 1)).isEqualTo(edited);
    }

    @Test
    void anEditToTheSameTextIsNoChange() {
        stores.say(room, stores.ada, "hello");

        MessageInfo same = stores.edit(room, 1, stores.ada, "hello").get();

        assertThat(same.change()).isZero();
        assertThat(same.editedAt()).isNull();
    }

    @Test
    void onlyOwnMessagesThatExistAndAreNotDeletedCanBeEdited() {
        stores.say(room, stores.ada, "hello");
        assertThat(stores.edit(room, 1, stores.grace, "hullo").refusal()).isEqualTo(ErrorCode.NOT_ALLOWED);
        assertThat(stores.edit(room, 2, stores.ada, "hullo").refusal()).isEqualTo(ErrorCode.MESSAGE_NOT_FOUND);
        assertThat(stores.edit(4_711, 1, stores.ada, "hullo").refusal()).isEqualTo(ErrorCode.MESSAGE_NOT_FOUND);
        stores.delete(room, 1, null).get();

        assertThat(stores.edit(room, 1, stores.ada, "hullo").refusal()).isEqualTo(ErrorCode.MESSAGE_DELETED);
        assertThat(stores.edit(room, 1, stores.grace, "hullo").refusal()).isEqualTo(ErrorCode.NOT_ALLOWED);
    }

    @Test
    void aDeletionTakesTextMentionsAndReactionsAndLeavesThePlace() throws IOException {
        stores.append(new NewMessage(room, stores.ada, null, "@Grace", null, null, Set.of(stores.grace))).get();
        stores.react(room, 1, stores.grace, "👍", true).get();

        MessageInfo deleted = stores.delete(room, 1, stores.ada).get();

        assertThat(deleted.deleted()).isTrue();
        assertThat(deleted.text()).isNull();
        assertThat(deleted.mentions()).isEmpty();
        assertThat(deleted.reactions()).isEmpty();
        assertThat(deleted.change()).isEqualTo(2);
        assertThat(stores.page(room, null, null, null, 10).messages()).containsExactly(deleted);
    }

    @Test
    void aSecondDeletionChangesNothing() {
        stores.say(room, stores.ada, "hello");
        MessageInfo deleted = stores.delete(room, 1, null).get();

        assertThat(stores.delete(room, 1, null).get()).isEqualTo(deleted);
    }

    @Test
    void whoMayDeleteOnlyOwnMessagesCannotDeleteOthers() {
        stores.say(room, stores.ada, "hello");

        assertThat(stores.delete(room, 1, stores.grace).refusal()).isEqualTo(ErrorCode.NOT_ALLOWED);
        assertThat(stores.delete(room, 2, null).refusal()).isEqualTo(ErrorCode.MESSAGE_NOT_FOUND);
        assertThat(stores.delete(room, 1, null).get().deleted()).isTrue();
    }

    @Test
    void reactionsAreShownInTheOrderInWhichTheyCame() {
        stores.say(room, stores.ada, "hello");
        stores.react(room, 1, stores.grace, "👍", true).get();
        stores.react(room, 1, stores.alan, "🎉", true).get();
        stores.react(room, 1, stores.ada, "👍", true).get();

        assertThat(stores.react(room, 1, stores.ada, "🎉", true).get().reactions()).containsExactly(
                new ReactionInfo("👍", 2, List.of("Grace", "Ada")), new ReactionInfo("🎉", 2, List.of("Alan", "Ada")));

        stores.react(room, 1, stores.grace, "👍", false).get();

        assertThat(stores.react(room, 1, stores.grace, "👍", true).get().reactions()).containsExactly(
                new ReactionInfo("🎉", 2, List.of("Alan", "Ada")), new ReactionInfo("👍", 2, List.of("Ada", "Grace")));
    }

    @Test
    void aReactionThatIsThereOrNotThereAlreadyIsNoChange() {
        stores.say(room, stores.ada, "hello");

        assertThat(stores.react(room, 1, stores.ada, "👍", false).get().change()).isZero();
        assertThat(stores.react(room, 1, stores.ada, "👍", true).get().change()).isEqualTo(1);
        assertThat(stores.react(room, 1, stores.ada, "👍", true).get().change()).isEqualTo(1);
        assertThat(stores.react(room, 1, stores.ada, "👍", false).get().change()).isEqualTo(2);
    }

    @Test
    void aMessageHasSoManyKindsOfReactionsAndNoMore() {
        stores.say(room, stores.ada, "hello");
        for (int i = 0; i < Limits.MAX_REACTIONS; i++) {
            stores.react(room, 1, stores.ada, "r" + i, true).get();
        }

        assertThat(stores.react(room, 1, stores.ada, "one more", true).refusal())
                .isEqualTo(ErrorCode.TOO_MANY_REACTIONS);
        assertThat(stores.react(room, 1, stores.grace, "r7", true).get().reactions()).hasSize(Limits.MAX_REACTIONS);
        stores.react(room, 1, stores.ada, "r3", false).get();
        assertThat(stores.react(room, 1, stores.ada, "one more", true).get().reactions().getLast().emoji())
                .isEqualTo("one more");
    }

    @Test
    void nobodyReactsToWhatIsNotThereOrDeleted() {
        stores.say(room, stores.ada, "hello");
        stores.delete(room, 1, null).get();

        assertThat(stores.react(room, 1, stores.ada, "👍", true).refusal()).isEqualTo(ErrorCode.MESSAGE_DELETED);
        assertThat(stores.react(room, 2, stores.ada, "👍", true).refusal()).isEqualTo(ErrorCode.MESSAGE_NOT_FOUND);
    }

    @Test
    void changesAreNumberedWithinTheirConversation() throws IOException {
        long other = stores.room("attic");
        stores.say(room, stores.ada, "one");
        stores.say(other, stores.ada, "two");
        stores.react(room, 1, stores.ada, "👍", true).get();

        assertThat(stores.react(other, 1, stores.ada, "👍", true).get().change()).isEqualTo(1);
        assertThat(stores.edit(room, 1, stores.ada, "three").get().change()).isEqualTo(2);
    }
}
