package chat.parley.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.common.protocol.v2.MessageRequest;
import chat.parley.common.protocol.v2.RoomRequest;
import chat.parley.desktop.net.LinkEvent;
import chat.parley.desktop.testing.Companion;
import chat.parley.desktop.testing.LiveAccount;
import chat.parley.desktop.testing.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window on a conversation's messages, filled by a real server and a real cache. */
class TimelineTest {

    private static final int MANY = 700;

    @TempDir
    private Path directory;

    private TestServer server;
    private Companion grace;
    private LiveAccount ada;
    private long room;

    @BeforeEach
    void aRoom() {
        server = new TestServer(directory.resolve("server"));
        grace = new Companion(server.invite(), "Grace");
        room = grace.createRoom("Long");
        ada = new LiveAccount(directory.resolve("ada"), server.invite(), "Ada");
    }

    @AfterEach
    void close() {
        ada.close();
        grace.close();
        server.close();
    }

    private Conversation join() {
        ada.account().ask(new RoomRequest.Join(room, null), _ -> {}, failure -> {
            throw new AssertionError(failure);
        });
        return ada.conversation("Long");
    }

    private void fill(int from, int to) {
        for (int i = from; i <= to; i++) {
            grace.say(room, "m" + i);
        }
    }

    private static List<Long> orders(Timeline timeline) {
        return timeline.rows().stream().map(Row::order).toList();
    }

