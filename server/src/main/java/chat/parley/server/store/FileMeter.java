package chat.parley.server.store;

import chat.parley.server.metrics.Metrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Measures the files of the database. What cannot be measured is NaN: a metric without a value; the log has a line when a file
 * cannot be used. Safe for use by many threads at once.
 *
 * @param file the database
 */
record FileMeter(Path file) {

    /** Adds what can be measured. */
    void addTo(Metrics metrics) {
        metrics.gauge("parley_database_bytes", "Size of the database file.", () -> size(file));
        metrics.gauge("parley_database_wal_bytes", "Size of the log beside it, from which it is brought up to date.",
                () -> size(file.resolveSibling(file.getFileName() + "-wal")));
        metrics.gauge("parley_disk_free_bytes", "Space left where the database is.", this::free);
    }

    private static double size(Path measured) {
        try {
            return Files.size(measured);
        } catch (NoSuchFileException _) {
            return 0;
        } catch (IOException _) {
            return Double.NaN;
        }
    }

    private double free() {
        try {
            return Files.getFileStore(file).getUsableSpace();
        } catch (IOException _) {
            return Double.NaN;
        }
    }
}
