package chat.parley.desktop.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.fellbaum.jemoji.EmojiGroup;
import net.fellbaum.jemoji.EmojiManager;
import net.fellbaum.jemoji.Qualification;

/** Reads the emoji of the JEmoji library. The only class that knows it. Stateless. */
final class EmojiData {

    /** Short codes as people type them; the library has faces such as {@code :-)} among them. */
    private static final Pattern SHORT_CODE = Pattern.compile(":([a-z0-9_+-]+):");
    private static final Pattern TONES_AND_STYLES = Pattern.compile("[\\x{1F3FB}-\\x{1F3FF}\\x{FE0F}]");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private static final Comparator<net.fellbaum.jemoji.Emoji> ORDER = Comparator
            .comparing(net.fellbaum.jemoji.Emoji::getGroup)
            .thenComparing(net.fellbaum.jemoji.Emoji::getSubgroup).thenComparing(net.fellbaum.jemoji.Emoji::getEmoji);

    private EmojiData() {}

    /** Reads all of them, in the order in which they are shown; takes some hundred milliseconds. */
    static List<Emoji> load() {
        List<net.fellbaum.jemoji.Emoji> all = EmojiManager.getAllEmojis().stream()
                .filter(emoji -> emoji.getQualification() == Qualification.FULLY_QUALIFIED
                        && emoji.getGroup() != EmojiGroup.COMPONENT)
                .sorted(ORDER).toList();
        Map<String, List<String>> tones = new HashMap<>();
        for (net.fellbaum.jemoji.Emoji emoji : all) {
            if (emoji.hasFitzpatrickComponent()) {
                tones.computeIfAbsent(bare(emoji.getEmoji()), _ -> new ArrayList<>()).add(emoji.getEmoji());
            }
        }
        return all.stream().filter(emoji -> !emoji.hasFitzpatrickComponent())
                .map(emoji -> read(emoji, tones.getOrDefault(bare(emoji.getEmoji()), List.of()))).toList();
    }

    private static Emoji read(net.fellbaum.jemoji.Emoji emoji, List<String> tones) {
        SequencedSet<String> codes = new LinkedHashSet<>();
        Stream.of(emoji.getGithubAliases(), emoji.getSlackAliases(), emoji.getDiscordAliases())
                .flatMap(Collection::stream).map(SHORT_CODE::matcher).filter(Matcher::matches)
                .forEach(match -> codes.add(match.group(1)));
        SequencedSet<String> words = new LinkedHashSet<>();
        Stream.concat(Stream.concat(Stream.of(emoji.getDescription()), codes.stream()), emoji.getKeywords().stream())
                .flatMap(text -> NO_WORD.splitAsStream(text.toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty()).forEach(words::add);
        return new Emoji(emoji.getEmoji(), emoji.getDescription(), List.copyOf(codes), category(emoji.getGroup()),
                List.copyOf(words), tones);
    }

    private static String bare(String sequence) {
        return TONES_AND_STYLES.matcher(sequence).replaceAll("");
    }

    private static Emoji.Category category(EmojiGroup group) {
        return switch (group) {
            case SMILEYS_AND_EMOTION -> Emoji.Category.SMILEYS;
            case PEOPLE_AND_BODY -> Emoji.Category.PEOPLE;
            case ANIMALS_AND_NATURE -> Emoji.Category.NATURE;
            case FOOD_AND_DRINK -> Emoji.Category.FOOD;
            case TRAVEL_AND_PLACES -> Emoji.Category.TRAVEL;
            case ACTIVITIES -> Emoji.Category.ACTIVITIES;
            case OBJECTS -> Emoji.Category.OBJECTS;
            case SYMBOLS, COMPONENT -> Emoji.Category.SYMBOLS;
            case FLAGS -> Emoji.Category.FLAGS;
        };
    }
}
