package chat.parley.desktop.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CompletionTest {

    private static final List<String> MEMBERS = List.of("Ada", "Grace", "Greta", "Linus");

    private static List<String> options(String beforeCaret, String afterCaret) {
        return Completion.at(beforeCaret + afterCaret, beforeCaret.length(), "Ada", MEMBERS)
                .map(Completion::options).orElse(List.of());
    }

    @Test
    void offersTheCommandWhileItIsTyped() {
        assertThat(options("\\", "")).containsExactly("\\private");
        assertThat(options("\\PRI", "")).containsExactly("\\private");
        assertThat(options("\\private", "")).isEmpty();
        assertThat(options("\\dance", "")).isEmpty();
    }

    @Test
    void offersWhoIsPresentButOneself() {
        assertThat(options("\\private ", "")).containsExactly("Grace", "Greta", "Linus");
        assertThat(options("\\private gr", "")).containsExactly("Grace", "Greta");
        assertThat(options("\\private grace", "")).containsExactly("Grace");
    }

    @Test
    void offersNothingElsewhere() {
        assertThat(options("\\private Grace", "")).isEmpty();
        assertThat(options("\\private Grace ", "")).isEmpty();
        assertThat(options("hello gr", "")).isEmpty();
        assertThat(options("\\private x", "")).isEmpty();
    }

    @Test
    void putsTheNameInForTheWholeWord() {
        String text = "\\private gracie hello";
        Optional<Completion> completion = Completion.at(text, "\\private gr".length(), "Ada", MEMBERS);
        assertThat(completion).map(c -> c.fill(text, "Greta"))
                .contains(new Completion.Filled("\\private Greta ", "hello"));
    }
}
