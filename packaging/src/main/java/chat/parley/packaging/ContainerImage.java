package chat.parley.packaging;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.api.buildplan.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/**
 * Packs the server's container image by Jib, into a file and from files alone: no container engine, no base image, no network.
 * {@code packaging/server.sh} puts the files together and runs this. Stateless.
 */
public final class ContainerImage {

    private static final int PORT = 7420;

    /** User and group, as numbers: an orchestrator can see that it is not root. */
    private static final String USER = "10001:10001";

    private static final String DATA = "/var/lib/parley";
    private static final String PROGRAM = "/opt/parley-server";

    private ContainerImage() {}

    /**
     * Packs it.
     *
     * @param arguments a directory with the directories {@code system} and {@code program}, each of which becomes layers over
     *            the root; the version; the file to write
     * @throws IOException when a file cannot be read or written
     * @throws InterruptedException when interrupted
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 3) {
            throw new IllegalArgumentException("files, version, and the tar to write");
        }
        Path files = Path.of(arguments[0]);
        JibContainerBuilder image = Jib.fromScratch().setFormat(ImageFormat.Docker)
                .setPlatforms(Set.of(new Platform(architecture(), "linux")))
                .addFileEntriesLayer(layer("system", files.resolve("system"), Path.of("")))
                .addFileEntriesLayer(layer("runtime", files.resolve("program"), Path.of("opt/parley-server/runtime")))
                .addFileEntriesLayer(layer("program", files.resolve("program"), Path.of("opt/parley-server/app")))
                .setEntrypoint(List.of(PROGRAM + "/runtime/bin/java", "@" + PROGRAM + "/app/arguments"))
                .setProgramArguments(List.of())
                .setEnvironment(Map.of("LC_ALL", "C.UTF-8", "MALLOC_ARENA_MAX", "2", "PARLEY_SERVER_DATA", DATA))
                .setUser(USER).setWorkingDirectory(AbsoluteUnixPath.get(DATA))
                .addVolume(AbsoluteUnixPath.get(DATA)).addExposedPort(Port.tcp(PORT))
                .setLabels(Map.of("org.opencontainers.image.title", "Parley server",
                        "org.opencontainers.image.version", arguments[1],
                        "org.opencontainers.image.licenses", "Apache-2.0"));
        Path cache = Files.createTempDirectory(files, "jib");
        try {
            image.containerize(
                    Containerizer.to(TarImage.at(Path.of(arguments[2])).named("parley-server:" + arguments[1]))
                            .setOfflineMode(true).setBaseImageLayersCache(cache).setApplicationLayersCache(cache));
        } catch (InvalidImageReferenceException | RegistryException | CacheDirectoryCreationException
                | ExecutionException e) {
            throw new IOException("the container image cannot be made: " + e.getMessage(), e);
        }
    }

    private static String architecture() {
        String name = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        return name.equals("aarch64") ? "arm64" : name;
    }

    /** What is below one directory of the tree, with permissions as there; the data directory is its user's alone. */
    private static FileEntriesLayer layer(String name, Path tree, Path below) throws IOException {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(name);
        try (Stream<Path> all = Files.walk(tree.resolve(below))) {
            for (Path file : all.sorted().toList()) {
                AbsoluteUnixPath place = AbsoluteUnixPath.get("/" + tree.relativize(file));
                if (place.toString().equals(DATA)) {
                    layer.addEntry(file, place, FilePermissions.fromOctalString("700"),
                            FileEntriesLayer.DEFAULT_MODIFICATION_TIME, USER);
                } else if (place.toString().equals("/tmp")) {
                    layer.addEntry(file, place, FilePermissions.fromOctalString("777"));
                } else if (!place.toString().equals("/")) {
                    layer.addEntry(file, place, Files.isDirectory(file) || Files.isExecutable(file)
                            ? FilePermissions.fromOctalString("755")
                            : FilePermissions.fromOctalString("644"));
                }
            }
        }
        return layer.build();
    }
}
