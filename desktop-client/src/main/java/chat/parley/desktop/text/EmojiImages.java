package chat.parley.desktop.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pictures of emoji. They are decoded when they are asked for, on threads of their own, at the size at which they are drawn;
 * those not used for longest are forgotten. Thread-safe.
 */
public final class EmojiImages {

    /** Some screens full of emoji; 40 x 40 pixels take 6 KiB. */
    private static final int CAPACITY = 256;

    private static final Logger LOG = LoggerFactory.getLogger(EmojiImages.class);

    /** The font, for all windows: nothing is opened before a picture is asked for. */
    private static final Source SYSTEM = new SystemEmoji(SystemEmoji.places());

    /** Where pictures come from; called on any thread. */
    @FunctionalInterface
    public interface Source {

        /**
         * Reads a picture.
         *
         * @param sequence an emoji's characters
         * @return a picture's file, such as a PNG; null when there is none
         * @throws IOException when it cannot be read
         */
        byte @Nullable [] read(String sequence) throws IOException;

        /**
         * Says what to write where there is no picture. May take some milliseconds when it is called first.
         *
         * @param sequence an emoji's characters
         * @return the same characters, unless the system would draw them as nothing
         */
        default String instead(String sequence) {
            return sequence;
        }

        /**
         * Tells whether an emoji is one sign, however it is drawn. May take some milliseconds when it is called first.
         *
         * @param sequence an emoji's characters
         * @return false where its characters would be drawn one beside the other
         */
        default boolean isOneSign(String sequence) {
            return true;
        }
    }

    private record Key(String sequence, int pixels) {}

    private final Source source;
    private final Executor decoder;
    private final Map<Key, CompletableFuture<Optional<Image>>> images;

    /** Takes the pictures of the font Noto Color Emoji; an emoji without one is shown as text. */
    public EmojiImages() {
        this(SYSTEM, CAPACITY, task -> Thread.ofVirtual().name("emoji-image").start(task));
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

    /**
     * Says what to write where there is no picture. The first call should not be made on JavaFX's thread.
     *
     * @param sequence an emoji's characters
     * @return the same characters; or its name in brackets where the system would draw them as nothing
     */
    public String instead(String sequence) {
        return source.instead(sequence);
    }

    /**
     * Tells whether an emoji is one sign, as a picture or as text. The first call should not be made on JavaFX's thread.
     *
     * @param sequence an emoji's characters
     * @return false where its characters would be drawn one beside the other
     */
    public boolean isOneSign(String sequence) {
        return source.isOneSign(sequence);
    }

    private Optional<Image> decode(Key key) {
        try {
            byte[] file = source.read(key.sequence());
            if (file == null) {
                return Optional.empty();
            }
            Image image = new Image(new ByteArrayInputStream(file), key.pixels(), key.pixels(), true, true);
            return image.isError() ? Optional.empty() : Optional.of(image);
        } catch (IOException e) {
            LOG.warn("The picture of {} cannot be read: it is shown as text", key.sequence(), e);
            return Optional.empty();
        }
    }
}
