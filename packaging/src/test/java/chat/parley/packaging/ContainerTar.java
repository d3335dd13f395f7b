package chat.parley.packaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** A container image in a file, as a container engine would load it: what it says about itself, and its layers on each other. */
record ContainerTar(JsonNode config, int layers, Map<String, Entry> files) {

    /** A file or a directory of the image; of a directory the content is empty. */
    record Entry(int mode, long user, boolean directory, FileTime modified, ByteBuffer content) {}

    /** Reads one. */
    static ContainerTar read(Path tar) throws IOException {
        Map<String, Entry> parts;
        try (InputStream in = Files.newInputStream(tar)) {
            parts = entries(in);
        }
        ObjectMapper json = new ObjectMapper();
        JsonNode manifest = json.readTree(part(parts, "manifest.json")).get(0);
        Map<String, Entry> files = new LinkedHashMap<>();
        for (JsonNode layer : manifest.get("Layers")) {
            files.putAll(entries(new GZIPInputStream(new ByteArrayInputStream(part(parts, layer.asText())))));
        }
        return new ContainerTar(json.readTree(part(parts, manifest.get("Config").asText())).get("config"),
                manifest.get("Layers").size(), files);
    }

    /** A file or directory that must be there. */
    Entry file(String name) {
        return Objects.requireNonNull(files.get(name), name);
    }

    /** The file's text. */
    String text(String file) {
        return new String(part(files, file), StandardCharsets.UTF_8);
    }

    /** Writes all files below a directory. */
    void unpack(Path directory) throws IOException {
        for (Map.Entry<String, Entry> file : files.entrySet()) {
            Path place = directory.resolve(file.getKey());
            if (file.getValue().directory()) {
                Files.createDirectories(place);
            } else {
                Files.createDirectories(Objects.requireNonNull(place.getParent()));
                Files.write(place, file.getValue().content().array());
                Files.setLastModifiedTime(place, file.getValue().modified());
            }
            if (!place.toFile().setExecutable((file.getValue().mode() & 0100) != 0, false)) {
                throw new IOException(place + " keeps its permissions");
            }
        }
    }

    private static byte[] part(Map<String, Entry> parts, String name) {
        return Objects.requireNonNull(parts.get(name), name).content().array();
    }

    private static Map<String, Entry> entries(InputStream tar) throws IOException {
        Map<String, Entry> entries = new LinkedHashMap<>();
        try (TarArchiveInputStream in = new TarArchiveInputStream(tar)) {
            for (TarArchiveEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
                String name = e.getName().replaceAll("^/|/$", "");
                entries.put(name, new Entry(e.getMode(), e.getLongUserId(), e.isDirectory(),
                        e.getLastModifiedTime(), ByteBuffer.wrap(e.isDirectory() ? new byte[0] : in.readAllBytes())));
            }
        }
        return entries;
    }
}
