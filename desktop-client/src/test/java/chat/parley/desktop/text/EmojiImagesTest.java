package chat.parley.desktop.text;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.desktop.testing.DesktopTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.image.Image;
import org.junit.jupiter.api.Test;

class EmojiImagesTest extends DesktopTest {

    private static final String GRIN = "\uD83D\uDE00";

    private final List<String> opened = new ArrayList<>();

    private EmojiImages images(int capacity, String... known) {
        return new EmojiImages(sequence -> {
            opened.add(sequence);
            return List.of(known).contains(sequence) ? Pictures.png().readAllBytes() : null;
        }, capacity, Runnable::run);
    }

    @Test
    void aPictureHasTheSizeAtWhichItIsDrawn() {
        EmojiImages images = images(4, GRIN);
        assertThat(images.load(GRIN, 40).join()).get().extracting(Image::getWidth).isEqualTo(40.0);
        images.load(GRIN, 40).join();
        assertThat(opened).containsExactly(GRIN);
        assertThat(images.load(GRIN, 20).join()).get().extracting(Image::getWidth).isEqualTo(20.0);
    }

    @Test
    void theOneNotUsedForLongestIsForgotten() {
        EmojiImages images = images(2, GRIN);
        images.load(GRIN, 10).join();
        images.load(GRIN, 11).join();
        images.load(GRIN, 10).join();
        images.load(GRIN, 12).join();
        images.load(GRIN, 10).join();
        assertThat(opened).hasSize(3);
        images.load(GRIN, 11).join();
        assertThat(opened).hasSize(4);
    }

    @Test
    void whatIsMissingOrBrokenIsEmpty() {
        assertThat(images(4).load(GRIN, 10).join()).isEmpty();
        assertThat(new EmojiImages(_ -> {
            throw new IOException("broken on purpose");
        }, 4, Runnable::run).load(GRIN, 10).join()).isEmpty();
        assertThat(new EmojiImages(_ -> new byte[]{1, 2, 3}, 4, Runnable::run).load(GRIN, 10).join()).isEmpty();
    }
}
