package chat.parley.desktop.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps the {@link Preferences} in a file.
 *
 * <p>Read once, by whoever {@linkplain #open opens} it; written by a thread of its own, each time to a new file that then
 * replaces the old one, so that a crash leaves one or the other. Any thread may read and update. A file that cannot be read
 * is set aside; one that cannot be written costs the memory only: both are logged, and neither ends the program.
 */
public final class PreferencesStore implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PreferencesStore.class);

    private static final String FILE = "client.json";
    private static final long CLOSE_SECONDS = 5;

    private final Path directory;
    private final JsonMapper mapper;
    private final ExecutorService writer = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().name("parley-preferences").daemon().factory());

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    private volatile Preferences current;

    private PreferencesStore(Path directory, JsonMapper mapper, Preferences current) {
        this.directory = directory;
        this.mapper = mapper;
        this.current = current;
    }

    /**
     * Reads what is remembered. Blocks on the file: not for the window's thread.
     *
     * @param directory where the file is or will be
     * @return the store
     */
    public static PreferencesStore open(Path directory) {
        JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
        return new PreferencesStore(directory, mapper, read(directory.resolve(FILE), mapper));
    }

    private static Preferences read(Path file, JsonMapper mapper) {
        try {
            StoredPreferences stored = mapper.readValue(Files.readAllBytes(file), StoredPreferences.class);
            return stored == null ? Preferences.EMPTY : stored.toPreferences();
        } catch (NoSuchFileException _) {
            return Preferences.EMPTY; // the first start
        } catch (JacksonException e) {
            LOG.warn("{} is broken and is set aside; starting afresh ({})", file, e.getOriginalMessage());
            setAside(file);
        } catch (IOException e) {
            LOG.warn("{} cannot be read; starting afresh", file, e);
        }
        return Preferences.EMPTY;
    }

    private static void setAside(Path file) {
        try {
            Files.move(file, file.resolveSibling(FILE + ".broken"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("{} cannot be set aside", file, e);
        }
    }

    /**
     * Tells what is remembered.
     *
     * @return the newest preferences, written or about to be
     */
    public Preferences get() {
        return current;
    }

    /**
     * Changes what is remembered; the file follows in the background.
     *
     * @param change makes the new preferences from the old; without side effects
     */
    public synchronized void update(UnaryOperator<Preferences> change) {
        Preferences next = change.apply(current);
        if (!next.equals(current) && !writer.isShutdown()) {
            current = next;
            writer.execute(() -> write(next));
            listeners.forEach(Runnable::run);
        }
    }

    /**
     * Tells of each change from now on.
     *
     * @param changed is called on the thread that made the change, and must not take long
     * @return what ends it
     */
    public Runnable listen(Runnable changed) {
        listeners.add(changed);
        return () -> listeners.remove(changed);
    }

    private void write(Preferences preferences) {
        try {
            PrivateFiles.createDirectory(directory);
            PrivateFiles.replace(directory.resolve(FILE), mapper.writeValueAsBytes(StoredPreferences.of(preferences)));
        } catch (IOException | JacksonException e) {
            LOG.warn("Preferences cannot be written to {}", directory, e);
        }
    }

    /** Waits until everything is written, 5 s at the most. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("Preferences were not written in time");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
