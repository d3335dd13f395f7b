package chat.parley.server.doctor;

import chat.parley.common.doctor.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The data directory can be written, nobody else can read it, and there is room on its disk. Stateless. */
final class FilesCheck {

    private static final String DATA = "data";
    private static final String DISK = "disk";

    private static final long MIB = 1 << 20;
    private static final long TOO_LITTLE = 256 * MIB;
    private static final long LITTLE = 1024 * MIB;

    private static final Set<PosixFilePermission> OTHERS = EnumSet.complementOf(EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE));

    private FilesCheck() {}

    static List<Finding> of(Patient patient) {
        List<Finding> findings = new ArrayList<>();
        Path data = patient.data().toAbsolutePath();
        if (Files.notExists(data)) {
            findings.add(Finding.ok(DATA, data + " is made at the first start"));
        } else if (!Files.isDirectory(data) || !Files.isWritable(data)) {
            findings.add(Finding.failed(DATA, data + " cannot be written",
                    "give it to the user that the server runs as (chown), or run this as that user"));
        } else {
            List<Finding> readable = Stream.concat(Stream.of(data),
                    // Not the settings: there is no secret in them, and they may be a link to a file of root's.
                    Stream.of("parley.db", "tls/ca-key.pem", "tls/server-key.pem").map(data::resolve))
                    .flatMap(FilesCheck::readable).toList();
            findings.addAll(readable.isEmpty()
                    ? List.of(Finding.ok(DATA, data + " is its owner's alone"))
                    : readable);
        }
        findings.add(disk(data));
        return findings;
    }

    /** A key is of no worth any more once others could read it. */
    private static Stream<Finding> readable(Path file) {
        Set<PosixFilePermission> granted;
        try {
            granted = Files.exists(file) && file.getFileSystem().supportedFileAttributeViews().contains("posix")
                    ? Files.getPosixFilePermissions(file)
                    : Set.of();
        } catch (IOException e) {
            return Stream.of(Finding.failed(DATA, file + " cannot be looked at: " + e.getMessage(),
                    "run this as the server's user"));
        }
        if (granted.stream().noneMatch(OTHERS::contains)) {
            return Stream.empty();
        }
        String what = file + " has the permissions " + PosixFilePermissions.toString(granted);
        return Stream.of(file.toString().endsWith("-key.pem")
                ? Finding.failed(DATA, what, "chmod 600, and make new keys if others have an account on this machine")
                : Finding.warning(DATA, what, Files.isDirectory(file) ? "chmod 700" : "chmod 600"));
    }

    private static Finding disk(Path data) {
        Path there = data;
        while (Files.notExists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        try {
            long free = Files.getFileStore(there).getUsableSpace();
            String what = free / MIB + " MiB are free";
            String remedy = "make room: without it nothing can be stored, and people can only read";
            return free < TOO_LITTLE
                    ? Finding.failed(DISK, what, remedy)
                    : free < LITTLE ? Finding.warning(DISK, what, remedy) : Finding.ok(DISK, what);
        } catch (IOException e) {
            return Finding.failed(DISK, "cannot be asked: " + e.getMessage(), "look at the system's log");
        }
    }
}
