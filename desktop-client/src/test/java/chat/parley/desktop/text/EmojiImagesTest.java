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

    private EmojiImages images(int capacity, String... files) {
        return new EmojiImages(name -> {
            opened.add(name);
            return List.of(files).contains(name) ? Pictures.png() : null;
        }, capacity, Runnable::run);
    }

    @Test
    void aPictureHasTheSizeAtWhichItIsDrawn() {
        EmojiImages images = images(4, "1f600.png");
        assertThat(images.load(GRIN, 40).join()).get().extracting(Image::getWidth).isEqualTo(40.0);
        images.load(GRIN, 40).join();
        assertThat(opened).containsExactly("1f600.png");
        assertThat(images.load(GRIN, 20).join()).get().extracting(Image::getWidth).isEqualTo(20.0);
    }

    @Test
    void theOneNotUsedForLongestIsForgotten() {
        EmojiImages images = images(2, "1f600.png");
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
    void namesAreTriedWithAndWithoutSelectors() {
        assertThat(EmojiImages.fileNames("\u2764\uFE0F")).containsExactly("2764-fe0f.png", "2764.png");
        assertThat(EmojiImages.fileNames("1\uFE0F\u20E3")).containsExactly("31-fe0f-20e3.png", "31-20e3.png");
        assertThat(EmojiImages.fileNames("\uD83D\uDC4B\uD83C\uDFFD")).containsExactly("1f44b-1f3fd.png");
        assertThat(images(4, "2764.png").load("\u2764\uFE0F", 10).join()).isPresent();
    }

    @Test
    void whatIsMissingOrBrokenIsEmpty() {
        assertThat(images(4).load(GRIN, 10).join()).isEmpty();
        assertThat(new EmojiImages(_ -> {
            throw new IOException("broken on purpose");
        }, 4, Runnable::run).load(GRIN, 10).join()).isEmpty();
    }
}
