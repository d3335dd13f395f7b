package chat.parley.desktop.lobby;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.protocol.v2.Reply;
import chat.parley.common.protocol.v2.RoomInfo;
import chat.parley.common.protocol.v2.RoomRequest;
import chat.parley.common.protocol.v2.Visibility;
import chat.parley.desktop.net.AskFailure;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DirectoryTest {

    private record Asked(RoomRequest.Rooms request, Consumer<Reply.RoomPage> done, Consumer<AskFailure> failed) {}

    private final Deque<Asked> asked = new ArrayDeque<>();
    private final Directory directory = new Directory(
            (request, done, failed) -> asked.add(new Asked(request, done, failed)), () -> {});

    private static Reply.RoomEntry entry(int id) {
        return new Reply.RoomEntry(
                new RoomInfo(id, name(id), null, Visibility.PUBLIC, false, 0, 1, 0, 0, false), null, false, 0, 0);
    }

    private static String name(int id) {
        return "room-%04d".formatted(id);
    }

    /** Answers as a server with so many rooms does. */
    private void answer(int rooms) {
        Asked question = asked.remove();
        String after = question.request().after();
        int first = after == null ? 1 : Integer.parseInt(after.substring("room-".length())) + 1;
        int last = Math.min(rooms, first + question.request().limit() - 1);
        List<Reply.RoomEntry> page = new ArrayList<>();
        IntStream.rangeClosed(first, last).forEach(id -> page.add(entry(id)));
        question.done().accept(new Reply.RoomPage(page, last < rooms ? name(last) : null));
    }

    @Test
    void isFetchedPageByPage() {
        directory.search("");
        answer(120);
        assertThat(directory.entries()).hasSize(Directory.PAGE);
        assertThat(directory.hasMore()).isTrue();
        directory.more();
        directory.more(); // one is under way already
        assertThat(asked).hasSize(1);
        answer(120);
        directory.more();
        answer(120);
        assertThat(directory.entries()).hasSize(120);
        assertThat(directory.hasMore()).isFalse();
        directory.more();
        assertThat(asked).isEmpty();
    }

    @Test
    void refreshesAsMuchAsIsThere() {
        directory.search("");
        answer(500);
        directory.all();
        while (!asked.isEmpty()) {
            answer(500);
        }
        assertThat(directory.entries()).hasSize(500);
        directory.refresh();
        int questions = 0;
        while (!asked.isEmpty()) {
            answer(499);
            questions++;
        }
        assertThat(questions).isEqualTo(3);
        assertThat(directory.entries()).hasSize(499);
    }

    @Test
    void neverFetchesMoreThanAnybodyLooksThrough() {
        directory.search("");
        answer(100_000);
        directory.all();
        while (!asked.isEmpty()) {
            answer(100_000);
        }
        assertThat(directory.entries().size()).isBetween(Directory.MOST, Directory.MOST + 200);
        directory.all();
        assertThat(asked).isEmpty();
    }

    @Test
    void throwsAnswersToOldQuestionsAway() {
        directory.search("old");
        directory.search("new");
        Asked old = asked.remove();
        old.done().accept(new Reply.RoomPage(List.of(entry(9)), null));
        old.failed().accept(new AskFailure.TimedOut());
        assertThat(directory.isFetched()).isFalse();
        assertThat(directory.failure()).isNull();
        assertThat(asked.element().request().query()).isEqualTo("new");
        answer(3);
        assertThat(directory.entries()).hasSize(3);
    }

    @Test
    void keepsWhatIsThereWhenARefreshFails() {
        directory.search("");
        answer(3);
        directory.refresh();
        asked.remove().failed().accept(new AskFailure.TimedOut());
        assertThat(directory.entries()).hasSize(3);
        assertThat(directory.failure()).isInstanceOf(AskFailure.TimedOut.class);
        directory.refresh();
        answer(2);
        assertThat(directory.failure()).isNull();
        directory.forget();
        assertThat(directory.entries()).isEmpty();
        assertThat(directory.isFetched()).isFalse();
    }
}
