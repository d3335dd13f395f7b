package chat.parley.server.conversation.messages;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.server.testing.ModernClient;
import chat.parley.server.testing.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Pages of a room with 120 messages. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HistoryTest {

    private static final int COUNT = 120;

    private TestServer server;
    private ModernClient ada;
    private long room;

    @BeforeAll
    void start(@TempDir Path data) {
        server = TestServer.start(data);
        ada = server.modern("ada");
        room = ada.create("tearoom");
        List<String> asked = IntStream.rangeClosed(1, COUNT)
                .mapToObj(i -> ada.send(ModernClient.msg(room, "number " + i)))
                .toList();
        asked.forEach(ada::answer);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest(name = "{0} -> {1} to {2}, older {3}, newer {4}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            ""                           | 71  | 120 | true  | false
            ,'limit':0                   | 71  | 120 | true  | false
            ,'limit':200                 | 1   | 120 | false | false
            ,'limit':120                 | 1   | 120 | false | false
            ,'limit':119                 | 2   | 120 | true  | false
            ,'limit':1                   | 120 | 120 | true  | false
            ,'before':121,'limit':10     | 111 | 120 | true  | false
            ,'before':100,'limit':10     | 90  | 99  | true  | true
            ,'before':11,'limit':10      | 1   | 10  | false | true
            ,'before':5,'limit':10       | 1   | 4   | false | true
            ,'before':2,'limit':10       | 1   | 1   | false | true
            ,'before':1000000,'limit':10 | 111 | 120 | true  | false
            ,'after':0,'limit':10        | 1   | 10  | false | true
            ,'after':10,'limit':10       | 11  | 20  | true  | true
            ,'after':110,'limit':10      | 111 | 120 | true  | false
            ,'after':115,'limit':10      | 116 | 120 | true  | false
            ,'around':50,'limit':11      | 45  | 55  | true  | true
            ,'around':50,'limit':10      | 45  | 54  | true  | true
            ,'around':50,'limit':1       | 50  | 50  | true  | true
            ,'around':3,'limit':10       | 1   | 10  | false | true
            ,'around':1,'limit':10       | 1   | 10  | false | true
            ,'around':119,'limit':10     | 111 | 120 | true  | false
            ,'around':120,'limit':10     | 111 | 120 | true  | false
            ,'around':5000,'limit':10    | 111 | 120 | true  | false
            """)
    void aPageHasTheMessagesNearestToItsPlace(String place, long first, long last, boolean older, boolean newer) {
        JsonNode page = ada.does(Talk.history(room, place));

        assertThat(Talk.seqs(Talk.list(page.path("messages")))).isEqualTo(Talk.range(first, last));
        assertThat(page.path("older").asBoolean()).isEqualTo(older);
        assertThat(page.path("newer").asBoolean()).isEqualTo(newer);
        assertThat(page.path("messages").get(0).path("text").asString()).isEqualTo("number " + first);
    }

    @ParameterizedTest
    @ValueSource(strings = {",'before':1", ",'after':120", ",'after':5000"})
    void beyondTheEndsThereIsNothing(String place) {
        JsonNode page = ada.does(Talk.history(room, place));

        assertThat(page.path("messages").isMissingNode() || page.path("messages").isEmpty()).isTrue();
        assertThat(page.path("older").asBoolean()).isEqualTo(!place.contains("before"));
        assertThat(page.path("newer").asBoolean()).isEqualTo(place.contains("before"));
    }

    @Test
    void aRoomWhereNothingWasSaidHasAnEmptyPage() {
        long quiet = ada.create("library");
        for (String place : List.of("", ",'before':1", ",'after':0", ",'around':1")) {
            JsonNode page = ada.does(Talk.history(quiet, place));

            assertThat(Talk.list(page.path("messages"))).isEmpty();
            assertThat(page.path("older").asBoolean()).isFalse();
            assertThat(page.path("newer").asBoolean()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {",'limit':201", ",'limit':-1", ",'before':0", ",'before':-1", ",'after':-1", ",'around':0",
            ",'before':1,'after':1", ",'before':1,'around':1", ",'after':0,'around':1",
            ",'before':1,'after':1,'around':1"})
    void aPlaceThatIsNoneIsRefused(String place) {
        ada.isRefused(Talk.history(room, place), "invalid_field");
    }

    @Test
    void whoJoinsReadsWhatWasSaidBefore() {
        ModernClient late = server.modern("late");
        late.isRefused(Talk.history(room, ""), "not_a_member");

        assertThat(Talk.all(late.join(room), room)).hasSize(COUNT);
        late.does("{'type':'leave','data':{'room':%d}}".formatted(room));
        late.isRefused(Talk.history(room, ""), "not_a_member");
    }
}
