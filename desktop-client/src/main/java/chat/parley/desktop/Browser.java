package chat.parley.desktop;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens links outside the program, by the command that each system has for it: Java's own way would load a second window
 * toolkit. Any thread; does not wait.
 */
final class Browser {

    private static final Logger LOG = LoggerFactory.getLogger(Browser.class);

    private Browser() {}

    /**
     * Opens a link.
     *
     * @param link what to open
     */
    static void open(URI link) {
        Thread.ofVirtual().name("parley-browser").start(() -> {
            try {
                Process opened = new ProcessBuilder(command(link)).redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
                if (opened.waitFor() != 0) {
                    LOG.warn("The browser could not be opened: exit code {}", opened.exitValue());
                }
            } catch (IOException e) {
                LOG.warn("The browser could not be opened", e);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt(); // nobody does
            }
        });
    }

    private static List<String> command(URI link) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.contains("win")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler", link.toString());
        }
        return List.of(system.contains("mac") ? "open" : "xdg-open", link.toString());
    }
}
