package chat.parley.desktop.room.composer;

import chat.parley.common.protocol.Names;
import chat.parley.desktop.text.Emoji;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What can be put in for the word that is being typed.
 *
 * @param word the word
 * @param options what it can become, at least one
 */
record Completion(Word word, List<Option> options) {

    /** How many are offered at most: nobody reads more. */
    static final int MOST = 40;

    /** What a word can become. */
    sealed interface Option {

        /**
         * Tells what is put in.
         *
         * @return the word as it should be
         */
        String insert();
    }

    /**
     * Somebody's name.
     *
     * @param sign what stands before the name
     * @param who the person
     */
    record Somebody(String sign, Surroundings.Person who) implements Option {

        @Override
        public String insert() {
            return sign + who.name();
        }
    }

    /**
     * A command.
     *
     * @param sign with which sign it was begun
     * @param word how it is spelled
     * @param command it
     */
    record Order(String sign, String word, Command command) implements Option {

        @Override
        public String insert() {
            return sign + word;
        }
    }

    /**
     * An emoji.
     *
     * @param emoji it
     * @param code the name by which it was found
     */
    record Picture(Emoji emoji, String code) implements Option {

        @Override
        public String insert() {
            return emoji.sequence();
        }
    }

    /**
     * A text with its caret.
     *
     * @param text the text
     * @param caret where the caret is
     */
    record Filled(String text, int caret) {}

    /** Copies. */
    Completion {
        options = List.copyOf(options);
    }

    /**
     * Finds what can be put in.
     *
     * @param text the composer's text
     * @param caret where the person types
     * @param around where it is typed
     * @param sources who and what else can be named
     * @return the options, or nothing when there is nothing to complete
     */
    static Optional<Completion> at(String text, int caret, Surroundings around, Sources sources) {
        return Word.at(text, caret).flatMap(word -> {
            String sign = text.substring(word.start(), Math.min(word.start() + 1, text.length()));
            List<Option> options = options(word, sign, around, sources);
            String typed = text.substring(word.start(), caret);
            boolean complete = options.size() == 1 && options.getFirst().insert().equals(typed);
            return options.isEmpty() || complete ? Optional.empty() : Optional.of(new Completion(word, options));
        });
    }

    private static List<Option> options(Word word, String sign, Surroundings around, Sources sources) {
        return switch (word.kind()) {
            case COMMAND -> commands(word.prefix().toLowerCase(Locale.ROOT), sign, around);
            case PERSON -> people("", word.prefix(), around, sources, true);
            case MEMBER -> people("", word.prefix(), around, sources, false);
            case MENTION -> people("@", word.prefix(), around, sources, true);
            case SHORT_CODE -> pictures(word.prefix().toLowerCase(Locale.ROOT), sources);
        };
    }

    private static List<Option> commands(String prefix, String sign, Surroundings around) {
        List<Option> options = new ArrayList<>();
        for (Command command : Command.values()) {
            if (command.allowed(around.role())) {
                Stream.concat(Stream.of(command.word()), command.other().filter(_ -> !prefix.isEmpty()).stream())
                        .filter(word -> word.startsWith(prefix)).findFirst()
                        .ifPresent(word -> options.add(new Order(sign, word, command)));
            }
        }
        return options;
    }

    private static List<Option> people(String sign, String prefix, Surroundings around, Sources sources,
            boolean anybody) {
        String key = Names.key(prefix);
        List<Option> options = new ArrayList<>();
        around.people().stream()
                .filter(person -> Names.key(person.name()).startsWith(key)
                        && (!sign.isEmpty() || !around.isMe(person.name())))
                .limit(MOST).forEach(person -> options.add(new Somebody(sign, person)));
        if (anybody && (sign.isEmpty() || options.isEmpty())) {
            sources.strangers().stream()
                    .filter(name -> Names.key(name).startsWith(key) && !around.isMe(name)
                            && around.find(name).isEmpty())
                    .forEach(name -> options.add(new Somebody(sign,
                            new Surroundings.Person(name, Surroundings.Whereabouts.UNKNOWN))));
        }
        return options;
    }

    private static List<Option> pictures(String prefix, Sources sources) {
        if (sources.emoji() == null) {
            return List.of();
        }
        List<Option> options = new ArrayList<>();
        for (Emoji emoji : sources.emoji().complete(prefix, MOST)) {
            emoji.shortCodes().stream().filter(code -> code.startsWith(prefix)).findFirst()
                    .ifPresent(code -> options.add(new Picture(emoji, code)));
        }
        return options;
    }

    /**
     * Puts an option in, and a space after it.
     *
     * @param text the composer's text
     * @param option one of the options
     * @return what is then there
     */
    Filled fill(String text, Option option) {
        String before = text.substring(0, word.start()) + option.insert() + " ";
        String rest = text.substring(word.end());
        return new Filled(before + (rest.startsWith(" ") ? rest.substring(1) : rest), before.length());
    }
}
