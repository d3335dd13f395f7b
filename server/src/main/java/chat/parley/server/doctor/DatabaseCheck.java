package chat.parley.server.doctor;

import chat.parley.common.doctor.Finding;
import chat.parley.server.store.DatabaseState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The database is sound and of a known version, and the clock has not fallen behind what it holds. Stateless. */
final class DatabaseCheck {

    private static final String DATABASE = "database";
    private static final String CLOCK = "clock";

    private static final long MIB = 1 << 20;

    /** The server copies the log into the file long before; only a read that lasts for ever keeps it from that. */
    private static final long LARGE_WAL = 512 * MIB;

    /** Clocks are corrected by some seconds now and then. */
    private static final Duration TOLERANCE = Duration.ofMinutes(2);

    /** Nobody leaves a chat alone for so long. */
    private static final Duration TOO_LONG_AGO = Duration.ofDays(2 * 365);

    private DatabaseCheck() {}

    static List<Finding> of(Patient patient, Instant now) {
        Path file = patient.database();
        try {
            if (Files.notExists(file) || Files.size(file) == 0) {
                return List.of(Finding.ok(DATABASE, "is made at the first start"),
                        Finding.ok(CLOCK, "says " + shown(now)));
            }
            DatabaseState state = DatabaseState.of(file);
            List<Finding> findings = new ArrayList<>(schema(state));
            state.faults().forEach(fault -> findings.add(Finding.failed(DATABASE, "is damaged: " + fault,
                    "stop the server, keep a copy of the files, and restore the last good backup")));
            if (findings.isEmpty()) {
                findings.add(size(file));
            }
            findings.add(clock(file, state, now));
            return findings;
        } catch (IOException e) {
            return List.of(Finding.failed(DATABASE, String.valueOf(e.getMessage()),
                    "run this as the server's user; if that is so, restore the last good backup"));
        }
    }

    private static List<Finding> schema(DatabaseState state) {
        return switch (state.schema()) {
            case CURRENT -> List.of();
            case OLDER -> List.of(Finding.warning(DATABASE, "is of an older version",
                    "make a backup: the next start brings it up to date, which cannot be undone"));
            case NEWER -> List.of(Finding.failed(DATABASE, "is of a newer version than this program",
                    "start that version, or restore a backup from before it"));
            case FOREIGN -> List.of(Finding.failed(DATABASE, "belongs to another program",
                    "choose another data directory (server.data)"));
        };
    }

    private static Finding size(Path file) throws IOException {
        Path wal = file.resolveSibling(file.getFileName() + "-wal");
        long waiting = Files.exists(wal) ? Files.size(wal) : 0;
        String what = "is sound, " + Files.size(file) / MIB + " MiB, log " + waiting / MIB + " MiB";
        return waiting > LARGE_WAL
                ? Finding.warning(DATABASE, what, "end what reads the database for long, or restart the server")
                : Finding.ok(DATABASE, what);
    }

    private static Finding clock(Path file, DatabaseState state, Instant now) throws IOException {
        Instant said = Instant.ofEpochMilli(state.newestAt());
        Instant written = Files.getLastModifiedTime(file).toInstant();
        Instant newest = said.isAfter(written) ? said : written;
        if (newest.isAfter(now.plus(TOLERANCE))) {
            return Finding.failed(CLOCK, "says " + shown(now) + ", but something was stored at " + shown(newest),
                    "set the clock: times of messages, tokens and certificates depend on it");
        }
        return newest.isBefore(now.minus(TOO_LONG_AGO))
                ? Finding.warning(CLOCK, "says " + shown(now) + ", but nothing was stored since " + shown(newest),
                        "look whether the clock is ahead")
                : Finding.ok(CLOCK, "says " + shown(now) + ", after everything that was stored");
    }

    private static String shown(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
