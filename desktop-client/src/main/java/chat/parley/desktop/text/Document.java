package chat.parley.desktop.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A message's text, parsed. Immutable.
 *
 * @param blocks what it consists of, in order
 */
public record Document(List<Block> blocks) {

    /** Keeps a copy of the list. */
    public Document {
        blocks = List.copyOf(blocks);
    }

    /**
     * Makes a document of a text in which nothing is markup.
     *
     * @param text any text
     * @return one paragraph
     */
    public static Document plain(String text) {
        return new Document(List.of(new Block.Paragraph(lines(text))));
    }

    /**
     * Gives what a person reads.
     *
     * @return the text without markup; blocks and lines end with a line feed, but for the last one
     */
    public String text() {
        StringBuilder text = new StringBuilder();
        appendBlocks(blocks, text);
        return text.toString();
    }

    /** Splits a text into its lines. */
    static List<Inline> lines(String text) {
        List<Inline> inlines = new ArrayList<>();
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (i > 0) {
                inlines.add(new Inline.Break());
            }
            if (!lines[i].isEmpty()) {
                inlines.add(new Inline.Plain(lines[i]));
            }
        }
        return inlines;
    }

    private static void appendBlocks(List<Block> blocks, StringBuilder text) {
        String between = "";
        for (Block block : blocks) {
            text.append(between);
            between = "\n";
            switch (block) {
                case Block.Paragraph(var inlines) -> appendInlines(inlines, text);
                case Block.CodeBlock(var _, var code) -> text.append(code);
                case Block.Quote(var quoted) -> appendBlocks(quoted, text);
                case Block.Bullets(var items) -> appendItems(items, text);
                case Block.Numbered(var items) -> appendItems(items, text);
            }
        }
    }

    private static void appendItems(List<Block.Item> items, StringBuilder text) {
        String between = "";
        for (Block.Item item : items) {
            text.append(between).append(item.marker()).append(' ');
            between = "\n";
            appendBlocks(item.blocks(), text);
        }
    }

    private static void appendInlines(List<Inline> inlines, StringBuilder text) {
        for (Inline inline : inlines) {
            switch (inline) {
                case Inline.Plain(var plain) -> text.append(plain);
                case Inline.Code(var code) -> text.append(code);
                case Inline.Link(var shown, var _) -> text.append(shown);
                case Inline.Mention(var name) -> text.append('@').append(name);
                case Inline.Bold(var inner) -> appendInlines(inner, text);
                case Inline.Italic(var inner) -> appendInlines(inner, text);
                case Inline.Break() -> text.append('\n');
            }
        }
    }
}
