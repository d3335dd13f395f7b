package chat.parley.desktop.room.composer;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.desktop.room.composer.EmojiPickerModel.Row;
import chat.parley.desktop.room.composer.EmojiPickerModel.Spot;
import chat.parley.desktop.text.Emoji;
import chat.parley.desktop.text.EmojiCatalogue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmojiPickerModelTest {

    private static final int LAST = EmojiPickerModel.COLUMNS - 1;

    private final EmojiPickerModel model = new EmojiPickerModel();

    @BeforeEach
    void load() {
        model.setCatalogue(EmojiCatalogue.shared().join());
    }

    private Spot selected() {
        Spot spot = model.selectedProperty().get();
        assertThat(spot).isNotNull();
        return spot;
    }

    @Test
    void beginsAtTheFirstEmojiOfTheFirstCategory() {
        assertThat(model.rows().getFirst()).isEqualTo(new Row.Heading(Emoji.Category.SMILEYS));
        assertThat(selected()).isEqualTo(new Spot(1, 0));
        assertThat(model.emoji()).map(Emoji::category).contains(Emoji.Category.SMILEYS);
    }

    @Test
    void arrowsMoveOverRowsAndHeadings() {
        model.moveColumn(-1);
        assertThat(selected()).isEqualTo(new Spot(1, 0));
        model.moveRow(-1);
        assertThat(selected()).isEqualTo(new Spot(1, 0));
        for (int i = 0; i < EmojiPickerModel.COLUMNS; i++) {
            model.moveColumn(1);
        }
        assertThat(selected()).isEqualTo(new Spot(2, 0));
        model.moveColumn(-1);
        assertThat(selected()).isEqualTo(new Spot(1, LAST));
        int people = model.jump(Emoji.Category.PEOPLE);
        assertThat(model.rows().get(people)).isEqualTo(new Row.Heading(Emoji.Category.PEOPLE));
        assertThat(selected()).isEqualTo(new Spot(people + 1, 0));
        model.moveRow(-1);
        assertThat(selected().row()).isEqualTo(people - 1);
        model.moveRow(1);
        assertThat(selected().row()).isEqualTo(people + 1);
    }

    @Test
    void aSearchFindsByWords() {
        model.search("party pop");
        assertThat(model.emoji()).map(Emoji::sequence).contains("\ud83c\udf89");
        assertThat(model.rows()).noneMatch(Row.Heading.class::isInstance);
        model.search("nosuchemojiatall");
        assertThat(model.rows()).isEmpty();
        assertThat(model.emoji()).isEmpty();
        model.moveRow(1);
        model.moveColumn(1);
        assertThat(model.emoji()).isEmpty();
    }

    @Test
    void whatWasUsedLastComesFirst() {
        assertThat(model.hasRecent()).isFalse();
        model.search("tada");
        Emoji tada = model.emoji().orElseThrow();
        model.used(tada);
        model.search("thumbsup");
        Emoji thumb = model.emoji().orElseThrow();
        model.used(thumb);
        model.used(tada);
        model.reset();
        assertThat(model.rows().getFirst()).isEqualTo(new Row.Heading(null));
        assertThat(model.rows().get(1)).isInstanceOfSatisfying(Row.Line.class,
                line -> assertThat(line.emoji()).containsExactly(tada, thumb));
        assertThat(model.emoji()).contains(tada);
    }
}
