package chat.parley.server.message;

import chat.parley.common.protocol.Names;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom a text mentions: {@code @} and the name of somebody who is in the conversation, at the beginning of a word. Immutable.
 *
 * @param byAccount the names as they were registered, by account
 */
record Mentions(Map<Long, String> byAccount) {

    /** What can be a name, with what may follow one in a sentence: a full stop, a dash. */
    private static final Pattern CANDIDATE = Pattern
            .compile("(?<![\\p{L}\\p{N}\\p{M}_.@-])@([\\p{L}\\p{N}_.-][\\p{L}\\p{N}\\p{M}_.-]{0,63})");

    /** The order in which a message that is read has them: by the bytes of their names' keys. */
    private static final Comparator<String> BY_NAME = Comparator
            .comparing(name -> Names.key(name).getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    /**
     * Finds them.
     *
     * @param text what is said
     * @param people looks for somebody in the conversation by the key of their name
     * @return whom it mentions, each once
     */
    static Mentions in(String text, Function<String, Optional<Conversation.Mentionable>> people) {
        int at = text.indexOf('@');
        if (at < 0) {
            return new Mentions(Map.of());
        }
        Map<Long, String> found = new HashMap<>();
        Matcher matcher = CANDIDATE.matcher(text).useTransparentBounds(true);
        while (at >= 0) { // by itself the expression would be tried at every character
            int next = at + 1;
            if (matcher.region(at, text.length()).lookingAt()) {
                named(matcher.group(1), people).ifPresent(person -> found.put(person.account(), person.name()));
                next = matcher.end();
            }
            at = text.indexOf('@', next);
        }
        return new Mentions(found);
    }

    /** The longest name that fits: "@ada." means Ada, unless there is somebody called "ada.". */
    private static Optional<Conversation.Mentionable> named(String candidate,
            Function<String, Optional<Conversation.Mentionable>> people) {
        for (int end = candidate.length(); end > 0; end--) {
            String name = candidate.substring(0, end);
            Optional<Conversation.Mentionable> person = Names.isValid(name)
                    ? people.apply(Names.key(name))
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

    /** The names, as a message has them that is read later. */
    List<String> names() {
        return byAccount.isEmpty() ? List.of() : byAccount.values().stream().sorted(BY_NAME).toList();
    }
}
