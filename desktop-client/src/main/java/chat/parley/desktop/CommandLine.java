package chat.parley.desktop;

import chat.parley.common.trust.CaFingerprint;
import chat.parley.common.trust.InviteLink;
import chat.parley.common.trust.ServerAddress;
import chat.parley.desktop.store.ConfigDirectory;
import chat.parley.desktop.ui.Phrase;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the words on the command line ask for. */
sealed interface CommandLine {

    /** Where {@link #parse} keeps the word that is no option. */
    String SERVER = "server";

    /**
     * Open a window.
     *
     * @param link an invite link to begin with; {@code null} for none
     * @param config the directory for the client's files
     */
    record Open(@Nullable String link, Path config) implements CommandLine {}

    /**
     * Check the way to a server, without a window.
     *
     * @param server which
     * @param linked the certificate authority that an invite link names; {@code null} without a link
     * @param user whose password is to be tried; {@code null} for nobody's
     * @param config the directory of the client's files, which tell what is known of the server
     */
    record Doctor(ServerAddress server, @Nullable CaFingerprint linked, @Nullable String user,
            Path config) implements CommandLine {}

    /** Say what can be asked for. */
    record Help() implements CommandLine {}

    /** Say which version this is. */
    record Version() implements CommandLine {}

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
        List<String> words = List.of(args);
        if (words.contains("--help") || words.contains("-h")) {
            return new Help();
        }
        if (words.contains("--version") || words.contains("-V")) {
            return new Version();
        }
        boolean doctor = !words.isEmpty() && words.getFirst().equals("doctor");
        Map<String, String> values = new HashMap<>();
        Iterator<String> rest = words.subList(doctor ? 1 : 0, words.size()).iterator();
        Set<String> options = doctor ? Set.of("--user", "--config") : Set.of("--link", "--config");
        while (rest.hasNext()) {
            String word = rest.next();
            if (options.contains(word)) {
                if (!rest.hasNext()) {
                    return new Mistake(Phrase.of("cli.noValue", word));
                }
                values.put(word, rest.next());
            } else if (doctor && !word.startsWith("-") && !values.containsKey(SERVER)) {
                values.put(SERVER, word);
            } else if (!doctor && InviteLink.looksLikeOne(word)) { // as a browser hands it over
                values.put("--link", word);
            } else {
                return new Mistake(Phrase.of("cli.unknown", word));
            }
        }
        String directory = values.get("--config");
        try {
            Path config = directory == null ? ConfigDirectory.find() : Path.of(directory);
            return doctor ? doctor(values, config) : open(values.get("--link"), config);
        } catch (InvalidPathException e) {
            return new Mistake(Phrase.of("cli.badPath", e.getInput()));
        }
    }

    private static CommandLine open(@Nullable String link, Path config) {
        return link != null && InviteLink.parse(link).isEmpty()
                ? new Mistake(Phrase.of("cli.badLink", link))
                : new Open(link, config);
    }

    private static CommandLine doctor(Map<String, String> values, Path config) {
        String words = values.get(SERVER);
        if (words == null) {
            return new Mistake(Phrase.of("cli.noServer"));
        }
        InviteLink link = InviteLink.parse(words).orElse(null);
        ServerAddress server = link == null ? ServerAddress.parse(words).orElse(null) : link.address();
        return server == null
                ? new Mistake(Phrase.of(InviteLink.looksLikeOne(words) ? "cli.badLink" : "cli.badServer", words))
                : new Doctor(server, link == null ? null : link.ca(), values.get("--user"), config);
    }
}
