package chat.parley.desktop.ui;

import java.util.List;

/**
 * Something to say, not yet in words: models speak in phrases, views look them up.
 *
 * @param key the key in the bundle of texts
 * @param args what is put into the text's places, in order
 */
public record Phrase(String key, List<Object> args) {

    /** Copies. */
    public Phrase {
        args = List.copyOf(args);
    }

    /**
     * Makes a phrase.
     *
     * @param key the key
     * @param args what is put into the text's places
     * @return the phrase
     */
    public static Phrase of(String key, Object... args) {
        return new Phrase(key, List.of(args));
    }
}
