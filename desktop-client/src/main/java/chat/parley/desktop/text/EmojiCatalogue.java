package chat.parley.desktop.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/**
 * All emoji, by short code, by words and by category. Immutable; may be used on any thread. Loading takes some hundred
 * milliseconds and some MiB: it happens once, on a thread of its own, when {@link #shared} is called first.
 */
public final class EmojiCatalogue {

    private static final Comparator<String> SHORT_FIRST = Comparator.comparingInt(String::length)
            .thenComparing(Comparator.naturalOrder());

    /** Begins to load when somebody asks for it first. */
    private static final class Shared {

        static final CompletableFuture<EmojiCatalogue> CATALOGUE = CompletableFuture.supplyAsync(
                () -> new EmojiCatalogue(EmojiData.load()),
                task -> Thread.ofVirtual().name("emoji-catalogue").start(task));
    }

    private final Map<Emoji.Category, List<Emoji>> byCategory = new EnumMap<>(Emoji.Category.class);
    private final TreeMap<String, Emoji> byCode = new TreeMap<>();

    /**
     * Makes a catalogue.
     *
     * @param emoji in the order in which they are shown
     */
    EmojiCatalogue(Collection<Emoji> emoji) {
        for (Emoji.Category category : Emoji.Category.values()) {
            byCategory.put(category, emoji.stream().filter(one -> one.category() == category).toList());
        }
        // A code that two sources give to two emoji belongs to the one whose usual name it is.
        emoji.forEach(one -> one.shortCodes().stream().limit(1).forEach(code -> byCode.putIfAbsent(code, one)));
        emoji.forEach(one -> one.shortCodes().forEach(code -> byCode.putIfAbsent(code, one)));
    }

    /**
     * Gives the catalogue that all windows share.
     *
     * @return completed when it is loaded, on a thread that is not JavaFX's
     */
    public static CompletableFuture<EmojiCatalogue> shared() {
        return Shared.CATALOGUE.copy();
    }

    /**
     * Leaves out what is not wanted.
     *
     * @param wanted told an emoji's characters
     * @return a catalogue of the others, in the same order
     */
    public EmojiCatalogue only(Predicate<String> wanted) {
        return new EmojiCatalogue(byCategory.values().stream().flatMap(List::stream)
                .filter(one -> wanted.test(one.sequence())).toList());
    }

    /**
     * Looks up a short code.
     *
     * @param code with or without its colons, in any case
     * @return the emoji; empty when there is none of that name
     */
    public Optional<Emoji> byShortCode(String code) {
        return Optional.ofNullable(byCode.get(bare(code)));
    }

    /**
     * Completes a short code.
     *
     * @param prefix what was typed so far, with or without a colon
     * @param limit how many to find at most
     * @return those that have a code that begins so, each once; the shortest code first
     */
    public List<Emoji> complete(String prefix, int limit) {
        String bare = bare(prefix);
        return byCode.subMap(bare, bare + Character.MAX_VALUE).keySet().stream().sorted(SHORT_FIRST).map(byCode::get)
                .distinct().limit(limit).toList();
    }

    /**
     * Searches.
     *
     * @param query words, or the beginnings of words
     * @param limit how many to find at most
     * @return those that have them all, in the order in which they are shown; those of that very name first
     */
    public List<Emoji> search(String query, int limit) {
        String[] wanted = bare(query).strip().split("[\\s_-]+");
        SequencedSet<Emoji> found = new LinkedHashSet<>();
        byShortCode(query).ifPresent(found::add);
        for (List<Emoji> category : byCategory.values()) {
            for (Emoji emoji : category) {
                if (List.of(wanted).stream()
                        .allMatch(part -> emoji.words().stream().anyMatch(word -> word.startsWith(part)))) {
                    found.add(emoji);
                }
            }
        }
        return found.stream().limit(limit).toList();
    }

    /**
     * Gives the emoji of a category.
     *
     * @param category which
     * @return its emoji in Unicode's order, without the variants that differ in skin tone only
     */
    public List<Emoji> in(Emoji.Category category) {
        return byCategory.getOrDefault(category, List.of());
    }

    /**
     * Replaces the short codes in a text that have their colons on both sides.
     *
     * @param text any text
     * @return the text with emoji; what is no short code stays
     */
    public String replaceShortCodes(String text) {
        List<String> parts = new ArrayList<>();
        int at = 0;
        for (int colon = text.indexOf(':'); colon >= 0;) {
            int end = text.indexOf(':', colon + 1);
            if (end < 0) {
                break;
            }
            Optional<Emoji> emoji = byShortCode(text.substring(colon, end + 1));
            if (emoji.isPresent()) {
                parts.add(text.substring(at, colon));
                parts.add(emoji.get().sequence());
                at = end + 1;
                end = text.indexOf(':', at);
            }
            colon = end;
        }
        parts.add(text.substring(at));
        return String.join("", parts);
    }

    private static String bare(String code) {
        String lower = code.toLowerCase(Locale.ROOT);
        int start = lower.startsWith(":") ? 1 : 0;
        int end = lower.length() > start && lower.endsWith(":") ? lower.length() - 1 : lower.length();
        return lower.substring(start, end);
    }
}
