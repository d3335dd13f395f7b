package chat.parley.desktop.store;

import static chat.parley.desktop.store.Samples.messages;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.common.protocol.v2.MessageRequest.Position;
import chat.parley.common.protocol.v2.Reply;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageRunsTest {

    private static final long ROOM = 3;
    private static final int LIMIT = 100;

    @TempDir
    private Path config;

    private Cache cache;

    @BeforeEach
    void open() {
        cache = Cache.open(config, Samples.ADA, LIMIT);
        cache.append(ROOM - 1, messages(ROOM - 1, 1, 50)); // neighbours that nothing may touch
        cache.append(ROOM + 1, messages(ROOM + 1, 1, 50));
    }

    @AfterEach
    void close() {
        for (long neighbour : new long[]{ROOM - 1, ROOM + 1}) {
            assertThat(cache.page(neighbour, new Place.Newest(), LIMIT).messages())
                    .isEqualTo(messages(neighbour, 1, 50));
        }
        cache.close();
    }

    private void assertRun(long oldest, long newest) {
        assertThat(all()).isEqualTo(messages(ROOM, oldest, newest));
    }

    private List<MessageInfo> all() {
        CachedPage page = cache.page(ROOM, new Place.Newest(), 2 * LIMIT);
        assertThat(page.older() || page.newer()).isFalse();
        return page.messages();
    }

    private boolean join(long from, long to) {
        return cache.joinOlder(ROOM, new Reply.Page(messages(ROOM, from, to), true, true));
    }

    @Test
    void theRunGrowsAtBothEndsOnly() {
        cache.append(ROOM, messages(ROOM, 40, 42));
        cache.append(ROOM, messages(ROOM, 43, 45));
        assertThat(join(30, 38)).as("a hole between").isFalse();
        assertThat(join(35, 40)).as("an overlap").isFalse();
        assertThat(join(30, 39)).isTrue();
        assertThat(cache.joinOlder(ROOM, new Reply.Page(List.of(), false, true))).isFalse();
        assertThat(cache.joinOlder(ROOM, new Reply.Page(
                List.of(Samples.message(ROOM, 27), Samples.message(ROOM, 29)), true, true))).as("a hole in it")
                .isFalse();
        assertRun(30, 45);
    }

    @Test
    void aGapBeginsTheRunAnew() {
        cache.append(ROOM, messages(ROOM, 1, 5));
        cache.append(ROOM, messages(ROOM, 7, 9));
        assertRun(7, 9);
        cache.append(ROOM, Stream.concat(messages(ROOM, 10, 12).stream(), messages(ROOM, 14, 15).stream()).toList());
        assertRun(14, 15);
        assertThat(cache.page(ROOM, new Place.Newest(), 5).fromFirst()).isFalse();
    }

    @Test
    void whatIsToldAgainAfterACrashChangesNothingButIsTaken() {
        cache.append(ROOM, messages(ROOM, 10, 15));
        cache.position(new Position(ROOM, 12, 0)); // what came later was not noted
        cache.append(ROOM, messages(ROOM, 13, 14));
        cache.append(ROOM, messages(ROOM, 15, 18));
        assertRun(10, 18);
        cache.append(ROOM, messages(ROOM, 2, 8));
        assertRun(10, 18);
        cache.append(ROOM, messages(ROOM, 5, 9));
        assertRun(5, 18);
        cache.append(ROOM, List.of());
        assertRun(5, 18);
    }

    @Test
    void anEmptyRunIsAfterItsPosition() {
        assertThat(join(1, 5)).as("nothing to join").isFalse();
        cache.restart(new Position(ROOM, 20, 3));
        assertThat(join(15, 19)).isFalse();
        assertThat(cache.page(ROOM, new Place.Before(21), 5))
                .isEqualTo(new CachedPage(List.of(), false, false, false));
        assertThat(join(15, 20)).isTrue();
        cache.append(ROOM, messages(ROOM, 21, 22));
        assertRun(15, 22);
        cache.restart(new Position(ROOM, 0, 0));
        assertThat(cache.page(ROOM, new Place.Newest(), 5)).isEqualTo(new CachedPage(List.of(), false, false, true));
        cache.append(ROOM, messages(ROOM, 1, 2));
        assertRun(1, 2);
    }

    @Test
    void aPositionBeyondTheRunLeavesNoHole() {
        cache.append(ROOM, messages(ROOM, 1, 5));
        cache.position(new Position(ROOM, 5, 1));
        assertRun(1, 5);
        cache.position(new Position(ROOM, 9, 1));
        assertThat(all()).isEmpty();
        cache.append(ROOM, messages(ROOM, 10, 11));
        assertRun(10, 11);
    }

    @Test
    void aChangeIsTakenWhereTheMessageIsAndIsNotUndoneByAnOlderForm() {
        cache.append(ROOM, messages(ROOM, 1, 3));
        MessageInfo edited = Samples.message(ROOM, 2, 7, "edited");
        assertThat(cache.change(edited)).isTrue();
        assertThat(cache.change(Samples.message(ROOM, 4, 8, "not here"))).isFalse();
        assertThat(cache.change(Samples.message(ROOM, 2, 6, "older"))).isFalse();
        cache.append(ROOM, messages(ROOM, 2, 4));
        assertThat(all()).containsExactly(Samples.message(ROOM, 1), edited, Samples.message(ROOM, 3),
                Samples.message(ROOM, 4));
        MessageInfo deleted = Samples.deleted(ROOM, 2, 9);
        assertThat(cache.change(deleted)).isTrue();
        assertThat(all().get(1).text()).isNull();
        assertThat(all().get(1).deleted()).isTrue();
    }

    @Test
    void pagesEndWhereTheRunDoes() {
        cache.append(ROOM, messages(ROOM, 11, 30));
        assertPage(new Place.Newest(), 5, 26, 30, true, false);
        assertPage(new Place.Newest(), 20, 11, 30, false, false);
        assertPage(new Place.Before(31), 5, 26, 30, true, false);
        assertPage(new Place.Before(30), 5, 25, 29, true, true);
        assertPage(new Place.Before(13), 5, 11, 12, false, true);
        assertPage(new Place.After(10), 5, 11, 15, false, true);
        assertPage(new Place.After(28), 5, 29, 30, true, false);
        assertPage(new Place.Around(20), 5, 18, 22, true, true);
        assertPage(new Place.Around(20), 4, 18, 21, true, true);
        assertPage(new Place.Around(20), 1, 20, 20, true, true);
        assertPage(new Place.Around(12), 7, 11, 17, false, true);
        assertPage(new Place.Around(30), 7, 24, 30, true, false);
        assertPage(new Place.Around(15), 50, 11, 30, false, false);
        assertThatThrownBy(() -> cache.page(ROOM, new Place.Newest(), 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPageLeavesNoHoleTowardsItsPlace() {
        cache.append(ROOM, messages(ROOM, 11, 30));
        assertNothing(new Place.Before(11), false, true);
        assertNothing(new Place.Before(4), false, true);
        assertNothing(new Place.Before(32), true, false);
        assertNothing(new Place.After(9), false, true);
        assertNothing(new Place.After(30), true, false);
        assertNothing(new Place.After(99), true, false);
        assertNothing(new Place.Around(10), false, true);
        assertNothing(new Place.Around(31), true, false);
        assertThat(cache.page(ROOM, new Place.Newest(), 3).fromFirst()).isFalse();
        assertThat(join(1, 10)).isTrue();
        assertThat(cache.page(ROOM, new Place.Newest(), 3).fromFirst()).isTrue();
    }

    private void assertPage(Place place, int limit, long from, long to, boolean older, boolean newer) {
        assertThat(cache.page(ROOM, place, limit)).as("%s of %s", place, limit)
                .isEqualTo(new CachedPage(messages(ROOM, from, to), older, newer, false));
    }

    private void assertNothing(Place place, boolean older, boolean newer) {
        assertThat(cache.page(ROOM, place, 5)).as("%s", place)
                .isEqualTo(new CachedPage(List.of(), older, newer, false));
    }

    @Test
    void aFullRunGivesUpItsOldest() {
        cache.append(ROOM, messages(ROOM, 1, LIMIT));
        assertRun(1, LIMIT);
        cache.append(ROOM, messages(ROOM, LIMIT + 1, LIMIT + 1));
        assertRun(LIMIT + 1 - 89, LIMIT + 1);
        assertThat(join(1, 11)).as("no room").isFalse();
        assertThat(join(3, 11)).isTrue();
        cache.append(ROOM, messages(ROOM, LIMIT + 2, 5 * LIMIT));
        assertRun(5 * LIMIT - 89, 5 * LIMIT);
    }
}
