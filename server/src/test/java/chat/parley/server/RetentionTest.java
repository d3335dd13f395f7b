package chat.parley.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parley.server.testing.ModernClient;
import chat.parley.server.testing.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Messages that become too old. */
class RetentionTest {

    private static final long DAY_MILLIS = 86_400_000;

    @TempDir
    private Path data;

    @AutoClose
    private TestServer server;

    private Operator operator;
    private ModernClient ada;
    private long room;

    @BeforeEach
    void start() {
        server = TestServer.start(data);
        operator = new Operator(data);
        ada = server.modern("ada");
        room = ada.create("tearoom");
    }

    /** Lets the messages up to one be as old as they are after so many days. */
    private void age(long upTo, int days) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("parley.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 5000");
            statement.executeUpdate("UPDATE message SET at = at - " + days * DAY_MILLIS + " WHERE seq <= " + upTo);
        }
    }

    private JsonNode history(String place) {
        return ada.does("{'type':'history','data':{'conversation':%d,%s'limit':10}}".formatted(room, place))
                .path("messages");
    }

    private void say(int count) {
        for (int i = 1; i <= count; i++) {
            ada.say(room, "teatime " + i);
        }
    }

    @Test
    void whatIsTooOldGoesInPortionsAndTheRestStays() throws SQLException {
        say(450);
        age(440, 8);

        operator.does("room", "retention", "tearoom", "7");

        await().untilAsserted(() -> assertThat(history("'around':440,").get(4).path("deleted").asBoolean()).isTrue());
        JsonNode oldest = history("'after':0,");
        assertThat(oldest).hasSize(10).allSatisfy(message -> {
            assertThat(message.path("deleted").asBoolean()).isTrue();
            assertThat(message.has("text")).isFalse();
        });
        assertThat(history("")).hasSize(10).allSatisfy(message -> assertThat(message.has("text")).isTrue());
        assertThat(ada.does("{'type':'search','data':{'query':'teatime','limit':50}}").path("hits")).hasSize(10);
        assertThat(operator.does("room", "show", "tearoom")).contains("retention   7 days");
    }

    @Test
    void whoWasAwayLearnsOfItBySync() throws SQLException {
        say(2);
        age(1, 2);

        operator.does("room", "retention", "tearoom", "1");

        await().untilAsserted(() -> assertThat(history("").get(0).path("deleted").asBoolean()).isTrue());
        JsonNode missed = ada.does(
                "{'type':'sync','data':{'conversations':[{'conversation':%d,'seq':2,'change':0}]}}".formatted(room));
        assertThat(missed.toString()).contains("\"deleted\":true").doesNotContain("teatime 1");
    }

    @Test
    void theSettingOfTheServerHoldsForRoomsThatSayNothingElse() throws SQLException {
        long kept = ada.create("archive");
        ada.say(kept, "for ever");
        say(1);
        operator.does("room", "retention", "archive", "forever");
        age(1, 400);
        server.close();
        server = TestServer.start(data, "retention.days=365");
        ada = server.modernAgain("ada");

        await().untilAsserted(() -> assertThat(history("").get(0).path("deleted").asBoolean()).isTrue());
        room = kept;
        assertThat(history("").get(0).path("text").asString()).isEqualTo("for ever");
        assertThat(operator.does("room", "show", "tearoom")).contains("retention   365 days");
        assertThat(operator.does("room", "show", "archive")).contains("retention   for ever");
    }

    @Test
    void aNumberOfDaysThatIsNoneIsRefused() {
        assertThat(operator.types("room", "retention", "tearoom", "0").code()).isEqualTo(2);
        assertThat(operator.types("room", "retention", "tearoom", "soon").err()).contains("forever, or default");
        operator.isRefused("days: must be less than or equal to 36500", "room", "retention", "tearoom", "36501");
    }
}
