package chat.parley.desktop.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Emoji from the font Noto Color Emoji: the program's own copy ({@value #PROPERTY} names the file, or its folder), the user's,
 * or the system's. It is opened when the first picture is asked for. A font that is missing or broken gives no pictures, and
 * one line in the log. Thread-safe.
 */
final class SystemEmoji implements EmojiImages.Source {

    /** Names the font that comes with the program. */
    static final String PROPERTY = "parley.emoji.font";

    private static final String FILE = "NotoColorEmoji.ttf";

    /** Where the packages of Debian, Fedora, Arch, Alpine and openSUSE put it. */
    private static final List<String> FOLDERS = List.of("/usr/share/fonts/truetype/noto",
            "/usr/share/fonts/google-noto-color-emoji-fonts", "/usr/share/fonts/google-noto-emoji",
            "/usr/share/fonts/noto", "/usr/share/fonts/truetype", "/usr/local/share/fonts");

    /** Asks for a picture, and has none of its own. */
    private static final int EMOJI_PRESENTATION = 0xFE0F;

    private static final Logger LOG = LoggerFactory.getLogger(SystemEmoji.class);

    private final List<Path> candidates;
    private final AtomicBoolean complained = new AtomicBoolean();

    private boolean looked;
    private boolean installed;
    private @Nullable EmojiFont font;

    /**
     * Prepares to open a font.
     *
     * @param candidates files that may be there; the first good one is taken
     */
    SystemEmoji(List<Path> candidates) {
        this.candidates = List.copyOf(candidates);
    }

    /** Where the font may be on this machine, the best place first. */
    static List<Path> places() {
        List<Path> places = new ArrayList<>();
        String own = System.getProperty(PROPERTY, "");
        if (!own.isEmpty()) {
            places.add(Path.of(own));
            places.add(Path.of(own, FILE));
        }
        Path home = Path.of(System.getProperty("user.home", ""));
        Stream.concat(Stream.of(home.resolve(".local/share/fonts"), home.resolve(".fonts")),
                FOLDERS.stream().map(Path::of)).forEach(folder -> places.add(folder.resolve(FILE)));
        return places;
    }

    @Override
    public byte @Nullable [] read(String sequence) {
        EmojiFont opened = font();
        try {
            return opened == null ? null : opened.picture(sequence);
        } catch (IOException e) {
            if (!complained.getAndSet(true)) {
                LOG.warn("The font of emoji is broken: some are shown as text ({})", e.getMessage());
            }
            return null;
        }
    }

    @Override
    public String instead(String sequence) {
        font();
        return isInstalled() ? EmojiWords.of(sequence) : sequence;
    }

    @Override
    public boolean isOneSign(String sequence) {
        font();
        return isInstalled() || sequence.codePoints().filter(part -> part != EMOJI_PRESENTATION).count() == 1;
    }

    private synchronized boolean isInstalled() {
        return installed;
    }

    private synchronized @Nullable EmojiFont font() {
        if (!looked) {
            looked = true;
            font = candidates.stream().filter(Files::isRegularFile).map(this::open).filter(opened -> opened != null)
                    .findFirst().orElse(null);
            if (!installed) {
                LOG.info("There is no font {}: emoji are shown as text", FILE);
            }
        }
        return font;
    }

    private @Nullable EmojiFont open(Path path) {
        installed = true;
        try {
            return new EmojiFont(path);
        } catch (IOException e) {
            LOG.warn("{} cannot be used for emoji: {}", path, e.getMessage());
            return null;
        }
    }
}
