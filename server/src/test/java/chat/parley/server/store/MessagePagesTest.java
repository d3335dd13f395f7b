package chat.parley.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.Limits;
import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.server.message.Stored;
import java.io.IOException;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Pages of a conversation, and their edges. */
class MessagePagesTest extends StoreTest {

    private static void assertPage(Reply.Page page, long from, long to, boolean older, boolean newer) {
        assertThat(page.messages().stream().map(MessageInfo::seq))
                .containsExactlyElementsOf(LongStream.rangeClosed(from, to).boxed().toList());
        assertThat(page.older()).as("older").isEqualTo(older);
        assertThat(page.newer()).as("newer").isEqualTo(newer);
    }

    @Test
    void withoutAPlaceItIsTheNewestPage() throws IOException {
        stores.sayMany(room, stores.ada, 20);

        assertPage(stores.page(room, null, null, null, 5), 16, 20, true, false);
        assertPage(stores.page(room, null, null, null, 20), 1, 20, false, false);
        assertPage(stores.page(room, null, null, null, 50), 1, 20, false, false);
    }

    @Test
    void beforeAMessageAreTheNearestOlderOnes() throws IOException {
        stores.sayMany(room, stores.ada, 20);

        assertPage(stores.page(room, 10L, null, null, 5), 5, 9, true, true);
        assertPage(stores.page(room, 4L, null, null, 5), 1, 3, false, true);
        assertPage(stores.page(room, 1L, null, null, 5), 1, 0, false, true);
        assertPage(stores.page(room, 21L, null, null, 5), 16, 20, true, false);
        assertPage(stores.page(room, Long.MAX_VALUE, null, null, 5), 16, 20, true, false);
    }

    @Test
    void afterAMessageAreTheNearestNewerOnes() throws IOException {
        stores.sayMany(room, stores.ada, 20);

        assertPage(stores.page(room, null, 0L, null, 5), 1, 5, false, true);
        assertPage(stores.page(room, null, 10L, null, 5), 11, 15, true, true);
        assertPage(stores.page(room, null, 15L, null, 5), 16, 20, true, false);
        assertPage(stores.page(room, null, 20L, null, 5), 21, 20, true, false);
        assertPage(stores.page(room, null, Long.MAX_VALUE, null, 5), 21, 20, true, false);
    }

    @Test
    void aroundAMessageAreTheNearestOnBothSides() throws IOException {
        stores.sayMany(room, stores.ada, 20);

        assertPage(stores.page(room, null, null, 10L, 5), 8, 12, true, true);
        assertPage(stores.page(room, null, null, 10L, 4), 8, 11, true, true);
        assertPage(stores.page(room, null, null, 10L, 1), 10, 10, true, true);
        assertPage(stores.page(room, null, null, 1L, 5), 1, 5, false, true);
        assertPage(stores.page(room, null, null, 20L, 5), 16, 20, true, false);
        assertPage(stores.page(room, null, null, Long.MAX_VALUE, 5), 16, 20, true, false);
        assertPage(stores.page(room, null, null, 7L, 100), 1, 20, false, false);
    }

    @Test
    void aConversationWithoutMessagesAndOneThatIsNotThereHaveAnEmptyPage() throws IOException {
        for (long conversation : new long[]{room, 4_711}) {
            assertPage(stores.page(conversation, null, null, null, 5), 1, 0, false, false);
            assertPage(stores.page(conversation, 3L, null, null, 5), 1, 0, false, false);
            assertPage(stores.page(conversation, null, 3L, null, 5), 1, 0, false, false);
            assertPage(stores.page(conversation, null, null, 3L, 5), 1, 0, false, false);
        }
    }

    @Test
    void aDeletedRoomShowsNothing() throws IOException {
        stores.sayMany(room, stores.ada, 3);
        stores.rooms.remove(room, 1);

        assertPage(stores.page(room, null, null, null, 5), 1, 0, false, false);
        assertThat(stores.messages.author(room, 1)).isEmpty();
    }

    @Test
    void aPageWithTooMuchTextIsCutFarFromThePlaceThatWasAskedFor() throws IOException {
        String long4 = "💬".repeat(Limits.MAX_TEXT_CHARS / 2); // 4 bytes each
        int fit = Limits.MAX_PAGE_TEXT_BYTES / (Limits.MAX_TEXT_CHARS * 2);
        List<Told<Stored>> told = LongStream.range(0, 200)
                .mapToObj(i -> stores.append(room, stores.ada, null, long4)).toList();
        told.forEach(Told::get);

        assertPage(stores.page(room, null, null, null, 200), 200 - fit + 1, 200, true, false);
        assertPage(stores.page(room, 190L, null, null, 200), 190 - fit, 189, true, true);
        assertPage(stores.page(room, null, 10L, null, 200), 11, 10 + fit, true, true);
        assertPage(stores.page(room, null, null, 100L, 200), 100 - fit / 2, 99 + fit / 2, true, true);
    }

    @Test
    void aMessageThatDoesNotExistIsNotFound() throws IOException {
        stores.sayMany(room, stores.ada, 3);

        assertThat(stores.messages.author(room, 3)).contains(stores.ada);
        assertThat(stores.messages.author(room, 4)).isEmpty();
        assertThat(stores.messages.author(room, 0)).isEmpty();
    }
}
