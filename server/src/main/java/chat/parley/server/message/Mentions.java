package chat.parley.server.message;

import chat.parley.common.protocol.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom a text mentions: {@code @} and the name of somebody who is in the conversation, at the beginning of a word. Immutable.
 *
 * @param byAccount the names as they were registered, by account, in the order of the text
 */
record Mentions(Map<Long, String> byAccount) {

    /** What can be a name, with what may follow one in a sentence: a full stop, a dash. */
    private static final Pattern CANDIDATE = Pattern
            .compile("(?<![\\p{L}\\p{N}_.@-])@([\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}_.-]{0,63})");

    /**
     * Finds them.
     *
     * @param text what is said
     * @param where in which conversation
     * @return whom it mentions, each once
     */
    static Mentions in(String text, Conversation where) {
        if (text.indexOf('@') < 0) {
            return new Mentions(Map.of());
        }
        Map<Long, String> found = new LinkedHashMap<>();
        Matcher matcher = CANDIDATE.matcher(text);
        while (matcher.find()) {
            named(matcher.group(1), where).ifPresent(person -> found.put(person.account(), person.name()));
        }
        return new Mentions(found);
    }

    /** The longest name that fits: "@ada." means Ada, unless there is somebody called "ada.". */
    private static Optional<Conversation.Mentionable> named(String candidate, Conversation where) {
        for (int end = candidate.length(); end > 0; end--) {
            String name = candidate.substring(0, end);
            Optional<Conversation.Mentionable> person = Names.isValid(name)
                    ? where.mentionable(Names.key(name))
                    : Optional.empty();
            if (person.isPresent() || ".-_".indexOf(name.charAt(end - 1)) < 0) {
                return person;
            }
        }
        return Optional.empty();
    }

    /** The accounts. */
    Set<Long> accounts() {
        return byAccount.keySet();
    }

    /** The names. */
    List<String> names() {
        return new ArrayList<>(byAccount.values());
    }
}
