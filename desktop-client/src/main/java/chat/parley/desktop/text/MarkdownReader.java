package chat.parley.desktop.text;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/**
 * Turns the parser's tree into a document. What the document has no form for becomes the text that was written. One text
 * each; not thread-safe.
 */
final class MarkdownReader {

    private static final String BULLET = "\u2022";

    private final String source;

    MarkdownReader(String source) {
        this.source = source;
    }

    Document read(Node root) {
        return new Document(blocks(root));
    }

    private List<Block> blocks(Node parent) {
        List<Block> blocks = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            blocks.add(block(node));
        }
        return blocks;
    }

    private Block block(Node node) {
        return switch (node) {
            case Paragraph paragraph ->
                new Block.Paragraph(inlines(paragraph, paragraph.getParent() instanceof org.commonmark.node.Document));
            case FencedCodeBlock code -> code(code);
            case BlockQuote quote when isQuote(quote) -> new Block.Quote(blocks(quote));
            case BulletList list when hasContent(list) -> new Block.Bullets(items(list));
            case OrderedList list when hasContent(list) -> new Block.Numbered(items(list));
            default -> new Block.Paragraph(Document.lines(written(node)));
        };
    }

    /** A fence without anything behind it would show nothing. */
    private Block code(FencedCodeBlock code) {
        String text = code.getLiteral().stripTrailing();
        return text.isEmpty()
                ? new Block.Paragraph(Document.lines(written(code)))
                : new Block.CodeBlock(code.getInfo() == null ? "" : code.getInfo().strip(), text);
    }

    /** A face such as {@code >:(} is no quote, and neither is a lonely sign. */
    private boolean isQuote(BlockQuote quote) {
        String text = written(quote);
        int at = 0;
        while (at < text.length() && text.charAt(at) == '>') {
            at++;
        }
        return hasContent(quote) && at < text.length()
                && (Character.isWhitespace(text.charAt(at)) || Character.isLetterOrDigit(text.codePointAt(at)));
    }

    /** Whether something stands in a list or quote, however deep: signs alone are what somebody wrote, and no list. */
    private static boolean hasContent(Node block) {
        if (!(block instanceof ListBlock || block instanceof ListItem || block instanceof BlockQuote)) {
            return true;
        }
        for (Node child = block.getFirstChild(); child != null; child = child.getNext()) {
            if (hasContent(child)) {
                return true;
            }
        }
        return false;
    }

    private List<Block.Item> items(Node list) {
        List<Block.Item> items = new ArrayList<>();
        for (Node node = list.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof ListItem item) {
                items.add(new Block.Item(list instanceof BulletList ? BULLET : number(item), blocks(item)));
            }
        }
        return items;
    }

    /** The number as it was written: a list that goes 1, 3, 7 means it. */
    private String number(ListItem item) {
        String text = written(item);
        int end = 0;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return text.substring(0, Math.min(text.length(), end + 1));
    }

    private List<Inline> inlines(Node parent, boolean indented) {
        Joined joined = new Joined();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            if (indented) {
                joined.text(indentation(node));
            }
            switch (node) {
                case Text text -> joined.text(text.getLiteral());
                case Code code -> joined.add(new Inline.Code(code.getLiteral()));
                case StrongEmphasis strong -> joined.add(new Inline.Bold(inlines(strong, false)));
                case Emphasis emphasis -> joined.add(new Inline.Italic(inlines(emphasis, false)));
                case SoftLineBreak _ -> joined.add(new Inline.Break());
                case HardLineBreak _ -> joined.add(new Inline.Break());
                case MentionParser.MentionNode mention -> joined.add(new Inline.Mention(mention.name()));
                case Link link -> link(link, joined);
                default -> joined.lines(written(node));
            }
        }
        return joined.inlines();
    }

    private void link(Link link, Joined joined) {
        String text = new Document(List.of(new Block.Paragraph(inlines(link, false)))).text().replace('\n', ' ');
        Links.target(link.getDestination()).ifPresentOrElse(
                target -> joined.add(new Inline.Link(text.isBlank() ? target.toString() : text, target)),
                () -> joined.lines(written(link)));
    }

    /** The blanks at the beginning of a line, which mean nothing to Markdown and much to who wrote them. */
    private String indentation(Node node) {
        List<SourceSpan> spans = node.getSourceSpans();
        if (spans.isEmpty()) {
            return "";
        }
        int end = spans.getFirst().getInputIndex();
        int start = source.lastIndexOf('\n', end - 1) + 1;
        String before = source.substring(start, end);
        return before.isBlank() ? before : "";
    }

    private String written(Node node) {
        List<SourceSpan> spans = node.getSourceSpans();
        if (spans.isEmpty()) {
            return "";
        }
        SourceSpan last = spans.getLast();
        return source.substring(spans.getFirst().getInputIndex(), last.getInputIndex() + last.getLength());
    }

    /** Inlines in which text next to text is one. */
    private static final class Joined {

        private final List<Inline> inlines = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();

        void text(String more) {
            text.append(more);
        }

        void lines(String more) {
            for (Inline inline : Document.lines(more)) {
                if (inline instanceof Inline.Plain(var line)) {
                    text(line);
                } else {
                    add(inline);
                }
            }
        }

        void add(Inline inline) {
            flush();
            inlines.add(inline);
        }

        List<Inline> inlines() {
            flush();
            return inlines;
        }

        private void flush() {
            if (!text.isEmpty()) {
                inlines.add(new Inline.Plain(text.toString()));
                text.setLength(0);
            }
        }
    }
}
