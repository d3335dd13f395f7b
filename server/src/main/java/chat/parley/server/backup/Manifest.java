package chat.parley.server.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a backup holds, in its file {@value #FILE}: written last, so that a backup without it is none. Immutable.
 *
 * @param version the server's version that has made it
 * @param takenAt when, in milliseconds since 1970-01-01 UTC
 * @param rows how many rows the tables have, by name
 * @param sha256 the files' hashes, in hexadecimal, by their paths within the backup
 */
public record Manifest(String version, long takenAt, Map<String, Long> rows, Map<String, String> sha256) {

    /** Its name in a backup. */
    static final String FILE = "backup.json";

    private static final String DAMAGED = " is damaged: the backup cannot be used";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** Copies. */
    public Manifest {
        rows = Collections.unmodifiableMap(new TreeMap<>(rows));
        sha256 = Collections.unmodifiableMap(new TreeMap<>(sha256));
    }

    /**
     * Reads a backup's.
     *
     * @param backup the backup's directory
     * @return it
     * @throws IOException when there is none, or it cannot be understood
     */
    static Manifest read(Path backup) throws IOException {
        Path file = backup.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new IOException(backup + " is not a backup, or not a complete one: it has no " + FILE);
        }
        try {
            Manifest read = MAPPER.readValue(Files.readAllBytes(file), Manifest.class);
            if (read != null) {
                return read;
            }
            throw new IOException(file + DAMAGED);
        } catch (JacksonException e) {
            throw new IOException(file + DAMAGED, e);
        }
    }

    /** As it stands in the file. */
    byte[] bytes() {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
    }

    /** Computes a file's hash. */
    static String hash(Path file) throws IOException {
        MessageDigest digest = sha256Digest();
        try (InputStream in = Files.newInputStream(file);
                OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            in.transferTo(out);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
