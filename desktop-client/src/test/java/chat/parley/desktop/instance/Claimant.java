package chat.parley.desktop.instance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A start of the client in a process of its own: claims a directory and says by its exit code what became of it. */
final class Claimant {

    static final int OWNER = 10;
    static final int HANDED_OVER = 11;

    private Claimant() {}

    public static void main(String[] args) throws IOException {
        List<String> words = List.of(args);
        SingleInstance.Result result = SingleInstance.claim(Path.of(words.getFirst()), words.subList(1, words.size()));
        System.exit(result instanceof Owner ? OWNER : HANDED_OVER);
    }
}
