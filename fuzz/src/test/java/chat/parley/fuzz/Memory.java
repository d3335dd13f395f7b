package chat.parley.fuzz;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts into requests what the server has told last: ids and tokens, which an input cannot know. Used by one thread. */
final class Memory {

    private static final Pattern TOLD = Pattern
            .compile("\"(conversation|session|seq|id|token)\":\"?([0-9]+|[A-Za-z0-9_-]{20,})");
    private static final Pattern BLANK = Pattern.compile("\\$(conversation|session|seq|id|token)");

    private final Map<String, String> last = new TreeMap<>();

    /** Takes note of what was told. */
    void note(Heard heard) {
        TOLD.matcher(heard.text()).results().forEach(told -> last.put(told.group(1), told.group(2)));
    }

    /** Puts it in the place of {@code $conversation} and the like. */
    String fill(String request) {
        return BLANK.matcher(request).replaceAll((MatchResult blank) -> Matcher
                .quoteReplacement(last.getOrDefault(blank.group(1), "1")));
    }
}
