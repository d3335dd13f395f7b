package chat.parley.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parley.common.Limits;
import chat.parley.common.protocol.v2.MessageRequest;
import chat.parley.common.protocol.v2.Reply;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Search: what is found, by whom, and where its words are. */
class MessageSearchTest extends StoreTest {

    private Reply.Hits search(String query, @Nullable Long in, @Nullable Long from, @Nullable Long before, int limit)
            throws IOException {
        return stores.messages.search(stores.ada, new MessageRequest.Search(query, in, null, before, 0), from, limit);
    }

    private static List<Long> seqs(Reply.Hits hits) {
        return hits.hits().stream().map(hit -> hit.message().seq()).toList();
    }

    @Test
    void allWordsMustBeThereAndTheLastMayBeUnfinished() throws IOException {
        stores.say(room, stores.ada, "The kettle is boiling");
        stores.say(room, stores.ada, "The pot is cold");

        assertThat(stores.found(stores.ada, "the")).containsExactly("The pot is cold", "The kettle is boiling");
        assertThat(stores.found(stores.ada, "is KETT")).containsExactly("The kettle is boiling");
        assertThat(stores.found(stores.ada, "kett is")).isEmpty();
        assertThat(stores.found(stores.ada, "pot kettle")).isEmpty();
        assertThat(stores.found(stores.ada, "ettle")).isEmpty();
    }

    @Test
    void accentsAndCaseDoNotMatter() throws IOException {
        stores.say(room, stores.ada, "Der Tee schmeckt GRÄßLICH im Café, ЧАЙ");

        assertThat(stores.found(stores.ada, "gräßlich cafe")).hasSize(1);
        assertThat(stores.found(stores.ada, "чай")).hasSize(1);
        assertThat(stores.found(stores.ada, "CAFE\u0301")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "\"\"", "*", "-", "AND", "OR NOT", "NEAR(a b)", "tea AND", "text:tea", "{scope}:c1",
            "(",
            ")", "tea\"*", "^tea", "🫖", "…?!", "'; DROP TABLE message", "\u0000", "tea\u0000", "+", "a+b", "\\", "%",
            "_",
            "c1", "u1", "\u0301", "\uD83E\uDED6\u200D", "１２", "ﬁ", "ǅ", "\uE000"})
    void anythingMayBeSearchedFor(String query) throws IOException {
        stores.say(room, stores.ada, "A message about tea and " + query + " at the end");

        assertThat(search(query, null, null, null, 10).hits().size()).isLessThanOrEqualTo(1);
        assertThat(stores.search(stores.ada, "message about te").hits()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "!", "🫖 🫖", "\"*\"", "\u0000", "- -"})
    void withoutAWordNothingIsFound(String query) throws IOException {
        stores.say(room, stores.ada, "A message about tea 🫖 \u0000 !");

        assertThat(search(query, null, null, null, 10)).isEqualTo(new Reply.Hits(List.of(), false));
    }

    @Test
    void wordsWithSignsBetweenThemMeanTheseWordsInARow() throws IOException {
        stores.say(room, stores.ada, "I don't know");
        stores.say(room, stores.ada, "t for tea, don of Oxford");

        assertThat(stores.found(stores.ada, "don't")).containsExactly("I don't know");
    }

    @Test
    void onlyMembersFindWhatIsSaid() throws IOException {
        stores.say(room, stores.ada, "secret");
        assertThat(stores.found(stores.grace, "secret")).isEmpty();
        stores.join(room, stores.grace);
        assertThat(stores.found(stores.grace, "secret")).hasSize(1);
        stores.rooms.removeMember(room, stores.grace);
        assertThat(stores.found(stores.grace, "secret")).isEmpty();
        assertThat(stores.messages
                .search(stores.grace, new MessageRequest.Search("secret", room, null, null, 0), null, 10).hits())
                .isEmpty();
    }

    @Test
    void directMessagesAreFoundByBothAndNobodyElse() throws IOException {
        long direct = stores.messages.openDirect(stores.ada, stores.grace);
        stores.say(direct, stores.ada, "between us");

        assertThat(stores.found(stores.ada, "between")).hasSize(1);
        assertThat(stores.found(stores.grace, "between")).hasSize(1);
        assertThat(stores.found(stores.alan, "between")).isEmpty();
    }

    @Test
    void aSearchIsNarrowedByRoomAndSender() throws IOException {
        long attic = stores.room("attic");
        stores.say(room, stores.ada, "tea");
        stores.say(room, stores.grace, "tea");
        stores.say(attic, stores.grace, "tea");

        assertThat(search("tea", null, null, null, 10).hits()).hasSize(3);
        assertThat(search("tea", room, null, null, 10).hits()).hasSize(2);
        assertThat(search("tea", null, stores.grace, null, 10).hits()).hasSize(2);
        assertThat(search("tea", room, stores.grace, null, 10).hits()).hasSize(1);
        assertThat(search("tea", attic, stores.ada, null, 10).hits()).isEmpty();
        assertThat(search("tea", 4_711L, null, null, 10).hits()).isEmpty();
    }

    @Test
    void hitsComeInPagesTheNewestFirst() throws IOException {
        stores.sayMany(room, stores.ada, 25);

        Reply.Hits first = search("message", null, null, null, 10);
        assertThat(seqs(first)).containsExactly(25L, 24L, 23L, 22L, 21L, 20L, 19L, 18L, 17L, 16L);
        assertThat(first.more()).isTrue();
        Reply.Hits second = search("message", null, null, first.hits().getLast().message().id(), 14);
        assertThat(seqs(second)).startsWith(15L).endsWith(2L).hasSize(14);
        assertThat(second.more()).isTrue();
        Reply.Hits third = search("message", null, null, second.hits().getLast().message().id(), 1);
        assertThat(seqs(third)).containsExactly(1L);
        assertThat(third.more()).isFalse();
    }

