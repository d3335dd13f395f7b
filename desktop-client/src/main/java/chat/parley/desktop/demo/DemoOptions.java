package chat.parley.desktop.demo;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What stands on the demonstration's command line.
 *
 * @param link the server's invite link
 * @param screenshots where pictures go; {@code null} for none
 * @param talk whether the two people talk by themselves
 */
record DemoOptions(String link, @Nullable Path screenshots, boolean talk) {

    static Optional<DemoOptions> parse(String... args) {
        String link = "";
        Path screenshots = null;
        boolean talk = false;
        Iterator<String> words = List.of(args).iterator();
        while (words.hasNext()) {
            String word = words.next();
            if (word.equals("--talk")) {
                talk = true;
            } else if (word.equals("--link") && words.hasNext()) {
                link = words.next();
            } else if (word.equals("--screenshots") && words.hasNext()) {
                screenshots = Path.of(words.next());
            } else {
                return Optional.empty();
            }
        }
        return link.isEmpty() ? Optional.empty() : Optional.of(new DemoOptions(link, screenshots, talk));
    }
}
