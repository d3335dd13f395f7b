package chat.parley.server.config;

import chat.parley.common.protocol.Validators;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.CharacterCodingException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;

/**
 * Puts a {@link ServerConfig} together from a file, the environment and the command line, in the order in which they are
 * given: the last one wins. Collects every mistake instead of stopping at the first. Used by one thread, once.
 */
public final class ConfigReader {

    private static final String ENVIRONMENT_PREFIX = "PARLEY_";

    private final ServerConfig defaults;
    private final Map<String, RecordComponent> keys = new LinkedHashMap<>();
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Map<String, String> origins = new HashMap<>();
    private final List<String> mistakes = new ArrayList<>();

    /**
     * Starts from a configuration.
     *
     * @param defaults what holds where nothing is set; valid
     */
    public ConfigReader(ServerConfig defaults) {
        this.defaults = defaults;
        for (RecordComponent section : ServerConfig.class.getRecordComponents()) {
            for (RecordComponent setting : section.getType().getRecordComponents()) {
                keys.put(section.getName() + "." + setting.getName(), setting);
            }
        }
    }

    /**
     * Lists the keys that there are.
     *
     * @return them, in the order of their declaration
     */
    public List<String> keys() {
        return List.copyOf(keys.keySet());
    }

    /**
     * Reads a TOML file.
     *
     * @param file the file; that it is missing is a mistake
     */
    public void readFile(Path file) {
        try {
            TomlParseResult toml = Toml.parse(file);
            toml.errors().forEach(e -> mistakes.add(file + ": line " + e.position().line() + ": " + e.getMessage()));
            toml.dottedEntrySet().forEach(e -> set(e.getKey(), written(e.getValue()),
                    place(file, toml.inputPositionOf(e.getKey()))));
        } catch (NoSuchFileException _) {
            mistakes.add(file + ": there is no such file");
        } catch (CharacterCodingException _) {
            mistakes.add(file + ": is not text in UTF-8");
        } catch (IOException e) {
            mistakes.add(file + ": cannot be read (" + e.getMessage() + ")");
        }
    }

    private static String place(Path file, @Nullable TomlPosition position) {
        return position == null ? file.toString() : file + ", line " + position.line();
    }

    /** A value of the file as it would be written on the command line: an array with commas. */
    private static String written(Object value) {
        return value instanceof TomlArray array
                ? array.toList().stream().map(String::valueOf).collect(Collectors.joining(","))
                : value.toString();
    }

    /**
     * Takes settings from environment variables: {@code limits.outboxBytes} is {@code PARLEY_LIMITS_OUTBOX_BYTES}.
     *
     * @param environment all variables; those that do not begin with {@code PARLEY_} are not looked at
     */
    public void readEnvironment(Map<String, String> environment) {
        List<Map.Entry<String, String>> ours = environment.entrySet().stream()
                .filter(e -> e.getKey().startsWith(ENVIRONMENT_PREFIX)).sorted(Map.Entry.comparingByKey()).toList();
        if (ours.isEmpty()) {
            return; // as nearly always
        }
        Map<String, String> keyByVariable = keys.keySet().stream()
                .collect(Collectors.toMap(ConfigReader::variable, key -> key));
        for (Map.Entry<String, String> variable : ours) {
            String key = keyByVariable.get(variable.getKey());
            if (key == null) {
                mistakes.add(variable.getKey() + ": there is no such setting; did you mean "
                        + nearest(variable.getKey(), keyByVariable.keySet()) + "?");
            } else {
                set(key, variable.getValue(), variable.getKey());
            }
        }
    }

