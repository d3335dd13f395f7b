package chat.parley.desktop;

import chat.parley.common.trust.InviteLink;
import chat.parley.desktop.store.ConfigDirectory;
import chat.parley.desktop.ui.Phrase;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the words on the command line ask for. */
sealed interface CommandLine {

    /**
     * Open a window.
     *
     * @param link an invite link to begin with; {@code null} for none
     * @param config the directory for the client's files
     */
    record Open(@Nullable String link, Path config) implements CommandLine {}

    /** Say what can be asked for. */
    record Help() implements CommandLine {}

    /**
     * It makes no sense.
     *
     * @param phrase why not
     */
    record Mistake(Phrase phrase) implements CommandLine {}

    /**
     * Reads a command line.
     *
     * @param args its words
     * @return what they ask for
     */
    static CommandLine parse(String... args) {
        @Nullable
        String link = null;
        Path config = ConfigDirectory.find();
        Iterator<String> words = List.of(args).iterator();
        while (words.hasNext()) {
            String option = words.next();
            if (option.equals("--help") || option.equals("-h")) {
                return new Help();
            }
            if (InviteLink.looksLikeOne(option)) { // as a browser hands it over
                link = option;
                if (InviteLink.parse(option).isEmpty()) {
                    return new Mistake(Phrase.of("cli.badLink", option));
                }
                continue;
            }
            if (!option.equals("--link") && !option.equals("--config")) {
                return new Mistake(Phrase.of("cli.unknown", option));
            }
            if (!words.hasNext()) {
                return new Mistake(Phrase.of("cli.noValue", option));
            }
            String value = words.next();
            if (option.equals("--link")) {
                link = value;
                if (InviteLink.parse(value).isEmpty()) {
                    return new Mistake(Phrase.of("cli.badLink", value));
                }
            } else {
                try {
                    config = Path.of(value);
                } catch (InvalidPathException _) {
                    return new Mistake(Phrase.of("cli.badPath", value));
                }
            }
        }
        return new Open(link, config);
    }
}
