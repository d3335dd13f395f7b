package chat.parley.desktop.text;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.desktop.text.Block.Bullets;
import chat.parley.desktop.text.Block.CodeBlock;
import chat.parley.desktop.text.Block.Item;
import chat.parley.desktop.text.Block.Numbered;
import chat.parley.desktop.text.Block.Paragraph;
import chat.parley.desktop.text.Block.Quote;
import chat.parley.desktop.text.Inline.Bold;
import chat.parley.desktop.text.Inline.Break;
import chat.parley.desktop.text.Inline.Code;
import chat.parley.desktop.text.Inline.Italic;
import chat.parley.desktop.text.Inline.Link;
import chat.parley.desktop.text.Inline.Mention;
import chat.parley.desktop.text.Inline.Plain;
import java.net.URI;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

    private static List<Block> blocks(String text, String... mentions) {
        return Markdown.parse(text, Set.of(mentions)).blocks();
    }

    private static Paragraph paragraph(Inline... inlines) {
        return new Paragraph(List.of(inlines));
    }

    private static Paragraph plain(String text) {
        return paragraph(new Plain(text));
    }

    @Test
    void marksInALine() {
        assertThat(blocks("a **b** *c* _d_ `e *f*` g")).containsExactly(paragraph(new Plain("a "),
                new Bold(List.of(new Plain("b"))), new Plain(" "), new Italic(List.of(new Plain("c"))), new Plain(" "),
                new Italic(List.of(new Plain("d"))), new Plain(" "), new Code("e *f*"), new Plain(" g")));
        assertThat(blocks("**a *b***")).containsExactly(
                paragraph(new Bold(List.of(new Plain("a "), new Italic(List.of(new Plain("b")))))));
    }

    @Test
    void everyLineEndIsOne() {
        assertThat(blocks("a\nb\r\nc  \nd")).containsExactly(paragraph(new Plain("a"), new Break(), new Plain("b"),
                new Break(), new Plain("c"), new Break(), new Plain("d")));
        assertThat(blocks("a\n\nb")).containsExactly(plain("a"), plain("b"));
    }

    @Test
    void blocks() {
        assertThat(blocks("```java\nint a;\n\n  b();\n```")).containsExactly(new CodeBlock("java", "int a;\n\n  b();"));
        assertThat(blocks("> a\n> b\n>> c")).containsExactly(new Quote(List.of(
                paragraph(new Plain("a"), new Break(), new Plain("b")), new Quote(List.of(plain("c"))))));
        assertThat(blocks("- a\n- b\n  - c")).containsExactly(new Bullets(List.of(
                new Item("\u2022", List.of(plain("a"))), new Item("\u2022",
                        List.of(plain("b"), new Bullets(List.of(new Item("\u2022", List.of(plain("c"))))))))));
        assertThat(blocks("3. a\n7. b")).containsExactly(
                new Numbered(List.of(new Item("3.", List.of(plain("a"))), new Item("7.", List.of(plain("b"))))));
        assertThat(blocks("1) a")).containsExactly(new Numbered(List.of(new Item("1)", List.of(plain("a"))))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"# heading", "<b>x</b> &amp; &lt;", "<!-- x -->", "![alt](https://a.example/b.png)",
            "---", "***", "- - -", ">", "> ", "-", "1.", ">:( no", ">_<", "| a | b |", "[a]: https://a.example",
            "    indented", "[x](javascript:alert)", "[x](file:///etc/passwd)", "ftp://a.example/x", "```",
            "``` only words",
            "[ ] task", "a@b.example", "5 * 3 * 2", "snake_case_name", "~~gone~~", "<https", "@nobody"})
    void whatIsNoMarkupStaysAsItWasWritten(String text) {
        assertThat(Markdown.parse(text, Set.of()).text().stripTrailing()).isEqualTo(text.stripTrailing());
        assertThat(blocks(text)).allSatisfy(block -> assertThat(block).isInstanceOfSatisfying(Paragraph.class,
                lines -> assertThat(lines.inlines()).hasOnlyElementsOfTypes(Plain.class, Break.class)));
    }

    @Test
    void setextHeadingsAndTablesAreLines() {
        String table = "a | b\n--|--\n1 | 2";
        assertThat(Markdown.parse(table, Set.of()).text()).isEqualTo(table);
        assertThat(Markdown.parse("Title\n===", Set.of()).text()).isEqualTo("Title\n===");
        assertThat(Markdown.parse("Title\n---", Set.of()).text()).isEqualTo("Title\n---");
        assertThat(Markdown.parse("if (a)\n    b();\n\n\tc", Set.of()).text()).isEqualTo("if (a)\n    b();\n\tc");
    }

    @Test
    void links() {
        assertThat(blocks("see [the *docs*](https://a.example/b?c=d) now")).containsExactly(paragraph(new Plain("see "),
                new Link("the docs", URI.create("https://a.example/b?c=d")), new Plain(" now")));
        assertThat(blocks("(http://a.example/x).")).containsExactly(paragraph(new Plain("("),
                new Link("http://a.example/x", URI.create("http://a.example/x")), new Plain(").")));
        assertThat(blocks("<https://a.example>")).containsExactly(paragraph(new Plain("<"),
                new Link("https://a.example", URI.create("https://a.example")), new Plain(">")));
        assertThat(blocks("[mail](mailto:a@b.example) [in](parley://h:1/x)")).containsExactly(paragraph(
                new Link("mail", URI.create("mailto:a@b.example")), new Plain(" "),
                new Link("in", URI.create("parley://h:1/x"))));
        assertThat(blocks("[](https://a.example)"))
                .containsExactly(paragraph(new Link("https://a.example", URI.create("https://a.example"))));
        assertThat(blocks("https://a.example/{x}|y")).containsExactly(
                paragraph(new Link("https://a.example/{x}|y", URI.create("https://a.example/%7Bx%7D%7Cy"))));
        assertThat(blocks("`https://a.example`")).containsExactly(paragraph(new Code("https://a.example")));
    }

    @Test
    void mentionsAreThoseThatTheServerFound() {
        assertThat(blocks("hi @ADA. and @bob", "ada")).containsExactly(
                paragraph(new Plain("hi "), new Mention("ADA"), new Plain(". and @bob")));
        assertThat(blocks("@_x_ @ada_", "_x_", "ada_"))
                .containsExactly(paragraph(new Mention("_x_"), new Plain(" "), new Mention("ada_")));
        assertThat(blocks("@adam me@ada https://a.example/@ada `@ada`", "ada")).containsExactly(paragraph(
                new Plain("@adam me@ada "), new Link("https://a.example/@ada", URI.create("https://a.example/@ada")),
                new Plain(" "), new Code("@ada")));
        assertThat(blocks("@\uD801\uDC00x!", "\uD801\uDC00x"))
                .containsExactly(paragraph(new Mention("\uD801\uDC00x"), new Plain("!")));
        assertThat(blocks("**@J\u00FCrgen**", "j\u00FCrgen"))
                .containsExactly(paragraph(new Bold(List.of(new Mention("J\u00FCrgen")))));
    }

    @ParameterizedTest
    @ValueSource(strings = {">", "[", "]", "(", "*", "_", "`", "**a ", "*a **b ", "[a](", "![", "- ", "1. ", "> - ",
            "<",
            "&", "@a ", "@", "\\", "https://", "[a]: b\n", "```\n", "\n", "\t", "\u0000", "\uD83D", "a*b_", "[[a]"})
    void hostileTextKeepsItsWords(String piece) {
        String text = piece.repeat(16_000 / piece.length()) + " end";
        assertThat(Markdown.parse(text, Set.of("a")).text()).contains("end");
        String closed = "*".repeat(4000) + "mid" + "*".repeat(4000);
        assertThat(Markdown.parse(closed, Set.of()).text()).contains("mid");
    }

    @Test
    void noLetterIsEverLost() {
        Random random = new Random(7);
        String[] pieces = {"a", "b ", "*", "**", "_", "`", "```\n", "\n", "\n\n", "> ", "- ", "2. ", "[", "](", ")",
                "!",
                "<", "&", "@ada", " ", "    ", "https://x.example/", "~~~\n", "#", "]: "};
        for (int i = 0; i < 3000; i++) {
            String text = random.ints(30, 0, pieces.length).mapToObj(at -> pieces[at]).collect(Collectors.joining());
            String shown = Markdown.parse(text, Set.of("ada")).text();
            // A link's address is behind its text: only texts without one can be compared letter by letter.
            if (blocks(text, "ada").toString().contains("target=")) {
                continue;
            }
            assertThat(letters(shown)).as(text).isEqualTo(letters(text));
        }
    }

    private static String letters(String text) {
        return text.chars().filter(Character::isLetter).mapToObj(Character::toString).collect(Collectors.joining());
    }

    @Test
    void aTextThatIsTooLongIsPlain() {
        String text = "**a** ".repeat(5000);
        assertThat(blocks(text)).containsExactly(plain(text));
    }

    @Test
    void theCacheIsBounded() {
        DocumentCache cache = new DocumentCache(2);
        Document one = cache.get("one", List.of());
        assertThat(cache.get("one", List.of())).isSameAs(one);
        cache.get("two", List.of());
        cache.get("one", List.of());
        cache.get("three", List.of());
        assertThat(cache.peek("one", List.of())).containsSame(one);
        assertThat(cache.peek("two", List.of())).isEmpty();
        assertThat(cache.get("@one", List.of("one"))).isNotEqualTo(cache.get("@one", List.of()));
    }
}
