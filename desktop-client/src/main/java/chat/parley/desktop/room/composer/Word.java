package chat.parley.desktop.room.composer;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The word before the caret, if it is of a kind that can be completed.
 *
 * @param kind what it is
 * @param start where it begins in the text, with its sign
 * @param end where it ends: perhaps after the caret
 * @param prefix what stands before the caret of it, without its sign
 */
record Word(Kind kind, int start, int end, String prefix) {

    /** Kinds of words. */
    enum Kind {
        /** A command. */
        COMMAND,
        /** To whom a private message goes, or whom a command is about: anybody. */
        PERSON,
        /** Whom a command is about: a member. */
        MEMBER,
        /** Somebody who is mentioned in a text. */
        MENTION,
        /** An emoji by its name. */
        SHORT_CODE
    }

    /** Shorter ones are seldom meant: they are faces and times. */
    private static final int SHORTEST_CODE = 2;

    private static final Pattern COMMAND = Pattern.compile("\\s*(?<word>[\\\\/][a-zA-Z]*)");
    private static final Pattern ARGUMENT = Pattern.compile("\\s*[\\\\/](?<command>[a-zA-Z]+)\\s+(?<word>\\S*)");
    private static final Pattern MENTION = Pattern
            .compile("(?<![\\p{L}\\p{M}\\p{Nd}_.@-])(?<word>@[\\p{L}\\p{M}\\p{Nd}_.-]*)$");
    private static final Pattern CODE = Pattern.compile("(?<![\\p{L}\\p{Nd}:])(?<word>:[a-zA-Z0-9_+-]*)$");
    private static final Pattern WHOLE_CODE = Pattern.compile("(?<![\\p{L}\\p{Nd}:])(?<word>:[a-zA-Z0-9_+-]{2,}:)$");

    /** Far more than a line's worth before the caret is never looked at. */
    private static final int FARTHEST = 200;

    /**
     * Finds the word.
     *
     * @param text the composer's text
     * @param caret where the person types
     * @return the word, or nothing when there is nothing to complete
     */
    static Optional<Word> at(String text, int caret) {
        String before = text.substring(0, caret);
        Matcher command = COMMAND.matcher(before);
        if (command.matches()) {
            return Optional.of(word(Kind.COMMAND, command, 0, text, caret));
        }
        Matcher argument = ARGUMENT.matcher(before);
        if (argument.matches()) {
            Optional<Kind> kind = Command.find(argument.group("command")).flatMap(Word::kind);
            if (kind.isPresent()) {
                return Optional.of(new Word(kind.get(), argument.start("word"), end(text, caret),
                        argument.group("word")));
            }
        }
        int from = Math.max(0, caret - FARTHEST);
        String line = before.substring(from);
        Matcher mention = MENTION.matcher(line);
        if (mention.find()) {
            return Optional.of(word(Kind.MENTION, mention, from, text, caret));
        }
        Matcher code = CODE.matcher(line);
        return code.find() && code.group("word").length() > SHORTEST_CODE
                ? Optional.of(word(Kind.SHORT_CODE, code, from, text, caret))
                : Optional.empty();
    }

    /**
     * Finds a short code that has both its colons and ends at the caret.
     *
     * @param text the composer's text
     * @param caret where the person types
     * @return the code with its colons as prefix, or nothing
     */
    static Optional<Word> wholeCode(String text, int caret) {
        int from = Math.max(0, caret - FARTHEST);
        Matcher code = WHOLE_CODE.matcher(text.substring(from, caret));
        return code.find()
                ? Optional.of(new Word(Kind.SHORT_CODE, from + code.start("word"), caret, code.group("word")))
                : Optional.empty();
    }

    private static Optional<Kind> kind(Command command) {
        return switch (command.needs()) {
            case PERSON, PERSON_AND_TEXT -> Optional.of(Kind.PERSON);
            case MEMBER, MEMBER_AND_MINUTES -> Optional.of(Kind.MEMBER);
            case NOTHING, MAYBE_TEXT, TEXT, ROOM, SECONDS -> Optional.empty();
        };
    }

    private static Word word(Kind kind, Matcher found, int from, String text, int caret) {
        return new Word(kind, from + found.start("word"), end(text, caret), found.group("word").substring(1));
    }

    private static int end(String text, int caret) {
        int end = caret;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
