package chat.parley.server;

import chat.parley.server.config.ConfigException;
import chat.parley.server.config.ConfigReader;
import chat.parley.server.config.ServerConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options that say what the settings are, and where they stand. Filled by picocli, or {@link #plain} without it; used by one
 * thread.
 */
final class ConfigOptions {

    private static final Set<String> PLAIN_OPTIONS = Set.of("--config", "--data", "--host", "--port");

    /** What picocli takes for a value as it stands: no option, no file of arguments, nothing in quotes, not nothing. */
    private static final Pattern PLAIN = Pattern.compile("[^-@\"'][^\"']*");

    @Option(names = "--config", paramLabel = "FILE", description = "the configuration (default: parley.toml in the data directory, if there is one)")
    private @Nullable Path config;

    @Option(names = "--data", paramLabel = "DIR", description = "the data directory (server.data)")
    private @Nullable String data;

    @Option(names = "--host", paramLabel = "H", description = "the address to listen on (server.host)")
    private @Nullable String host;

    @Option(names = "--port", paramLabel = "P", description = "the port, 0 for a free one (server.port)")
    private @Nullable String port;

    @Option(names = "--set", paramLabel = "key=value", description = "any setting, by its key; repeatable")
    private Map<String, String> settings = new LinkedHashMap<>();

    /**
     * Reads arguments that are nothing but options and their values, each option of one value once: picocli reads them no differently, but
     * takes a fifth of a start to get ready (decision 32).
     *
     * @return nothing where there is anything else; picocli reads, and answers, that
     */
    static Optional<ConfigOptions> plain(String... arguments) {
        ConfigOptions options = new ConfigOptions();
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length || !PLAIN.matcher(arguments[i + 1]).matches()
                    || !options.take(arguments[i], arguments[i + 1], values)) {
                return Optional.empty();
            }
        }
        options.config = values.containsKey("--config") ? Path.of(values.get("--config")) : null;
        options.data = values.get("--data");
        options.host = values.get("--host");
        options.port = values.get("--port");
        return Optional.of(options);
    }

    /** Takes an option among the values, or a setting among the settings, if it is the first of its name. */
    private boolean take(String option, String value, Map<String, String> values) {
        if (!option.equals("--set")) {
            return PLAIN_OPTIONS.contains(option) && values.putIfAbsent(option, value) == null;
        }
        int equals = value.indexOf('=');
        return equals > 0 && settings.putIfAbsent(value.substring(0, equals), value.substring(equals + 1)) == null;
    }

    /**
     * Puts the settings together: from the file, then from the environment, then from the options; the last wins.
     *
     * @throws ConfigException naming every mistake
     */
    ServerConfig read() throws ConfigException {
        ConfigReader reader = new ConfigReader(ServerConfig.defaults());
        Path file = config != null ? config : directory().resolve("parley.toml");
        if (config != null || Files.exists(file)) {
            reader.readFile(file);
        }
        apply(reader);
        return reader.finish();
    }

    /** The data directory, which the environment or an option may name: these are read for that alone. */
    Path directory() {
        ConfigReader early = new ConfigReader(ServerConfig.defaults());
        apply(early);
        return (Path) early.valueSoFar("server.data");
    }

    private void apply(ConfigReader reader) {
        Map<String, String> flags = new LinkedHashMap<>(settings);
        putIfGiven(flags, "server.data", data);
        putIfGiven(flags, "server.host", host);
        putIfGiven(flags, "server.port", port);
        reader.readEnvironment(System.getenv());
        flags.forEach((key, value) -> reader.set(key, value, "command line"));
    }

    private static void putIfGiven(Map<String, String> flags, String key, @Nullable String value) {
        if (value != null) {
            flags.put(key, value);
        }
    }
}
