package chat.parley.server.conversation.messages;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.Limits;
import chat.parley.server.testing.ModernClient;
import chat.parley.server.testing.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** However long the messages are, a reply fits into what a client accepts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LargeReplyTest {

    private static final int COUNT = 120;

    private TestServer server;
    private ModernClient ada;
    private long tearoom;
    private long cellar;

    @BeforeAll
    void start(@TempDir Path data) {
        server = TestServer.start(data, "limits.outboxBytes=0");
        ada = server.modern("ada");
        tearoom = ada.create("tearoom");
        cellar = ada.create("cellar");
        String large = "a" + "\\u0001".repeat(Limits.MAX_TEXT_CHARS - 1); // six bytes each in a frame
        for (long room : List.of(tearoom, cellar)) {
            List<String> asked = IntStream.range(0, COUNT).mapToObj(_ -> ada.send(ModernClient.msg(room, large)))
                    .toList();
            asked.forEach(ada::answer);
        }
        ada.fence();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private JsonNode fitting(String json) {
        JsonNode reply = ada.does(json);
        assertThat(reply.toString().length()).isBetween(Limits.MAX_PAGE_TEXT_BYTES,
                Limits.MAX_SERVER_FRAME_BYTES / 2);
        return reply;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            ""            | 120 | true  | false
            ,'before':101 | 100 | true  | true
            ,'after':0    | 1   | false | true
            ,'after':10   | 11  | true  | true
            ,'around':60  | 60  | true  | true
            """)
    void aPageIsCutFarFromItsPlace(String place, long nearest, boolean older, boolean newer) {
        JsonNode page = fitting(Talk.history(tearoom, ",'limit':110" + place));
        List<Long> seqs = Talk.seqs(Talk.list(page.path("messages")));

        assertThat(seqs).isEqualTo(Talk.range(seqs.getFirst(), seqs.getLast())).contains(nearest);
        assertThat(page.path("older").asBoolean()).isEqualTo(older);
        assertThat(page.path("newer").asBoolean()).isEqualTo(newer);
        if (place.contains("around")) {
            assertThat((seqs.getFirst() + seqs.getLast()) / 2).isBetween(nearest - 1, nearest);
        } else {
            assertThat(place.contains("after") ? seqs.getFirst() : seqs.getLast()).isEqualTo(nearest);
        }
    }

    @Test
    void aSyncIsContinuedUntilThereIsNoMore() {
        long[] have = {0, 0};
        boolean more = true;
        for (int rounds = 0; more; rounds++) {
            JsonNode synced = ada
                    .does(("{'type':'sync','data':{'conversations':[{'conversation':%d,'seq':%d,'change':0},"
                            + "{'conversation':%d,'seq':%d,'change':0}]}}")
                            .formatted(tearoom, have[0], cellar, have[1]));
            assertThat(synced.toString().length()).isLessThan(Limits.MAX_SERVER_FRAME_BYTES / 2);
            for (JsonNode missed : Talk.list(synced.path("conversations"))) {
                int which = missed.path("conversation").asLong() == tearoom ? 0 : 1;
                List<Long> seqs = Talk.seqs(Talk.list(missed.path("messages")));
                assertThat(seqs).isEqualTo(Talk.range(have[which] + 1, missed.path("seq").asLong()));
                have[which] = missed.path("seq").asLong();
            }
            more = synced.path("more").asBoolean();
            assertThat(rounds).isLessThan(20);
        }

        assertThat(have).containsExactly(COUNT, COUNT);
    }

    @Test
    void aSearchIsContinuedByItsPages() {
        List<Long> ids = new ArrayList<>();
        String before = "";
        for (boolean more = true; more;) {
            JsonNode hits = ada.does("{'type':'search','data':{'query':'a','limit':200%s}}".formatted(before));
            assertThat(hits.toString().length()).isLessThan(Limits.MAX_SERVER_FRAME_BYTES / 2);
            Talk.list(hits.path("hits")).forEach(hit -> ids.add(hit.path("message").path("id").asLong()));
            before = ",'before':" + ids.getLast();
            more = hits.path("more").asBoolean();
        }

        assertThat(ids).hasSize(2 * COUNT).doesNotHaveDuplicates();
    }
}
