package chat.parley.desktop.switcher;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.desktop.switcher.SwitcherModel.Candidate;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;

class SwitcherModelTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    /** As a conversation would be; people stand in for them here. */
    private static Candidate chat(String name, int unread, int mentions, Instant active) {
        return new Candidate(new Found.Person(name), name, 30, unread, mentions, active);
    }

    private static Candidate command(String name) {
        return Candidate.of(new Found.Action(new Command(name, Feather.HOME, () -> {})), name, 0);
    }

    private static List<String> names(String typed, Candidate... candidates) {
        return SwitcherModel.rank(typed, List.of(candidates)).stream().map(found -> switch (found) {
            case Found.Person(var name) -> name;
            case Found.Action(var command) -> command.name();
            case Found.Chat _,Found.Room _ -> throw new AssertionError(found);
        }).toList();
    }

    @Test
    void withoutAQueryWhatMentionsMeThenWhatIsUnreadThenWhatIsNewest() {
        assertThat(names("", command("settings"), chat("old", 0, 0, NOON), chat("new", 0, 0, NOON.plusSeconds(5)),
                chat("unread", 3, 0, NOON), chat("mention", 1, 1, Instant.EPOCH), command("lobby")))
                .containsExactly("mention", "unread", "new", "old", "settings", "lobby");
    }

    @Test
    void whatFitsBestComesFirst() {
        assertThat(names("te", chat("later", 9, 9, NOON), chat("team", 0, 0, NOON), chat("x", 0, 0, NOON),
                command("tea"))).containsExactly("team", "tea", "later");
    }

    @Test
    void whatFitsAsWellIsRankedByWhatItIsAndWhetherItIsUnread() {
        assertThat(names("tea", chat("tea1", 0, 0, NOON), chat("tea2", 1, 0, NOON), command("tea3")))
                .containsExactly("tea2", "tea1", "tea3");
    }
}
