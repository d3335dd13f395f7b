package chat.parley.server.conversation.messages;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.server.testing.ModernClient;
import chat.parley.server.testing.Requests;
import chat.parley.server.testing.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Search: words in messages that the asker may read. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchTest {

    private TestServer server;
    private ModernClient ada;
    private ModernClient grace;
    private long tearoom;
    private long cellar;
    private long direct;

    @BeforeAll
    void start(@TempDir Path data) {
        server = TestServer.start(data);
        ada = server.modern("ada");
        grace = server.modern("grace");
        tearoom = ada.create("tearoom");
        cellar = ada.create("cellar");
        grace.join(tearoom);
        ada.say(tearoom, "The quick brown fox");
        grace.say(tearoom, "A quick answer, quickly given");
        ada.say(tearoom, "Café au lait, s\\u0027il vous plaît");
        ada.say(cellar, "quick hides in the cellar");
        direct = ada.does(Talk.to("grace", "quick note between us")).path("conversation").asLong();
        grace.say(tearoom, "日本語 quick 😀 quick");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static JsonNode search(ModernClient client, String query, String more) {
        return client.does("{'type':'search','data':{'query':'%s'%s}}".formatted(query, more));
    }

    private static List<String> found(ModernClient client, String query, String more) {
        return Talk.list(search(client, query, more).path("hits")).stream()
                .map(h -> h.path("message").path("text").asString()).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            fox            | 1
            FOX            | 1
            quick fox      | 1
            fox quick      | 1
            qui            | 4
            quick          | 4
            quickl         | 1
            fo quick       | 0
            fox nothing    | 0
            cafe           | 1
            CAFÉ           | 1
            plait          | 1
            日本語            | 1
            nothing        | 0
            """)
    void allWordsMustBeThereAndTheLastMayBeUnfinished(String query, int count) {
        assertThat(found(grace, query, "")).hasSize(count);
    }

    @Test
    void theNewestComeFirst() {
        assertThat(found(grace, "quick", "")).containsExactly("日本語 quick 😀 quick", "quick note between us",
                "A quick answer, quickly given", "The quick brown fox");
    }

    @Test
    void onlyTheAskersConversationsAreSearched() {
        assertThat(found(ada, "hides", "")).hasSize(1);
        assertThat(found(grace, "hides", "")).isEmpty();
        assertThat(found(grace, "hides", ",'in':" + cellar)).isEmpty();
        assertThat(found(server.modern("linus"), "quick", "")).isEmpty();
        assertThat(found(server.modern("edsger"), "note", ",'in':" + direct)).isEmpty();
    }

    @Test
    void whoLeavesFindsNothingThereAnyMore() {
        ModernClient late = server.modern("late").join(tearoom);
        assertThat(found(late, "fox", "")).hasSize(1);

        late.does("{'type':'leave','data':{'room':%d}}".formatted(tearoom));
        assertThat(found(late, "fox", "")).isEmpty();
    }

    @Test
    void filtersNarrowIt() {
        assertThat(found(ada, "quick", ",'in':" + cellar)).containsExactly("quick hides in the cellar");
        assertThat(found(ada, "quick", ",'from':'GRACE'")).containsExactly("日本語 quick 😀 quick",
                "A quick answer, quickly given");
        assertThat(found(ada, "quick", ",'from':'ada','in':" + tearoom)).containsExactly("The quick brown fox");
        ada.isRefused("{'type':'search','data':{'query':'a','from':'nobody'}}", "user_not_found");
        assertThat(found(ada, "quick", ",'in':987654")).isEmpty();
    }

    @Test
    void highlightsAreWhereTheWordsAre() {
        for (JsonNode hit : Talk.list(search(grace, "quick", "").path("hits"))) {
            String text = hit.path("message").path("text").asString();
            List<JsonNode> ends = Talk.list(hit.path("highlights"));
            assertThat(ends).hasSizeGreaterThanOrEqualTo(2);
            for (int i = 0; i < ends.size(); i += 2) {
                assertThat(text.substring(ends.get(i).asInt(), ends.get(i + 1).asInt()))
                        .startsWithIgnoringCase("quick");
            }
        }
    }

    @Test
    void pagesFollowOneAnother() {
        List<String> paged = new ArrayList<>();
        String before = "";
        for (boolean more = true; more;) {
            JsonNode page = search(ada, "quick", ",'limit':2" + before);
            List<JsonNode> hits = Talk.list(page.path("hits"));
            hits.forEach(h -> paged.add(h.path("message").path("text").asString()));
            before = ",'before':" + hits.getLast().path("message").path("id").asLong();
            more = page.path("more").asBoolean();
        }

        assertThat(paged).hasSize(5).isEqualTo(found(ada, "quick", ""));
    }

    @Test
    void editsAndDeletionsAreSeenAtOnce() {
        long seq = ada.say(cellar, "unrepeatable");
        assertThat(found(ada, "unrepeatable", "")).hasSize(1);
        ada.does(Talk.edit(cellar, seq, "ineffable"));
        assertThat(found(ada, "unrepeatable", "")).isEmpty();
        assertThat(found(ada, "ineffable", "")).hasSize(1);

        ada.does(Talk.delete(cellar, seq));
        assertThat(found(ada, "ineffable", "")).isEmpty();
    }

    @Test
    void whatIsSaidByProtocol1IsFoundToo() {
        server.inRoom("old", "cellar").send(Requests.msg("public", "antediluvian")).fence();

        assertThat(found(ada, "antediluvian", "")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "\\\"", "\\u0027", "(", ")", "AND", "OR NOT", "NEAR(a b)", "text:fox", "-fox", "^",
            "{a}",
            "\\u0000", "😀", "--", ";", "%", "_", "   ", "fox OR", "\\\"fox", "a*b", "c1", "u1"})
    void noQueryIsTooOdd(String query) {
        assertThat(ada.ask("{'type':'search','data':{'query':'%s'}}".formatted(query)).path("status").asString())
                .isEqualTo("ok");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'query':''}", "{'query':'a','limit':201}", "{'query':'a','before':0}",
            "{'query':'a','in':0}", "{'query':'\\ud800'}", "{'query':'a','from':'no name'}"})
    void whatIsNoQueryIsRefused(String data) {
        ada.isRefused("{'type':'search','data':" + data + "}", "invalid_field");
    }
}
