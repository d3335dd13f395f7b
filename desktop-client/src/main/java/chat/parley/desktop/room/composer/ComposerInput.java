package chat.parley.desktop.room.composer;

import chat.parley.common.Limits;
import chat.parley.common.protocol.Names;
import chat.parley.desktop.ui.Phrase;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a person means by what stands in the composer. */
sealed interface ComposerInput {

    /** What begins with one of them is a command; twice, and it is text. */
    String SIGNS = "\\/";

    /** What private messages begin with when the program writes it. */
    String PRIVATE = "\\private";

    /**
     * Tells how long the text to send is.
     *
     * @return characters, without the command and the space around the text; 0 when there is no text to send
     */
    default int length() {
        return 0;
    }

    /** Nothing to send. */
    record Nothing() implements ComposerInput {}

    /**
     * Something to say to everyone in the conversation.
     *
     * @param text what to say
     */
    record Say(String text) implements ComposerInput {

        @Override
        public int length() {
            return text.length();
        }

        /** Leaves the text out, so that no log can hold it. */
        @Override
        public String toString() {
            return "Say[" + text.length() + " characters]";
        }
    }

    /**
     * Something to say to one person.
     *
     * @param to to whom, as the server spells them if that is known
     * @param known whether they are of this conversation: then they exist
     * @param text what to say
     */
    record Whisper(String to, boolean known, String text) implements ComposerInput {

        @Override
        public int length() {
            return text.length();
        }

        /** Leaves the text out, so that no log can hold it. */
        @Override
        public String toString() {
            return "Whisper[to=" + to + ", " + text.length() + " characters]";
        }
    }

    /**
     * Something to do.
     *
     * @param command what
     * @param argument the name or the words that it needs; empty for none
     * @param number the number that it needs; 0 for none
     */
    record Order(Command command, String argument, int number) implements ComposerInput {}

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
     * @param around where it stands
     * @return what it means
     */
    static ComposerInput parse(String written, Surroundings around) {
        String text = written.strip();
        if (text.isEmpty()) {
            return new Nothing();
        }
        if (SIGNS.indexOf(text.charAt(0)) < 0) {
            return checked(text, new Say(wellFormed(text)));
        }
        if (text.length() > 1 && text.charAt(1) == text.charAt(0)) {
            return checked(text.substring(1), new Say(wellFormed(text.substring(1))));
        }
        Matcher words = Words.COMMAND.matcher(text);
        boolean _ = words.matches(); // it always does
        String typed = words.group("command");
        Optional<Command> command = Command.find(typed.substring(1));
        if (command.isEmpty()) {
            return new Mistake(Phrase.of("composer.unknownCommand", typed, typed.substring(0, 1)));
        }
        if (!command.get().allowed(around.role())) {
            return new Mistake(Phrase.of(around.role() == null ? "composer.onlyInRooms" : "composer.notYourRole",
                    typed));
        }
        return new Words(typed, words.group("rest") == null ? "" : words.group("rest").strip(), around)
                .read(command.get());
    }

    /** How a text is written so that it is read again as the same. */
    static String written(String text) {
        return !text.isEmpty() && SIGNS.indexOf(text.charAt(0)) >= 0 ? text.charAt(0) + text : text;
    }

    private static ComposerInput checked(String text, ComposerInput meaning) {
        return text.length() <= Limits.MAX_TEXT_CHARS
                ? meaning
                : new Mistake(Phrase.of("composer.tooLong", text.length() - Limits.MAX_TEXT_CHARS), text.length());
    }

    /** Half of a surrogate pair, which a paste can leave, could never be sent. */
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /**
     * What stands after a command.
     *
     * @param typed the command as it was typed
     * @param rest everything after it
     * @param around where it stands
     */
    record Words(String typed, String rest, Surroundings around) {

        private static final Pattern COMMAND = Pattern.compile("(?<command>\\S+)(?<rest>\\s.*)?", Pattern.DOTALL);
        private static final Pattern FIRST = Pattern.compile("(?<first>\\S*)(?<rest>.*)", Pattern.DOTALL);
        private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

