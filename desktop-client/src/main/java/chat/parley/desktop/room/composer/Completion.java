package chat.parley.desktop.room;

import chat.parley.common.protocol.Names;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What can be put in for the word that is being typed.
 *
 * @param start where the word begins in the text
 * @param end where it ends
 * @param options what it can become, at least one
 */
record Completion(int start, int end, List<String> options) {

    /** The command, white space, and as much of a name as is before the caret. */
    private static final Pattern RECEIVER = Pattern.compile("(?<before>\\s*\\\\private\\s+)(?<prefix>\\S*)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern COMMAND = Pattern.compile("(?<before>\\s*)(?<prefix>\\\\[a-zA-Z]*)");

    /**
     * Finds what can be put in.
     *
     * @param text the composer's text
     * @param caret where the person types
     * @param me who types: never an option
     * @param members who is present
     * @return the options, or nothing when there is nothing to complete
     */
    static Optional<Completion> at(String text, int caret, String me, Collection<String> members) {
        String before = text.substring(0, caret);
        Matcher receiver = RECEIVER.matcher(before);
        if (receiver.matches()) {
            String key = Names.key(receiver.group("prefix"));
            List<String> names = members.stream()
                    .filter(name -> Names.key(name).startsWith(key) && !Names.key(name).equals(Names.key(me))).toList();
            return of(receiver.end("before"), endOfWord(text, caret), names, receiver.group("prefix"));
        }
        Matcher command = COMMAND.matcher(before);
        if (command.matches()) {
            String prefix = command.group("prefix").toLowerCase(Locale.ROOT);
            List<String> commands = ComposerInput.PRIVATE.startsWith(prefix)
                    ? List.of(ComposerInput.PRIVATE)
                    : List.of();
            return of(command.end("before"), endOfWord(text, caret), commands, command.group("prefix"));
        }
        return Optional.empty();
    }

    private static Optional<Completion> of(int start, int end, List<String> options, String prefix) {
        boolean complete = options.size() == 1 && options.getFirst().equals(prefix);
        return options.isEmpty() || complete ? Optional.empty() : Optional.of(new Completion(start, end, options));
    }

    private static int endOfWord(String text, int caret) {
        int end = caret;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /**
     * Puts an option in, and a space after it.
     *
     * @param text the composer's text
     * @param option one of the options
     * @return the text before the caret, and after it
     */
    Filled fill(String text, String option) {
        String rest = text.substring(end);
        return new Filled(text.substring(0, start) + option + " ", rest.startsWith(" ") ? rest.substring(1) : rest);
    }

    /**
     * A text with its caret.
     *
     * @param beforeCaret what stands before it
     * @param afterCaret what stands after it
     */
    record Filled(String beforeCaret, String afterCaret) {}
}
