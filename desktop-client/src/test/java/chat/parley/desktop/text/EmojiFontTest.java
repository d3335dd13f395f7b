package chat.parley.desktop.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmojiFontTest {

    private static final int BROKEN_FONTS = 2000;

    @TempDir
    private Path directory;

    private byte[] png = {};

    @BeforeEach
    void draw() throws IOException {
        png = Pictures.png().readAllBytes();
    }

    private Path write(byte[] font) throws IOException {
        return Files.write(directory.resolve("font.ttf"), font);
    }

    @Test
    void readsEveryFormat() throws IOException {
        for (int index : new int[]{1, 3, 4, 5}) {
            for (int image = 17; image <= 19; image++) {
                for (boolean extension : new boolean[]{false, true}) {
                    try (EmojiFont font = new EmojiFont(write(TinyFont.bytes(png, index, image, extension)))) {
                        assertThat(font.picture(TinyFont.FACE)).isEqualTo(png);
                        assertThat(font.picture(TinyFont.FACE + "\uFE0F")).isEqualTo(png);
                        assertThat(font.picture(TinyFont.JOINED)).isEqualTo(png);
                        assertThat(font.picture(TinyFont.STAR)).isNull();
                        assertThat(font.picture("\uD83D\uDE01")).isNull();
                        assertThat(font.picture(TinyFont.FACE + TinyFont.STAR)).isNull();
                        assertThat(font.picture(TinyFont.FACE.repeat(1000))).isNull();
                        assertThat(font.picture("")).isNull();
                    }
                }
            }
        }
    }

    @Test
    void readsPicturesOfOneSize() throws IOException {
        try (EmojiFont font = new EmojiFont(write(TinyFont.bytes(png, 2, 19, false)))) {
            assertThat(font.picture(TinyFont.FACE)).isEqualTo(png);
            assertThat(font.picture(TinyFont.STAR)).isEqualTo(png);
            assertThatIOException().isThrownBy(() -> font.picture(TinyFont.JOINED));
        }
    }

    @Test
    void everyBeginningOfAFontIsRefused() throws IOException {
        byte[] whole = TinyFont.bytes(Arrays.copyOf(png, 30), 1, 17, false);
        for (int length = 0; length < whole.length; length++) {
            Path part = write(Arrays.copyOf(whole, length));
            assertThatIOException().isThrownBy(() -> new EmojiFont(part).close());
        }
    }

    @Test
    void aBrokenFontIsRefusedOrRead() throws IOException {
        Random random = new Random(20261121);
        int refused = 0;
        for (int i = 0; i < BROKEN_FONTS; i++) {
            byte[] font = TinyFont.bytes(Arrays.copyOf(png, 30), 1 + i % 5, 17 + i % 3, i % 2 == 0);
            for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                font[random.nextInt(font.length)] = (byte) (random.nextBoolean() ? 0xFF : random.nextInt());
            }
            Path path = write(font);
            for (String sequence : List.of(TinyFont.FACE, TinyFont.STAR, TinyFont.JOINED)) {
                if (isRefused(path, sequence)) {
                    refused++;
                }
            }
        }
        assertThat(refused).isBetween(1, 3 * BROKEN_FONTS - 1);
    }

    /** Anything but an IOException fails the test. */
    private static boolean isRefused(Path path, String sequence) {
        try (EmojiFont font = new EmojiFont(path)) {
            font.picture(sequence);
            return false;
        } catch (IOException e) {
            assertThat(e).hasMessageMatching("(a|the|this) .*");
            return true;
        }
    }

    @Test
    void aPictureOfGigabytesIsRefused() throws IOException {
        byte[] huge = png.clone();
        huge[17] = 0x7F;
        try (EmojiFont font = new EmojiFont(write(TinyFont.bytes(huge, 1, 17, false)))) {
            assertThatIOException().isThrownBy(() -> font.picture(TinyFont.FACE)).withMessageContaining("large");
        }
    }

    @Test
    void theFirstGoodFontIsTaken() throws IOException {
        Path broken = Files.writeString(directory.resolve("broken.ttf"), "no font");
        Path good = write(TinyFont.bytes(png, 1, 17, false));
        SystemEmoji emoji = new SystemEmoji(List.of(directory, directory.resolve("none.ttf"), broken, good));
        assertThat(emoji.read(TinyFont.FACE)).isEqualTo(png);
    }

    @Test
    void whatHasNoPictureIsWrittenInWordsWhereItWouldBeBlank() throws IOException {
        SystemEmoji without = new SystemEmoji(List.of(directory.resolve("none.ttf")));
        assertThat(without.read(TinyFont.FACE)).isNull();
        assertThat(without.instead(TinyFont.FACE)).isEqualTo(TinyFont.FACE);
        assertThat(without.isOneSign(TinyFont.FACE)).isTrue();
        assertThat(without.isOneSign("\u2764\uFE0F")).isTrue();
        assertThat(without.isOneSign(TinyFont.JOINED)).as("drawn part by part").isFalse();
        SystemEmoji with = new SystemEmoji(List.of(write(TinyFont.bytes(png, 1, 17, false))));
        assertThat(with.isOneSign(TinyFont.JOINED)).isTrue();
        assertThat(with.instead(TinyFont.STAR)).isEqualTo("[white medium star]");
    }

    @Test
    void wordsNameWhatIsSeen() {
        assertThat(EmojiWords.of("\uD83D\uDC4B\uD83C\uDFFD")).isEqualTo("[waving hand sign]");
        assertThat(EmojiWords.of("\uD83C\uDDE9\uD83C\uDDEA")).isEqualTo("[DE]");
        assertThat(EmojiWords.of("1\uFE0F\u20E3")).isEqualTo("[digit one]");
        assertThat(EmojiWords.of(TinyFont.JOINED)).isEqualTo("[grinning face + white medium star]");
        assertThat(EmojiWords.of((TinyFont.FACE + "\u200D").repeat(500))).hasSizeLessThan(60);
    }
}