    @Test
    void hitsWithTooMuchTextAreCut() throws IOException {
        String text = "tea " + "💬".repeat(Limits.MAX_TEXT_CHARS / 2 - 2);
        int fit = Limits.MAX_PAGE_TEXT_BYTES / (Limits.MAX_TEXT_CHARS * 2);
        for (int i = 0; i < fit + 10; i++) {
            stores.say(room, stores.ada, text);
        }

        Reply.Hits hits = search("tea", null, null, null, 200);
        assertThat(hits.hits()).hasSize(fit);
        assertThat(hits.more()).isTrue();
    }

    @Test
    void whatIsEditedIsFoundByItsNewWordsOnly() throws IOException {
        stores.say(room, stores.ada, "coffee");
        stores.edit(room, 1, stores.ada, "cocoa").get(); // before the index has come to it
        assertThat(stores.found(stores.ada, "coffee")).isEmpty();
        assertThat(stores.found(stores.ada, "cocoa")).hasSize(1);

        stores.edit(room, 1, stores.ada, "tea").get(); // after
        assertThat(stores.found(stores.ada, "cocoa")).isEmpty();
        assertThat(stores.found(stores.ada, "tea")).hasSize(1);
        stores.check();
    }

    @Test
    void whatIsDeletedIsNotFound() throws IOException {
        stores.say(room, stores.ada, "coffee one");
        stores.delete(room, 1, null).get();
        stores.say(room, stores.ada, "coffee two");
        assertThat(stores.found(stores.ada, "coffee")).containsExactly("coffee two");
        stores.delete(room, 2, null).get();
        assertThat(stores.found(stores.ada, "coffee")).isEmpty();
        stores.check();
    }

    @Test
    void manyMessagesAreIndexedWhileNothingElseIsToBeWritten() throws IOException {
        stores.sayMany(room, stores.ada, 1_200);

        await().until(() -> stores.number("SELECT indexed_id FROM search_progress") >= 1_000);
        assertThat(stores.search(stores.ada, "message 1199").hits()).hasSize(1);
        stores.check();
    }

    @Test
    void anIndexThatIsFarBehindCatchesUpBeforeTheAnswer() throws IOException {
        Gate gate = new Gate();
        stores.database.submit(gate, new Recorded().answer("gate"));
        gate.awaitReached();
        for (int i = 0; i < 1_800; i++) {
            stores.append(room, stores.ada, null, "early bird " + i);
        }
        gate.open();
        stores.say(room, stores.ada, "last bird");

        assertThat(stores.found(stores.ada, "last bird")).hasSize(1);
        assertThat(seqs(search("early bird 0", null, null, null, 10))).containsExactly(1L);
    }

    @Test
    void whatIsFoundIsHighlighted() throws IOException {
        Random random = new Random(1);
        List<String> parts = List.of("tea", "TEÁ", "te\u0301a", "teapot", "don't", "don", "t", "don-t", "🫖",
                "\uD835\uDD38",
                " ", ", ", "\u0002", "\u0000", "чай", "茶", "茶碗", "\n", "\"", "Straße", "ﬁ", "１２", "\u00a0", "_", "ǅ",
                "İ",
                "हिन्दी", "\u0301", "½", "ς");
        for (int i = 0; i < 400; i++) {
            stores.say(room, stores.ada, random.ints(1 + random.nextInt(12), 0, parts.size()).mapToObj(parts::get)
                    .collect(Collectors.joining(random.nextBoolean() ? " " : "")));
        }
        for (String query : List.of("tea", "te", "don't", "t don't", "tea don", "чай", "茶", "茶碗", "straße", "ǆ", "１",
                "हि", "½", "σ")) {
            List<List<Integer>> marked = stores.page(room, null, 0L, null, 400).messages().reversed().stream()
                    .map(message -> SearchTerms.of(query).highlights(String.valueOf(message.text()))).toList();
            Reply.Hits hits = search(query, null, null, null, 400);
            assertThat(hits.hits()).as(query).isNotEmpty().allSatisfy(hit -> {
                assertThat(hit.highlights()).isNotEmpty().isSorted();
                assertThat(hit.highlights()).isEqualTo(marked.get((int) (400 - hit.message().seq())));
            });
            if (!query.contains(" ")) { // one term: what is marked must have been found
                assertThat(hits.hits()).as(query)
                        .hasSize((int) marked.stream().filter(list -> !list.isEmpty()).count());
            }
        }
    }

    @Test
    void wordsAreFoundBesideAnyEmojiAndWithoutSpacesWhereNobodyWritesThem() throws IOException {
        stores.say(room, stores.ada, "great🥳party🫖");
        stores.say(room, stores.ada, "今日は良い天気ですね");

        assertThat(stores.found(stores.ada, "great party")).hasSize(1);
        assertThat(stores.found(stores.ada, "party")).hasSize(1);
        assertThat(stores.search(stores.ada, "天気").hits().getFirst().highlights()).containsExactly(5, 7);
        assertThat(stores.found(stores.ada, "気天")).isEmpty();
    }

    @Test
    void highlightsCountUtf16Units() throws IOException {
        stores.say(room, stores.ada, "🫖🫖 tea, Tea\u0002pot 🫖");

        assertThat(stores.search(stores.ada, "tea").hits().getFirst().highlights()).containsExactly(5, 8, 10, 13);
        assertThat(stores.search(stores.ada, "pot tea").hits().getFirst().highlights()).containsExactly(5, 8, 10, 13,
                14, 17);
    }
}
