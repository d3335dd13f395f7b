package chat.parley.desktop.roomsettings;

import chat.parley.common.Limits;
import chat.parley.common.protocol.Names;
import chat.parley.desktop.ui.Phrase;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a room may be called and how it may be set up, as far as it can be told without the server. Stateless. */
public final class RoomRules {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,7}");

    private RoomRules() {}

    /**
     * Checks a name.
     *
     * @param name what stands in the field
     * @return what is wrong with it; {@code null} for nothing, also when it is empty
     */
    public static @Nullable Phrase name(String name) {
        String stripped = name.strip();
        if (stripped.isEmpty()) {
            return null;
        }
        if (!Names.isValid(stripped)) {
            return Phrase.of("lobby.rule.name", Limits.MAX_NAME_CODE_POINTS);
        }
        return Names.isReserved(stripped) ? Phrase.of("problem.name_reserved") : null;
    }

    /**
     * Checks a topic.
     *
     * @param topic what stands in the field
     * @return what is wrong with it; {@code null} for nothing
     */
    public static @Nullable Phrase topic(String topic) {
        int over = topic.strip().length() - Limits.MAX_TOPIC_CHARS;
        return over > 0 ? Phrase.of("lobby.rule.topic", over) : null;
    }

    /**
     * Checks a password.
     *
     * @param password what stands in the field
     * @return what is wrong with it; {@code null} for nothing
     */
    public static @Nullable Phrase password(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length > Limits.MAX_PASSWORD_BYTES
                ? Phrase.of("lobby.rule.password")
                : null;
    }

    /**
     * Checks how many people may be in a room.
     *
     * @param capacity what stands in the field
     * @return what is wrong with it; {@code null} for nothing
     */
    public static @Nullable Phrase capacity(String capacity) {
        String stripped = capacity.strip();
        boolean right = stripped.isEmpty()
                || (NUMBER.matcher(stripped).matches() && Integer.parseInt(stripped) <= Limits.MAX_CAPACITY);
        return right ? null : Phrase.of("lobby.rule.capacity", Limits.MAX_CAPACITY);
    }

    /**
     * Reads how many people may be in a room.
     *
     * @param capacity what stands in the field, with nothing wrong about it
     * @return how many; 0 for no bound
     */
    public static int capacityOf(String capacity) {
        return capacity.isBlank() ? 0 : Integer.parseInt(capacity.strip());
    }
}
