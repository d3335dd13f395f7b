package chat.parley.desktop.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.common.client.UnsentMessage;
import chat.parley.common.protocol.ErrorCode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;

class UnsentMessagesTest {

    @TempDir
    private Path config;

    private Cache cache;
    private UnsentMessages unsent;

    @BeforeEach
    void open() {
        cache = Cache.open(config, Samples.ADA);
        unsent = cache.unsent();
    }

    @AfterEach
    void close() {
        cache.close();
    }

    private List<UnsentMessage> readByAnother() throws SQLException {
        try (Connection other = new SQLiteConfig()
                .createConnection("jdbc:sqlite:" + Samples.file(config, Samples.ADA))) {
            return UnsentMessages.all(other);
        }
    }

    @Test
    void whatWasAddedIsInTheFileAtOnceAndInOrder() throws SQLException {
        UnsentMessage one = UnsentMessage.in(3, "first \uD83D\uDE00 \"'").replyingTo(7);
        UnsentMessage two = UnsentMessage.to("Zoë", "second").saidIn(4);
        UnsentMessage three = UnsentMessage.in(5, "third\nline");
        unsent.add(one);
        unsent.add(two);
        assertThat(readByAnother()).containsExactly(one, two);
        unsent.add(three);
        unsent.add(one);
        assertThat(readByAnother()).containsExactly(one, two, three);
        unsent.remove(two.clientId());
        assertThat(readByAnother()).containsExactly(one, three);
        cache.close();
        open();
        unsent.add(two);
        assertThat(unsent.all()).containsExactly(one, three, two);
    }

    @Test
    void aRefusedMessageIsKeptUntilItIsSentAgainOrDiscarded() {
        UnsentMessage one = UnsentMessage.in(3, "one").replyingTo(7);
        UnsentMessage two = UnsentMessage.to("Bob", "two");
        UnsentMessage three = UnsentMessage.in(3, "three");
        List.of(one, two, three).forEach(unsent::add);
        unsent.remove(one.clientId()); // as the client does before it tells of the refusal
        unsent.fail(one, ErrorCode.MUTED, "be quiet");
        unsent.fail(two, ErrorCode.BLOCKED, "no");
        assertThat(unsent.all()).containsExactly(three);
        assertThat(unsent.failed()).containsExactly(new FailedMessage(two, ErrorCode.BLOCKED, "no"),
                new FailedMessage(one, ErrorCode.MUTED, "be quiet"));

        unsent.add(one);
        assertThat(unsent.all()).containsExactly(three, one);
        unsent.remove(two.clientId());
        assertThat(unsent.failed()).extracting(FailedMessage::message).containsExactly(two);
        unsent.discard(two.clientId());
        assertThat(unsent.failed()).isEmpty();
        assertThat(unsent.all()).containsExactly(three, one);
        unsent.discard(three.clientId()); // whose refusal could not be kept
        assertThat(unsent.all()).containsExactly(one);
    }

    @Test
    void everyThreadMayUseIt() throws InterruptedException, ExecutionException {
        List<UnsentMessage> messages = IntStream.range(0, 60).mapToObj(i -> UnsentMessage.in(3, "m" + i)).toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            List<Future<?>> adding = IntStream.range(0, 3).<Future<?>>mapToObj(part -> threads.submit(() -> {
                messages.subList(part * 20, part * 20 + 20).forEach(unsent::add);
                cache.append(3, Samples.messages(3, 1, 50));
            })).toList();
            for (Future<?> done : adding) {
                done.get();
            }
        }
        assertThat(unsent.all()).containsExactlyInAnyOrderElementsOf(messages);
        assertThat(unsent.all().stream().filter(messages.subList(20, 40)::contains))
                .containsExactlyElementsOf(messages.subList(20, 40));
    }

    @Test
    void aFileThatCannotBeWrittenIsSaidToTheSender() throws SQLException {
        UnsentMessage one = UnsentMessage.in(3, "one");
        try (Connection other = new SQLiteConfig()
                .createConnection("jdbc:sqlite:" + Samples.file(config, Samples.ADA))) {
            other.createStatement().execute("DROP TABLE unsent");
        }
        assertThatThrownBy(() -> unsent.add(one)).isInstanceOfSatisfying(CacheException.class,
                e -> assertThat(e.reason()).isEqualTo(CacheException.Reason.FAILED));
        cache.saveDraft(new Draft(3, "the rest goes on", null));
        assertThat(cache.drafts()).hasSize(1);
    }
}
