package chat.parley.desktop.text;

import chat.parley.common.Limits;
import chat.parley.common.protocol.Names;
import java.util.Set;
import org.commonmark.node.CustomNode;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;

/**
 * Finds {@code @name} at the beginning of a word, as the server does, so that a name's underscores are no markup. Immutable.
 *
 * @param keys whom the message mentions
 */
record MentionParser(Set<String> keys) implements InlineContentParser {

    /** What may follow a name in a sentence, and be part of one. */
    private static final String TRAILING = ".-_";

    /** Enough for the longest name in its longest form; the server looks no further. */
    private static final int MAX_CHARS = 2 * Limits.MAX_NAME_CODE_POINTS;

    /**
     * Makes one for each paragraph.
     *
     * @param keys whom the message mentions
     */
    record Factory(Set<String> keys) implements InlineContentParserFactory {

        @Override
        public Set<Character> getTriggerCharacters() {
            return Set.of('@');
        }

        @Override
        public InlineContentParser create() {
            return new MentionParser(keys);
        }
    }

    /** A mention in the parser's tree. */
    static final class MentionNode extends CustomNode {

        private final String name;

        MentionNode(String name) {
            this.name = name;
        }

        String name() {
            return name;
        }
    }

    @Override
    public ParsedInline tryParse(InlineParserState state) {
        Scanner scanner = state.scanner();
        int before = scanner.peekPreviousCodePoint();
        // The slash is not the server's rule: what follows it is part of an address.
        if (keys.isEmpty() || isNamePart(before) || before == '@' || before == '/') {
            return ParsedInline.none();
        }
        scanner.next();
        Position start = scanner.position();
        int length = 0;
        for (int next = scanner.peekCodePoint(); length < MAX_CHARS
                && isNamePart(next); next = scanner.peekCodePoint()) {
            length += Character.charCount(next);
            skip(scanner, Character.charCount(next));
        }
        String candidate = scanner.getSource(start, scanner.position()).getContent();
        for (int end = candidate.length(); end > 0; end--) {
            String name = candidate.substring(0, end);
            if (keys.contains(Names.key(name))) {
                scanner.setPosition(start);
                skip(scanner, name.length());
                return ParsedInline.of(new MentionNode(name), scanner.position());
            }
            if (TRAILING.indexOf(name.charAt(end - 1)) < 0) {
                break;
            }
        }
        return ParsedInline.none();
    }

    private static void skip(Scanner scanner, int chars) {
        for (int i = 0; i < chars; i++) {
            scanner.next();
        }
    }

    private static boolean isNamePart(int codePoint) {
        return Character.isLetter(codePoint) || codePoint == '_' || codePoint == '.' || codePoint == '-'
                || switch (Character.getType(codePoint)) {
                    case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER,
                            Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
                        true;
                    default -> false;
                };
    }
}
