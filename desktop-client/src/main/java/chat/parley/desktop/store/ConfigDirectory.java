package chat.parley.desktop.store;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the client keeps its files, by the custom of each system. Stateless. */
public final class ConfigDirectory {

    /** The system property that names another directory. */
    public static final String PROPERTY = "parley.config.dir";

    private static final String NAME = "parley";

    private ConfigDirectory() {}

    /**
     * Finds the directory of this program's user.
     *
     * @return the directory; it need not exist
     */
    public static Path find() {
        String override = System.getProperty(PROPERTY);
        return override == null
                ? find(System.getProperty("os.name", ""), System.getProperty("user.home", "."), System.getenv())
                : Path.of(override);
    }

    static Path find(String system, String home, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            String roaming = environment.get("APPDATA");
            return isSet(roaming) ? Path.of(roaming, NAME) : Path.of(home, "AppData", "Roaming", NAME);
        }
        if (name.startsWith("mac")) {
            return Path.of(home, "Library", "Application Support", NAME);
        }
        String xdg = environment.get("XDG_CONFIG_HOME");
        return isSet(xdg) && Path.of(xdg).isAbsolute() ? Path.of(xdg, NAME) : Path.of(home, ".config", NAME);
    }

    private static boolean isSet(@Nullable String value) {
        return value != null && !value.isBlank();
    }
}
