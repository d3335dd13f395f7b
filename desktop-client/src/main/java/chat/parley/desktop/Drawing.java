package chat.parley.desktop;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Lets the processor draw where Linux has no graphics card. JavaFX would find that out by loading a driver that computes
 * what a card would, and keep it: some 50 MiB, for nothing. Stateless.
 */
final class Drawing {

    private static final String ORDER = "prism.order";

    private Drawing() {}

    /** Chooses, unless somebody has; before JavaFX starts. */
    static void choose() {
        if (System.getProperty(ORDER) == null && System.getProperty("os.name", "").equals("Linux") && !hasCard()) {
            System.setProperty(ORDER, "sw");
        }
    }

    private static boolean hasCard() {
        if (Files.exists(Path.of("/dev/nvidiactl")) || Files.exists(Path.of("/dev/dxg"))) {
            return true;
        }
        try (DirectoryStream<Path> cards = Files.newDirectoryStream(Path.of("/dev/dri"), "renderD*")) {
            return cards.iterator().hasNext();
        } catch (IOException _) {
            return false; // there is no such directory
        }
    }
}