        private ComposerInput read(Command command) {
            return switch (command.needs()) {
                case NOTHING -> rest.isEmpty()
                        ? new Order(command, "", 0)
                        : new Mistake(Phrase.of("composer.nothingAfter", typed));
                case MAYBE_TEXT -> rest.length() > Limits.MAX_QUERY_CHARS
                        ? new Mistake(Phrase.of("composer.tooLong", rest.length() - Limits.MAX_QUERY_CHARS))
                        : new Order(command, wellFormed(rest), 0);
                case TEXT -> topic(command);
                case ROOM -> room(command);
                case PERSON, MEMBER -> person(command, 0);
                case MEMBER_AND_MINUTES -> minutes(command);
                case PERSON_AND_TEXT -> whisper();
                case SECONDS -> seconds(command);
            };
        }

        private String first() {
            Matcher words = FIRST.matcher(rest);
            return words.matches() ? words.group("first") : "";
        }

        private String second() {
            Matcher words = FIRST.matcher(rest);
            return words.matches() ? words.group("rest").strip() : "";
        }

        private ComposerInput topic(Command command) {
            if (rest.isEmpty()) {
                return new Mistake(Phrase.of("composer.missing.text", typed));
            }
            return rest.length() <= Limits.MAX_TOPIC_CHARS
                    ? new Order(command, wellFormed(rest), 0)
                    : new Mistake(Phrase.of("composer.tooLong", rest.length() - Limits.MAX_TOPIC_CHARS));
        }

        private ComposerInput room(Command command) {
            if (rest.isEmpty()) {
                return new Mistake(Phrase.of("composer.missing.room", typed));
            }
            return Names.isValid(rest)
                    ? new Order(command, rest, 0)
                    : new Mistake(Phrase.of("composer.noName", rest, Limits.MAX_NAME_CODE_POINTS));
        }

        private ComposerInput person(Command command, int number) {
            String name = first();
            if (name.isEmpty()) {
                return new Mistake(Phrase.of("composer.missing.person", typed));
            }
            if (command.needs() != Command.Needs.MEMBER_AND_MINUTES && !second().isEmpty()) {
                return new Mistake(Phrase.of("composer.onlyAName", typed));
            }
            if (!Names.isValid(name)) {
                return new Mistake(Phrase.of("composer.noName", name, Limits.MAX_NAME_CODE_POINTS));
            }
            return around.isMe(name)
                    ? new Mistake(Phrase.of("composer.notYourself", typed))
                    : new Order(command, spelled(name), number);
        }

        private ComposerInput minutes(Command command) {
            int minutes = number(second());
            return first().isEmpty() || (minutes >= 0 && minutes <= Limits.MAX_MUTE_MINUTES)
                    ? person(command, minutes)
                    : new Mistake(Phrase.of("composer.missing.minutes", typed, first(), Limits.MAX_MUTE_MINUTES));
        }

        private ComposerInput seconds(Command command) {
            int seconds = number(rest);
            return seconds >= 0 && seconds <= Limits.MAX_SLOW_SECONDS
                    ? new Order(command, "", seconds)
                    : new Mistake(Phrase.of("composer.missing.seconds", typed, Limits.MAX_SLOW_SECONDS));
        }

        private ComposerInput whisper() {
            String name = first();
            String text = second();
            if (name.isEmpty()) {
                return new Mistake(Phrase.of("composer.private.noUser", typed));
            }
            if (!Names.isValid(name)) {
                return new Mistake(Phrase.of("composer.noName", name, Limits.MAX_NAME_CODE_POINTS));
            }
            if (around.isMe(name)) {
                return new Mistake(Phrase.of("composer.private.self"));
            }
            if (Names.isReserved(name)) {
                return new Mistake(Phrase.of("composer.private.nobody", name));
            }
            return text.isEmpty()
                    ? new Mistake(Phrase.of("composer.private.noText", spelled(name)))
                    : checked(text, new Whisper(spelled(name), around.find(name).isPresent(), wellFormed(text)));
        }

        private String spelled(String name) {
            return around.find(name).map(Surroundings.Person::name).orElse(Names.normalise(name));
        }

        /** The number; -1 when it is none. */
        private static int number(String word) {
            return NUMBER.matcher(word).matches() ? Integer.parseInt(word) : -1;
        }
    }
}
