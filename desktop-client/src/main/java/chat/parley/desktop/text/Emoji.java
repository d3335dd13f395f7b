package chat.parley.desktop.text;

import java.util.List;

/**
 * An emoji as it can be chosen. Immutable.
 *
 * @param sequence its characters
 * @param name what it shows, in a few English words
 * @param shortCodes what it is called between colons, the usual one first; empty when it has no such name
 * @param category where a person looks for it
 * @param words lower-case words by which it is found
 * @param tones the same with each skin tone, from light to dark; empty when it has none
 */
public record Emoji(String sequence, String name, List<String> shortCodes, Category category, List<String> words,
        List<String> tones) {

    /** Kinds of emoji, in the order in which they are shown. */
    public enum Category {
        /** Faces, hearts and feelings. */
        SMILEYS,
        /** Hands, people and what they do. */
        PEOPLE,
        /** Animals and plants. */
        NATURE,
        /** What is eaten and drunk. */
        FOOD,
        /** Places, vehicles, time and weather. */
        TRAVEL,
        /** Sports, games and events. */
        ACTIVITIES,
        /** Things. */
        OBJECTS,
        /** Signs and arrows. */
        SYMBOLS,
        /** Flags. */
        FLAGS
    }

    /** Keeps copies of the lists. */
    public Emoji {
        shortCodes = List.copyOf(shortCodes);
        words = List.copyOf(words);
        tones = List.copyOf(tones);
    }
}