    private static String variable(String key) {
        return ENVIRONMENT_PREFIX
                + key.replaceAll("([a-z])([A-Z])", "$1_$2").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /**
     * Sets one value.
     *
     * @param key its key
     * @param value how it would be written on the command line
     * @param origin where it comes from, for the message if it is wrong
     */
    public void set(String key, String value, String origin) {
        RecordComponent setting = keys.get(key);
        if (setting == null) {
            mistakes.add(key + ": there is no such setting; did you mean " + nearest(key, keys.keySet()) + "? ("
                    + origin + ")");
            return;
        }
        try {
            values.put(key, parse(setting.getType(), value.strip()));
            origins.put(key, origin);
        } catch (IllegalArgumentException e) {
            mistakes.add(key + ": \"" + value + "\" is not " + e.getMessage() + " (" + origin + ")");
        }
    }

    private static Object parse(Class<?> type, String value) {
        try {
            if (type == int.class) {
                return Integer.parseInt(value);
            }
            if (type == long.class) {
                return Long.parseLong(value);
            }
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException("a whole number");
        }
        if (type == Path.class) {
            try {
                return Path.of(value);
            } catch (InvalidPathException _) {
                throw new IllegalArgumentException("a path");
            }
        }
        if (type == List.class) {
            return Arrays.stream(value.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants()).filter(c -> word(c).equals(value)).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("one of " + Arrays.stream(type.getEnumConstants())
                            .map(ConfigReader::word).collect(Collectors.joining(", "))));
        }
        return value;
    }

    private static String word(Object constant) {
        return constant.toString().toLowerCase(Locale.ROOT);
    }

    /**
     * Gives a value that has been read already, before the rest is: the file to read may depend on it.
     *
     * @param key its key
     * @return its value so far, the default where none is set
     */
    public Object valueSoFar(String key) {
        String[] path = key.split("\\.", 2);
        return valueOf(key, defaultOf(component(ServerConfig.class, path[0]), defaults), path[1]);
    }

    /**
     * Makes the configuration.
     *
     * @return a valid one
     * @throws ConfigException naming every mistake in everything that was read
     */
    public ServerConfig finish() throws ConfigException {
        Object[] sections = Arrays.stream(ServerConfig.class.getRecordComponents()).map(section -> {
            Object fallback = defaultOf(section, defaults);
            Object built = construct(section.getType(), Arrays.stream(section.getType().getRecordComponents())
                    .map(s -> valueOf(section.getName() + "." + s.getName(), fallback, s.getName())).toArray());
            // A section that is as before is valid: a start need not find out how to validate each of them.
            if (!built.equals(fallback)) {
                validate(section.getName(), built);
            }
            return built;
        }).toArray();
        if (!mistakes.isEmpty()) {
            throw new ConfigException(mistakes);
        }
        return (ServerConfig) construct(ServerConfig.class, sections);
    }

    private void validate(String section, Object settings) {
        Validators.shared().validate(settings).stream()
                .map(v -> mistake(section + "." + v.getPropertyPath(), v.getMessage(), v.getInvalidValue())).sorted()
                .forEach(mistakes::add);
    }

    /** What is wrong with one setting; or with some together, which the words name. */
    private String mistake(String path, String words, Object value) {
        return keys.containsKey(path)
                ? path + ": " + words + ", not " + value + " (" + origin(path) + ")"
                : Arrays.stream(words.split("[ ,]", -1)).filter(keys::containsKey)
                        .map(key -> key + ": " + origin(key)).collect(Collectors.joining("; ", words + " (", ")"));
    }

    private String origin(String key) {
        return origins.getOrDefault(key, "default");
    }

    private Object valueOf(String key, Object section, String name) {
        Object value = values.get(key);
        return value != null ? value : defaultOf(component(section.getClass(), name), section);
    }

    private static RecordComponent component(Class<?> type, String name) {
        return Arrays.stream(type.getRecordComponents()).filter(c -> c.getName().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name));
    }

    private static Object defaultOf(RecordComponent component, Object record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("an accessor of a public record does not fail", e);
        }
    }

    private static Object construct(Class<?> type, @Nullable Object[] arguments) {
        Class<?>[] parameters = Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(parameters).newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the constructor of a public record does not fail", e);
        }
    }

    private static String nearest(String word, Set<String> known) {
        return known.stream().min(Comparator.comparingInt(k -> distance(word.toLowerCase(Locale.ROOT), k
                .toLowerCase(Locale.ROOT)))).orElseThrow();
    }

    /** Levenshtein's edit distance, by the two-row form of Wagner and Fischer's algorithm. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        Arrays.setAll(previous, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(previous[j], row[j - 1]) + 1);
            }
            previous = row;
        }
        return previous[b.length()];
    }
}
