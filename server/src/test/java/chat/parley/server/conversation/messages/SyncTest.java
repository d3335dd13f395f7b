package chat.parley.server.conversation.messages;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.server.testing.ModernClient;
import chat.parley.server.testing.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a client has missed while it was away. */
class SyncTest {

    @AutoClose
    private TestServer server;
    private ModernClient ada;
    private ModernClient grace;

    /** What a client has: of each conversation its messages, and the position that it would tell. */
    private static final class Copy {

        private final Map<Long, TreeMap<Long, JsonNode>> messages = new TreeMap<>();
        private final Map<Long, long[]> positions = new TreeMap<>();

        void knows(long conversation) {
            messages.put(conversation, new TreeMap<>());
            positions.put(conversation, new long[2]);
        }

        /** Asks until there is no more; gives how often it had to. */
        int sync(ModernClient client, int limit) {
            for (int rounds = 1;; rounds++) {
                JsonNode synced = client.does(Copy.request(positions, limit));
                int count = 0;
                for (JsonNode missed : Talk.list(synced.path("conversations"))) {
                    count += missed.path("messages").size() + missed.path("changed").size();
                    take(missed);
                }
                assertThat(count).isLessThanOrEqualTo(limit == 0 ? 500 : limit);
                Talk.list(synced.path("gone")).forEach(gone -> positions.remove(gone.asLong()));
                if (!synced.path("more").asBoolean()) {
                    return rounds;
                }
                assertThat(count).as("there is progress").isPositive();
            }
        }

        private void take(JsonNode missed) {
            long conversation = missed.path("conversation").asLong();
            TreeMap<Long, JsonNode> mine = messages.computeIfAbsent(conversation, _ -> new TreeMap<>());
            for (JsonNode changed : Talk.list(missed.path("changed"))) {
                assertThat(mine.put(changed.path("seq").asLong(), changed)).as("it was there").isNotNull();
            }
            for (JsonNode message : Talk.list(missed.path("messages"))) {
                long seq = message.path("seq").asLong();
                assertThat(seq).as("without a gap").isEqualTo(mine.isEmpty() ? 1 : mine.lastKey() + 1);
                mine.put(seq, message);
            }
            positions.replace(conversation,
                    new long[]{missed.path("seq").asLong(), missed.path("change").asLong()});
        }

        static String request(Map<Long, long[]> positions, int limit) {
            return positions.entrySet().stream()
                    .map(e -> "{'conversation':%d,'seq':%d,'change':%d}".formatted(e.getKey(), e.getValue()[0],
                            e.getValue()[1]))
                    .collect(Collectors.joining(",", "{'type':'sync','data':{'conversations':[",
                            "],'limit':" + limit + "}}"));
        }

        List<JsonNode> of(long conversation) {
            return List.copyOf(messages.getOrDefault(conversation, new TreeMap<>()).values());
        }
    }

    @BeforeEach
    void start(@TempDir Path data) {
        server = TestServer.start(data);
        ada = server.modern("ada");
        grace = server.modern("grace");
    }

    private static void sayMany(ModernClient client, long conversation, int count) {
        List<String> asked = IntStream.range(0, count)
                .mapToObj(i -> client.send(ModernClient.msg(conversation, "number " + i))).toList();
        asked.forEach(client::answer);
    }

    private static List<JsonNode> missed(ModernClient client, long conversation, long seq, long change) {
        return Talk.list(client.does(Copy.request(Map.of(conversation, new long[]{seq, change}), 0))
                .path("conversations"));
    }

    @Test
    void nothingMissedIsNothingTold() {
        long room = ada.create("tearoom");
        assertThat(missed(ada, room, 0, 0)).isEmpty();
        ada.say(room, "one");
        ada.does(Talk.edit(room, 1, "two"));

        assertThat(missed(ada, room, 1, 1)).isEmpty();
        JsonNode all = ada.does("{'type':'sync','data':{'conversations':[]}}");
        assertThat(all.path("more").asBoolean()).isFalse();
    }

