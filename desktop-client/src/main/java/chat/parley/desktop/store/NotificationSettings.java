package chat.parley.desktop.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Of what, and how, a person wants to be told. Immutable.
 *
 * @param level of which messages, where nothing else is set
 * @param doNotDisturb whether of nothing at all, for now
 * @param sounds whether with a sound
 * @param overrides other levels: by {@link Account#key}, then by conversation
 */
public record NotificationSettings(NotificationLevel level, boolean doNotDisturb, boolean sounds,
        Map<String, Map<Long, NotificationLevel>> overrides) {

    /** What is so until somebody sets it. */
    public static final NotificationSettings DEFAULT = new NotificationSettings(NotificationLevel.MENTIONS, false,
            false,
            Map.of());

    /** Copies. */
    public NotificationSettings {
        Map<String, Map<Long, NotificationLevel>> copy = new LinkedHashMap<>();
        overrides.forEach((account, levels) -> copy.put(account, Map.copyOf(levels)));
        overrides = Collections.unmodifiableMap(copy);
    }

    /**
     * Tells of which messages of a conversation the person wants to be told, when disturbed at all.
     *
     * @param account whose conversation
     * @param conversation which
     * @return its own level, or the general one
     */
    public NotificationLevel level(Account account, long conversation) {
        return overrides.getOrDefault(account.key(), Map.of()).getOrDefault(conversation, level);
    }

    /**
     * Sets the general level.
     *
     * @param general of which messages
     * @return a copy with it
     */
    public NotificationSettings withLevel(NotificationLevel general) {
        return new NotificationSettings(general, doNotDisturb, sounds, overrides);
    }

    /**
     * Sets a conversation's level.
     *
     * @param account whose conversation
     * @param conversation which
     * @param own of which of its messages; {@code null} for the general level, whatever that will be
     * @return a copy with it
     */
    public NotificationSettings withLevel(Account account, long conversation, @Nullable NotificationLevel own) {
        Map<String, Map<Long, NotificationLevel>> copy = new LinkedHashMap<>(overrides);
        Map<Long, NotificationLevel> levels = new LinkedHashMap<>(copy.getOrDefault(account.key(), Map.of()));
        if (own == null) {
            levels.remove(conversation);
        } else {
            levels.put(conversation, own);
        }
        if (levels.isEmpty()) {
            copy.remove(account.key());
        } else {
            copy.put(account.key(), levels);
        }
        return new NotificationSettings(level, doNotDisturb, sounds, copy);
    }

    /**
     * Sets whether to disturb.
     *
     * @param on whether not to
     * @return a copy with it
     */
    public NotificationSettings withDoNotDisturb(boolean on) {
        return new NotificationSettings(level, on, sounds, overrides);
    }

    /**
     * Sets whether there are sounds.
     *
     * @param on whether there are
     * @return a copy with it
     */
    public NotificationSettings withSounds(boolean on) {
        return new NotificationSettings(level, doNotDisturb, on, overrides);
    }
}