    private static List<Long> range(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    private void settled(Timeline timeline) {
        ada.waitUntil("fetched", () -> timeline.fetchingProperty().get() == Timeline.Fetching.NOTHING);
    }

    @Test
    void goesThroughALongRoomWithoutAGapAndWithoutGrowing() {
        fill(1, MANY);
        Timeline timeline = join().timeline();
        timeline.open();
        settled(timeline);
        assertThat(timeline.liveProperty().get()).isTrue();
        assertThat(orders(timeline)).isEqualTo(range(MANY - 59, MANY));

        while (timeline.olderProperty().get()) {
            timeline.setAtEnd(false);
            timeline.fetchOlder();
            settled(timeline);
            long first = timeline.rows().getFirst().order();
            long last = timeline.rows().getLast().order();
            assertThat(orders(timeline)).isEqualTo(range(first, last)).hasSizeLessThanOrEqualTo(Timeline.MOST);
        }
        assertThat(timeline.rows().getFirst().order()).isEqualTo(1);
        assertThat(timeline.liveProperty().get()).isFalse();

        grace.say(room, "while far away");
        ada.waitUntil("heard", () -> ada.conversation("Long").newest() == MANY + 1);
        while (!timeline.liveProperty().get()) {
            timeline.fetchNewer();
            settled(timeline);
            assertThat(orders(timeline)).isEqualTo(range(timeline.rows().getFirst().order(),
                    timeline.rows().getLast().order())).hasSizeLessThanOrEqualTo(Timeline.MOST);
        }
        assertThat(timeline.rows().getLast().order()).isEqualTo(MANY + 1);
    }

    @Test
    void jumpsToAMessageAndBackToTheEnd() {
        fill(1, 300);
        Timeline timeline = join().timeline();
        timeline.open();
        settled(timeline);
        int[] index = {-2};
        timeline.show(20, found -> index[0] = found);
        settled(timeline);
        assertThat(timeline.rows().get(index[0]).order()).isEqualTo(20);
        assertThat(timeline.liveProperty().get()).isFalse();
        boolean[] there = {false};
        timeline.toNewest(() -> there[0] = true);
        settled(timeline);
        assertThat(there[0]).isTrue();
        assertThat(timeline.rows().getLast().order()).isEqualTo(300);
    }

    @Test
    void fetchesAgainWhatCouldNotBeHadAndLosesNothingMeanwhile() {
        fill(1, 300);
        Conversation conversation = join();
        Timeline timeline = conversation.timeline();
        timeline.open();
        settled(timeline);
        server.stop();
        ada.waitUntil("offline", () -> !ada.account().isOnline());
        int[] index = {-2};
        timeline.show(20, found -> index[0] = found);
        ada.account().handle(new LinkEvent.Messages(room, List.of(message(301)))); // while it is being fetched
        ada.waitUntil("failed", () -> timeline.failureProperty().get() != null);
        assertThat(orders(timeline)).isEqualTo(range(241, 301));
        timeline.retry();
        assertThat(timeline.failureProperty().get()).isNull();
        ada.waitUntil("failed again", () -> timeline.failureProperty().get() != null);
        assertThat(index[0]).isEqualTo(-2);

        // Nobody is led away from what they read; but what was to come before it comes by itself.
        server.startAgain();
        ada.waitUntil("online", () -> ada.account().isOnline());
        assertThat(timeline.failureProperty().get()).isNull();
        assertThat(timeline.fetchingProperty().get()).isEqualTo(Timeline.Fetching.NOTHING);
        server.stop();
        ada.waitUntil("offline", () -> !ada.account().isOnline());
        timeline.fetchOlder();
        ada.waitUntil("failed", () -> timeline.failureProperty().get() != null);
        server.startAgain();
        ada.waitUntil("what is older", () -> timeline.rows().getFirst().order() == 181);
        assertThat(timeline.failureProperty().get()).isNull();
        assertThat(index[0]).isEqualTo(-2);
    }

    private MessageInfo message(long seq) {
        return new MessageInfo(room, seq, seq, 0, "Grace", "m" + seq, null, null, List.of(), null, null, false,
                List.of(),
                0, false);
    }

    @Test
    void dropsTheBeginningWhileItFollowsTheEnd() {
        Timeline timeline = join().timeline();
        timeline.open();
        settled(timeline);
        fill(1, MANY);
        ada.waitUntil("all", () -> !timeline.rows().isEmpty() && timeline.rows().getLast().order() == MANY);
        assertThat(timeline.rows()).hasSizeLessThanOrEqualTo(Timeline.MOST);
        assertThat(timeline.olderProperty().get()).isTrue();
        timeline.fetchOlder(); // from what was kept on this machine
        settled(timeline);
        assertThat(orders(timeline)).isEqualTo(range(timeline.rows().getFirst().order(),
                timeline.rows().getLast().order()));
    }

    @Test
    void marksWhereWhatIsUnreadBegins() {
        Conversation conversation = join();
        fill(1, 3);
        ada.waitUntil("3", () -> conversation.unreadProperty().get() == 3);
        Timeline timeline = conversation.timeline();
        timeline.open();
        settled(timeline);
        assertThat(timeline.rows().stream().map(Row::firstUnread)).containsExactly(true, false, false);
        conversation.readAll();
        assertThat(conversation.unreadProperty().get()).isZero();
        fill(4, 4);
        ada.waitUntil("4", () -> timeline.rows().size() == 4);
        assertThat(timeline.rows().getLast().firstUnread()).isFalse();
    }

    @Test
    void showsWhatIsUnsentAtTheEndUntilItIsStored() {
        Conversation conversation = join();
        Timeline timeline = conversation.timeline();
        timeline.open();
        settled(timeline);
        server.stop();
        ada.waitUntil("offline", () -> !ada.account().isOnline());
        ada.account().outgoing().say(conversation, "one", null);
        ada.account().outgoing().say(conversation, "two", null);
        assertThat(timeline.rows()).extracting(Row::order).containsExactly(Long.MAX_VALUE, Long.MAX_VALUE);
        ada.close();
        server.startAgain();
        ada.open(); // what was not sent is kept by the machine
        Conversation again = ada.conversation("Long");
        again.timeline().open();
        ada.waitUntil("sent", () -> again.timeline().rows().size() == 2
                && again.timeline().rows().stream().allMatch(row -> row.entry() instanceof Entry.Said));
        grace.waitToHear("two");
        assertThat(grace.ask(new MessageRequest.History(room, null, null, null, 0)).messages())
                .extracting(m -> m.text()).containsExactly("one", "two");
    }

    @Test
    void showsARefusedMessageUntilItIsGivenUp() {
        Conversation conversation = join();
        Timeline timeline = conversation.timeline();
        timeline.open();
        settled(timeline);
        grace.ask(new RoomRequest.Pause(room, true));
        ada.account().outgoing().say(conversation, "too late", null);
        ada.waitUntil("refused", () -> timeline.rows().size() == 1
                && timeline.rows().getFirst().entry() instanceof Entry.Unsent(var pending, var _)
                && pending.refusal() != null);
        Entry.Unsent refused = (Entry.Unsent) timeline.rows().getFirst().entry();
        grace.ask(new RoomRequest.Pause(room, false));
        ada.account().outgoing().resend(refused.pending().message().clientId());
        ada.waitUntil("sent", () -> timeline.rows().size() == 1
                && timeline.rows().getFirst().entry() instanceof Entry.Said);
    }

    @Test
    void showsADirectMessageInTheRoomInWhichItWasSaid() {
        Conversation conversation = join();
        Timeline timeline = conversation.timeline();
        timeline.open();
        settled(timeline);
        grace.tellIn(room, "Ada", "between us");
        ada.waitUntil("whisper", () -> timeline.rows().size() == 1);
        assertThat(timeline.rows().getFirst().entry()).isInstanceOfSatisfying(Entry.Whispered.class,
                whisper -> assertThat(whisper.to()).isEqualTo("Ada"));
        Conversation direct = ada.conversation("Grace");
        assertThat(direct.unreadProperty().get()).isEqualTo(1);

        conversation.readAll();
        assertThat(direct.unreadProperty().get()).as("read where it was said").isZero();
        grace.tell("Ada", "elsewhere");
        grace.tellIn(room, "Ada", "and here");
        ada.waitUntil("whispers", () -> timeline.rows().size() == 2);
        conversation.readAll();
        assertThat(direct.unreadProperty().get()).as("one of them is not shown in the room").isEqualTo(2);
    }

    @Test
    void quotesWhatIsAnsweredAlsoWhenItIsNotInTheWindow() {
        fill(1, 100);
        grace.reply(room, 1, "to the first");
        Timeline timeline = join().timeline();
        timeline.open();
        settled(timeline);
        ada.waitUntil("quote", () -> "m1".equals(quoted(timeline)));
        grace.ask(new MessageRequest.Edit(room, 1, "edited"));
        ada.waitUntil("edited quote", () -> "edited".equals(quoted(timeline)));
    }

    @Test
    void quotesWhatIsAnsweredInTheSamePageFromTheFirstMomentOn() {
        fill(1, 1);
        grace.reply(room, 1, "to the first");
        Timeline timeline = join().timeline();
        List<Row> shown = new ArrayList<>();
        ObservableList<Row> rows = timeline.rows();
        rows.addListener((ListChangeListener<Row>) change -> shown.addAll(change.getList()));
        timeline.open();
        ada.waitUntil("page", () -> rows.size() == 2);
        assertThat(shown).filteredOn(row -> row.order() == 2).isNotEmpty()
                .allSatisfy(answer -> assertThat(answer.quoted()).isNotNull());
    }

    private static @Nullable String quoted(Timeline timeline) {
        MessageInfo quoted = timeline.rows().getLast().quoted();
        return quoted == null ? null : quoted.text();
    }
}
