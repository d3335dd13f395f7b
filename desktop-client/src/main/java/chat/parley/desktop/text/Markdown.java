package chat.parley.desktop.text;

import chat.parley.common.Limits;
import chat.parley.common.protocol.Names;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.autolink.AutolinkType;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Reads a message's text: bold, italic, code, fenced code blocks, quotes, lists and links. Everything else of Markdown stays
 * the text that was written, and a line end stays a line end. Stateless; may be used on any thread, but a long text takes
 * milliseconds: on JavaFX's thread ask a {@link DocumentCache} that was filled elsewhere.
 */
public final class Markdown {

    /** Deeper quotes, lists and marks are text: nobody writes them, and every level costs stack. */
    static final int MAX_DEPTH = 12;

    private static final Extension BARE_LINKS = AutolinkExtension.builder().linkTypes(AutolinkType.URL).build();

    private Markdown() {}

    /**
     * Reads a text. Never fails: what cannot be read is plain text. A text longer than a message can be
     * ({@value Limits#MAX_TEXT_CHARS} characters) is plain as a whole.
     *
     * @param text what was said
     * @param mentions the names that the server found in it
     * @return what it means
     */
    public static Document parse(String text, Collection<String> mentions) {
        String source = text.replace("\r\n", "\n").replace('\r', '\n');
        if (source.length() > Limits.MAX_TEXT_CHARS) {
            return Document.plain(source);
        }
        Set<String> keys = keys(mentions);
        Parser parser = Parser.builder()
                .enabledBlockTypes(Set.of(BlockQuote.class, FencedCodeBlock.class, ListBlock.class))
                .extensions(List.of(BARE_LINKS)).includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
                .maxOpenBlockParsers(MAX_DEPTH).maxInlineNesting(MAX_DEPTH)
                .customInlineContentParserFactory(new LiteralSigns())
                .customInlineContentParserFactory(new MentionParser.Factory(keys)).build();
        return new MarkdownReader(source).read(parser.parse(source));
    }

    /** The keys by which names are compared. */
    static Set<String> keys(Collection<String> mentions) {
        return mentions.stream().map(Names::key).collect(Collectors.toUnmodifiableSet());
    }
}
