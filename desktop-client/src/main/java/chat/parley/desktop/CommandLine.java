package chat.parley.desktop;

import chat.parley.common.trust.InviteLink;
import chat.parley.desktop.store.ConfigDirectory;
import chat.parley.desktop.ui.Phrase;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
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
        for (int i = 0; i < args.length; i++) {
            String option = args[i];
            if (option.equals("--help") || option.equals("-h")) {
                return new Help();
            }
            if (!option.equals("--link") && !option.equals("--config")) {
                return new Mistake(Phrase.of("cli.unknown", option));
            }
            i++;
            if (i == args.length) {
                return new Mistake(Phrase.of("cli.noValue", option));
            }
            if (option.equals("--link")) {
                link = args[i];
                if (InviteLink.parse(link).isEmpty()) {
                    return new Mistake(Phrase.of("cli.badLink", link));
                }
            } else {
                try {
                    config = Path.of(args[i]);
                } catch (InvalidPathException _) {
                    return new Mistake(Phrase.of("cli.badPath", args[i]));
                }
            }
        }
        return new Open(link, config);
    }
}
