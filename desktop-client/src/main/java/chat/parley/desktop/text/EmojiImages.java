package chat.parley.desktop.text;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pictures of emoji, one file each, named as Twemoji names them: the code points in hexadecimal with dashes between. They are
 * decoded when they are asked for, on threads of their own, at the size at which they are drawn; those not used for longest
 * are forgotten. Thread-safe.
 */
public final class EmojiImages {

    /** Where the program's own pictures lie, seen from this class. */
    private static final String FOLDER = "emoji/";

    /** Some screens full of emoji; 40 x 40 pixels take 6 KiB. */
    private static final int CAPACITY = 256;

    private static final Logger LOG = LoggerFactory.getLogger(EmojiImages.class);

    /** Where pictures come from; called on any thread. */
    @FunctionalInterface
    public interface Source {

        /**
         * Opens a picture.
         *
         * @param fileName such as {@code 1f600.png}
         * @return its bytes; null when there is no such picture
         * @throws IOException when it cannot be read
         */
        @Nullable
        InputStream open(String fileName) throws IOException;
    }

    private record Key(String sequence, int pixels) {}

    private final Source source;
    private final Executor decoder;
    private final Map<Key, CompletableFuture<Optional<Image>>> images;

    /** Takes the pictures that were packed into the program; an emoji without one is shown as text. */
    public EmojiImages() {
        this(name -> EmojiImages.class.getResourceAsStream(FOLDER + name), CAPACITY,
                task -> Thread.ofVirtual().name("emoji-image").start(task));
    }

    /**
     * Takes pictures from elsewhere.
     *
     * @param source where they come from
     * @param capacity how many are kept
     * @param decoder on which threads they are decoded
     */
    public EmojiImages(Source source, int capacity, Executor decoder) {
        this.source = source;
        this.decoder = decoder;
        images = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, CompletableFuture<Optional<Image>>> eldest) {
                return size() > capacity;
            }
        };
    }

    /**
     * Gives a picture.
     *
     * @param sequence an emoji's characters
     * @param pixels its width and height on the screen, in physical pixels, at least 1
     * @return already complete when the picture is known; empty when there is none
     */
    public CompletableFuture<Optional<Image>> load(String sequence, int pixels) {
        synchronized (images) {
            return images.computeIfAbsent(new Key(sequence, pixels), key -> CompletableFuture
                    .supplyAsync(() -> decode(key), decoder)).copy();
        }
    }

    private Optional<Image> decode(Key key) {
        for (String name : fileNames(key.sequence())) {
            try (InputStream in = source.open(name)) {
                if (in != null) {
                    Image image = new Image(in, key.pixels(), key.pixels(), true, true);
                    return image.isError() ? Optional.empty() : Optional.of(image);
                }
            } catch (IOException e) {
                LOG.warn("The picture {} cannot be read: it is shown as text", name, e);
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** As it is written, and without the selectors that many files' names leave out. */
    static SequencedSet<String> fileNames(String sequence) {
        SequencedSet<String> names = new LinkedHashSet<>();
        names.add(fileName(sequence));
        names.add(fileName(sequence.replace("\uFE0F", "")));
        return names;
    }

    private static String fileName(String sequence) {
        return sequence.codePoints().mapToObj(Integer::toHexString).collect(Collectors.joining("-", "", ".png"));
    }
}
