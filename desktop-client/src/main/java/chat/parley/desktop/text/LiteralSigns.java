package chat.parley.desktop.text;

import java.util.Set;
import org.commonmark.node.Text;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Scanner;

/** Takes {@code <} and {@code &} as what they are: a message has neither HTML nor its entities. Stateless. */
final class LiteralSigns implements InlineContentParserFactory, InlineContentParser {

    @Override
    public Set<Character> getTriggerCharacters() {
        return Set.of('<', '&');
    }

    @Override
    public InlineContentParser create() {
        return this;
    }

    @Override
    public ParsedInline tryParse(InlineParserState state) {
        Scanner scanner = state.scanner();
        Text sign = new Text(String.valueOf(scanner.peek()));
        scanner.next();
        return ParsedInline.of(sign, scanner.position());
    }
}
