package chat.parley.desktop.search;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.common.protocol.v2.MessageRequest;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.desktop.net.AskFailure;
import chat.parley.desktop.ui.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SearchModelTest {

    private record Asked(MessageRequest.Search search, Consumer<Reply.Hits> done, Consumer<AskFailure> failed) {}

    private final List<Asked> asked = new ArrayList<>();
    private final SearchModel model = new SearchModel(
            (search, done, failed) -> asked.add(new Asked(search, done, failed)));

    private static Reply.Hits hits(boolean more, long... ids) {
        List<Reply.Hit> hits = new ArrayList<>();
        for (long id : ids) {
            hits.add(new Reply.Hit(new MessageInfo(1, id, id, 0, "Ada", "tea", null, null, List.of(), null, null, false,
                    List.of(), 0, false), List.of(0, 3)));
        }
        return new Reply.Hits(hits, more);
    }

    private List<Long> found() {
        return model.hits().stream().map(hit -> hit.message().id()).toList();
    }

    @Test
    void searchesWithItsFilters() {
        model.query().set(" tea ");
        model.from().set("Ada");
        model.here().set(7L);
        model.search();
        model.onlyHere().set(true);
        model.search();
        assertThat(asked).extracting(a -> a.search().in()).containsExactly(null, 7L);
        assertThat(asked).extracting(a -> a.search().query()).containsOnly("tea");
        assertThat(asked).extracting(a -> a.search().from()).containsOnly("Ada");
    }

    @Test
    void pagesOnFromTheOldest() {
        model.query().set("tea");
        model.search();
        asked.getFirst().done().accept(hits(true, 9, 8));
        assertThat(model.more().get()).isTrue();
        model.searchOn();
        model.searchOn();
        assertThat(asked).hasSize(2);
        assertThat(asked.getLast().search().before()).isEqualTo(8);
        asked.getLast().done().accept(hits(false, 5));
        assertThat(found()).containsExactly(9L, 8L, 5L);
        assertThat(model.more().get()).isFalse();
    }

    @Test
    void anAnswerToWhatIsNotAskedAnyMoreIsPassedOver() {
        model.query().set("te");
        model.search();
        model.query().set("tea");
        model.search();
        asked.getLast().done().accept(hits(false, 2));
        asked.getFirst().done().accept(hits(true, 1));
        asked.getFirst().failed().accept(new AskFailure.TimedOut());
        assertThat(found()).containsExactly(2L);
        assertThat(model.word().get()).isNull();
    }

    @Test
    void knowsWhetherWhatWasFoundIsWhatIsAskedFor() {
        model.query().set("tea");
        assertThat(model.isAnswered()).isFalse();
        model.search();
        assertThat(model.isAnswered()).isFalse();
        asked.getLast().done().accept(hits(true, 2));
        assertThat(model.isAnswered()).isTrue();
        model.query().set("tea ");
        assertThat(model.isAnswered()).isTrue();
        model.from().set("Ada");
        assertThat(model.isAnswered()).isFalse();
        model.from().set("");
        model.searchOn();
        asked.getLast().failed().accept(new AskFailure.TimedOut());
        assertThat(model.isAnswered()).isFalse();
    }

    @Test
    void saysWhatIsTheCaseWhenThereIsNothingToShow() {
        assertThat(model.word().get()).isEqualTo(Phrase.of("search.begin"));
        model.query().set("tea");
        model.search();
        asked.getLast().done().accept(hits(false));
        assertThat(model.word().get()).isEqualTo(Phrase.of("search.nothing", "tea"));
        model.search();
        asked.getLast().failed().accept(new AskFailure.Offline());
        assertThat(model.word().get()).isEqualTo(Phrase.of("search.offline"));
        model.from().set("not a name");
        model.search();
        assertThat(model.word().get()).isEqualTo(Phrase.of("search.from.broken"));
        model.from().set("");
        model.query().set("x".repeat(201));
        model.search();
        assertThat(model.word().get()).isEqualTo(Phrase.of("search.tooLong", 200));
        assertThat(asked).hasSize(2);
        model.query().set(" ");
        model.search();
        assertThat(model.word().get()).isEqualTo(Phrase.of("search.begin"));
    }
}