    @Test
    void newMessagesAndChangesOfOldOnesAreToldApart() {
        long room = ada.create("tearoom");
        sayMany(ada, room, 3);
        ada.does(Talk.edit(room, 2, "edited"));
        ada.does(Talk.delete(room, 1));
        sayMany(ada, room, 1);
        ada.does(Talk.react(room, 4, "+", true));

        JsonNode missed = missed(ada, room, 3, 0).getFirst();

        assertThat(Talk.seqs(Talk.list(missed.path("messages")))).containsExactly(4L);
        assertThat(Talk.seqs(Talk.list(missed.path("changed")))).as("in the order of the changes").containsExactly(2L,
                1L);
        assertThat(missed.path("seq").asLong()).isEqualTo(4);
        assertThat(missed.path("change").asLong()).isEqualTo(3);
        assertThat(missed.path("more").asBoolean()).isFalse();
        assertThat(missed.path("messages").get(0)).as("as it is now").isEqualTo(Talk.all(ada, room).get(3));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7, 100})
    void repeatedUntilThereIsNoMoreItEndsWithWhatTheServerHas(int limit) {
        long tearoom = ada.create("tearoom");
        long cellar = ada.create("cellar");
        Copy copy = new Copy();
        copy.knows(tearoom);
        copy.knows(cellar);
        sayMany(ada, tearoom, 10);
        sayMany(ada, cellar, 5);
        copy.sync(ada, limit);
        sayMany(ada, tearoom, 15);
        for (int i = 1; i <= 12; i++) {
            ada.does(Talk.edit(tearoom, i, "edited " + i));
        }
        ada.does(Talk.delete(tearoom, 3));
        ada.does(Talk.react(cellar, 2, "+", true));
        sayMany(ada, cellar, 3);

        int rounds = copy.sync(ada, limit);

        assertThat(rounds).isBetween(1, limit == 0 || limit == 100 ? 1 : 100);
        assertThat(copy.of(tearoom)).hasSize(25).isEqualTo(Talk.all(ada, tearoom));
        assertThat(copy.of(cellar)).hasSize(8).isEqualTo(Talk.all(ada, cellar));
        assertThat(copy.sync(ada, limit)).isEqualTo(1);
    }

    @Test
    void whatIsSaidMeanwhileIsNotLost() {
        long room = ada.create("tearoom");
        grace.join(room);
        Copy copy = new Copy();
        copy.knows(room);
        List<String> asked = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            asked.add(grace.send(ModernClient.msg(room, "meanwhile " + i)));
            asked.add(grace.send(Talk.react(room, 1, "e" + i % 5, i % 2 == 0)));
            if (i % 10 == 0) {
                copy.sync(ada, 7);
            }
        }
        asked.forEach(grace::answer);
        copy.sync(ada, 7);

        assertThat(copy.of(room)).isEqualTo(Talk.all(ada, room));
    }

    @Test
    void aHundredConversationsAreSyncedAtOnce() {
        Copy copy = new Copy();
        List<Long> rooms = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            long room = ada.create("room" + i);
            rooms.add(room);
            copy.knows(room);
            ada.say(room, "hello " + i);
        }

        assertThat(copy.sync(ada, 0)).isEqualTo(1);
        assertThat(rooms).allSatisfy(room -> assertThat(copy.of(room)).hasSize(1));
        assertThat(copy.sync(ada, 0)).isEqualTo(1);
    }

    @Test
    void whatOneIsNotInIsGone() {
        long left = ada.create("left");
        long deleted = ada.create("deleted");
        long kicked = ada.create("kicked");
        grace.join(left).join(deleted).join(kicked);
        long direct = ada.does(Talk.to("grace", "psst")).path("conversation").asLong();
        server.register("linus");
        long others = ada.does(Talk.to("linus", "psst")).path("conversation").asLong();
        grace.does("{'type':'leave','data':{'room':%d}}".formatted(left));
        ada.does("{'type':'room_delete','data':{'room':%d}}".formatted(deleted));
        ada.does("{'type':'kick','data':{'room':%d,'user':'grace'}}".formatted(kicked));

        JsonNode synced = grace.does(("{'type':'sync','data':{'conversations':[{'conversation':%d,'seq':0,'change':0},"
                + "{'conversation':%d,'seq':5,'change':0},{'conversation':%d,'seq':0,'change':0},"
                + "{'conversation':%d,'seq':0,'change':0},{'conversation':%d,'seq':0,'change':0},"
                + "{'conversation':987654,'seq':0,'change':0}]}}").formatted(left, deleted, kicked, direct, others));

        assertThat(synced.path("gone").toString())
                .isEqualTo("[%d,%d,%d,%d,987654]".formatted(left, deleted, kicked, others));
        assertThat(Talk.list(synced.path("conversations"))).extracting(m -> m.path("conversation").asLong())
                .containsExactly(direct);
    }

    @Test
    void whoKnowsMoreThanThereIsIsToldWhatThereIs() {
        long room = ada.create("tearoom");
        ada.say(room, "one");

        JsonNode missed = missed(ada, room, 50, 9).getFirst();

        assertThat(missed.path("seq").asLong()).isEqualTo(1);
        assertThat(missed.path("change").asLong()).isZero();
        assertThat(Talk.list(missed.path("messages"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'conversations':[],'limit':-1}",
            "{'conversations':[],'limit':501}", "{'conversations':[{'conversation':0,'seq':0,'change':0}]}",
            "{'conversations':[{'conversation':1,'seq':-1,'change':0}]}",
            "{'conversations':[{'conversation':1,'seq':0,'change':-1}]}"})
    void whatIsNoPositionIsRefused(String data) {
        ada.isRefused("{'type':'sync','data':" + data + "}", "invalid_field");
    }
}
