package chat.parley.desktop.room;

import chat.parley.common.Limits;
import chat.parley.common.protocol.Names;
import chat.parley.desktop.ui.Phrase;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a person means by what stands in the composer. */
sealed interface ComposerInput {

    /** The command for a private message. */
    String PRIVATE = "\\private";

    /** Everything that begins with it is a command; twice, and it is text. */
    String COMMAND_SIGN = "\\";

    /**
     * Tells how long the text to send is.
     *
     * @return characters, without the command and the space around the text; 0 when there is no text to send
     */
    int length();

    /** Nothing to send. */
    record Nothing() implements ComposerInput {

        @Override
        public int length() {
            return 0;
        }
    }

    /**
     * Something to send.
     *
     * @param to the receiver of a private message as the room spells it; empty for everyone
     * @param text what to say
     */
    record Send(String to, String text) implements ComposerInput {

        @Override
        public int length() {
            return text.length();
        }

        /** Leaves the text out, so that no log can hold it. */
        @Override
        public String toString() {
            return "Send[to=" + to + ", " + text.length() + " characters]";
        }
    }

    /**
     * Something is wrong with it.
     *
     * @param phrase what
     * @param length as {@link ComposerInput#length}
     */
    record Mistake(Phrase phrase, int length) implements ComposerInput {

        Mistake(Phrase phrase) {
            this(phrase, 0);
        }
    }

    /**
     * Reads the composer's text.
     *
     * @param written what stands in it
     * @param me who writes
     * @param members who is present
     * @return what it means
     */
    static ComposerInput parse(String written, String me, Collection<String> members) {
        String text = written.strip();
        if (text.isEmpty()) {
            return new Nothing();
        }
        if (text.startsWith(COMMAND_SIGN + COMMAND_SIGN)) {
            return checked("", text.substring(COMMAND_SIGN.length()));
        }
        if (!text.startsWith(COMMAND_SIGN)) {
            return checked("", text);
        }
        Matcher words = Words.COMMAND.matcher(text);
        boolean _ = words.matches(); // it always does
        String command = words.group("command");
        String receiver = words.group("first") == null ? "" : words.group("first");
        String rest = words.group("rest") == null ? "" : words.group("rest").strip();
        if (!command.equalsIgnoreCase(PRIVATE)) {
            return new Mistake(Phrase.of("room.composer.unknownCommand", command));
        }
        return parsePrivate(receiver, rest, me, members);
    }

    private static ComposerInput parsePrivate(String receiver, String text, String me, Collection<String> members) {
        if (receiver.isEmpty()) {
            return new Mistake(Phrase.of("room.composer.private.noUser"));
        }
        String key = Names.key(receiver);
        if (key.equals(Names.key(me))) {
            return new Mistake(Phrase.of("room.composer.private.self"));
        }
        for (String member : members) {
            if (Names.key(member).equals(key)) {
                return text.isEmpty()
                        ? new Mistake(Phrase.of("room.composer.private.noText", member))
                        : checked(member, text);
            }
        }
        return new Mistake(Phrase.of("room.composer.private.notHere", receiver));
    }

    private static ComposerInput checked(String to, String text) {
        return text.length() <= Limits.MAX_TEXT_CHARS
                ? new Send(to, text)
                : new Mistake(Phrase.of("room.composer.tooLong", text.length() - Limits.MAX_TEXT_CHARS), text.length());
    }

    /** Holds the pattern: an interface's own fields would be public. */
    final class Words {

        private static final Pattern COMMAND = Pattern.compile("(?<command>\\S+)(?:\\s+(?<first>\\S+)(?<rest>\\s.*)?)?",
                Pattern.DOTALL);

        private Words() {}
    }
}
