package chat.parley.desktop.text;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.desktop.text.EmojiScanner.Run;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmojiCatalogueTest {

    private static final String THUMB = "\uD83D\uDC4D";

    private final EmojiCatalogue catalogue = EmojiCatalogue.shared().join();

    @Test
    void findsByShortCode() {
        assertThat(catalogue.byShortCode("tada")).get().extracting(Emoji::sequence).isEqualTo("\uD83C\uDF89");
        assertThat(catalogue.byShortCode(":+1:")).get().extracting(Emoji::sequence).isEqualTo(THUMB);
        assertThat(catalogue.byShortCode(":ThumbsUp:")).get().extracting(Emoji::sequence).isEqualTo(THUMB);
        assertThat(catalogue.byShortCode("heart")).get().extracting(Emoji::sequence).isEqualTo("\u2764\uFE0F");
        assertThat(catalogue.byShortCode("no_such_thing")).isEmpty();
        assertThat(catalogue.byShortCode("")).isEmpty();
        assertThat(catalogue.byShortCode(":")).isEmpty();
    }

    @Test
    void completesTheShortestFirst() {
        assertThat(catalogue.complete(":smil", 5)).hasSize(5).doesNotHaveDuplicates()
                .allSatisfy(emoji -> assertThat(emoji.shortCodes()).anyMatch(code -> code.startsWith("smil")));
        assertThat(catalogue.complete("tada", 5).getFirst().shortCodes()).contains("tada");
        assertThat(catalogue.complete("no_such", 5)).isEmpty();
    }

    @Test
    void searchesByWords() {
        assertThat(catalogue.search("party", 10)).extracting(Emoji::sequence).contains("\uD83C\uDF89");
        assertThat(catalogue.search("red hear", 10)).extracting(Emoji::sequence).contains("\u2764\uFE0F");
        assertThat(catalogue.search("fire", 10).getFirst().sequence()).isEqualTo("\uD83D\uDD25");
        assertThat(catalogue.search("xyzzy", 10)).isEmpty();
    }

    @Test
    void hasCategoriesInOrderWithTonesAside() {
        assertThat(catalogue.in(Emoji.Category.SMILEYS).getFirst().sequence()).isEqualTo("\uD83D\uDE00");
        for (Emoji.Category category : Emoji.Category.values()) {
            assertThat(catalogue.in(category)).as(category.name()).hasSizeGreaterThan(50);
        }
        Emoji wave = catalogue.byShortCode("wave").orElseThrow();
        assertThat(wave.tones()).hasSize(5).first().isEqualTo("\uD83D\uDC4B\uD83C\uDFFB");
        assertThat(catalogue.in(Emoji.Category.PEOPLE)).extracting(Emoji::sequence)
                .doesNotContainAnyElementsOf(wave.tones());
    }

    @Test
    void whatIsNotWantedIsLeftOut() {
        EmojiCatalogue thumbs = catalogue.only(THUMB::equals);
        assertThat(thumbs.in(Emoji.Category.PEOPLE)).extracting(Emoji::sequence).containsExactly(THUMB);
        assertThat(thumbs.in(Emoji.Category.SMILEYS)).isEmpty();
        assertThat(thumbs.byShortCode("tada")).isEmpty();
        assertThat(catalogue.byShortCode("tada")).isPresent();
    }

    @Test
    void theScannerKnowsThemAll() {
        List<Emoji> all = Arrays.stream(Emoji.Category.values()).flatMap(one -> catalogue.in(one).stream()).toList();
        assertThat(all).hasSizeGreaterThan(1800).allSatisfy(emoji -> {
            assertThat(EmojiScanner.scan(emoji.sequence())).containsExactly(new Run(emoji.sequence(), true));
            assertThat(emoji.tones()).allSatisfy(
                    tone -> assertThat(EmojiScanner.scan(tone)).containsExactly(new Run(tone, true)));
        });
    }

    @Test
    void replacesShortCodes() {
        assertThat(catalogue.replaceShortCodes("a :tada: b:+1:")).isEqualTo("a \uD83C\uDF89 b" + THUMB);
        assertThat(catalogue.replaceShortCodes("10:30: :nope: x:tada:")).isEqualTo("10:30: :nope: x\uD83C\uDF89");
        assertThat(catalogue.replaceShortCodes(":::")).isEqualTo(":::");
    }
}
