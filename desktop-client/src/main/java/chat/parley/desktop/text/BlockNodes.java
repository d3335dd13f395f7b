package chat.parley.desktop.text;

import chat.parley.common.protocol.Names;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Makes the nodes of one document. JavaFX's thread only; used once. */
final class BlockNodes {

    /** Wide enough for most addresses; longer ones wrap. */
    private static final double TIP_WIDTH = 420;

    private final EmojiImages images;
    private final Consumer<URI> open;
    private final Consumer<String> copy;
    private final String copyName;
    private final String me;
    private final List<TextBlock> leaves = new ArrayList<>();

    BlockNodes(EmojiImages images, Consumer<URI> open, Consumer<String> copy, String copyName, String me) {
        this.images = images;
        this.open = open;
        this.copy = copy;
        this.copyName = copyName;
        this.me = Names.key(me);
    }

    /** The blocks with text that were made, from top to bottom. */
    List<TextBlock> leaves() {
        return leaves;
    }

    /** Makes nodes for blocks; the first one's text has a marker before it. */
    List<Node> nodes(List<Block> blocks, String marker) {
        List<Node> nodes = new ArrayList<>();
        String before = marker;
        for (Block block : blocks) {
            nodes.add(switch (block) {
                case Block.Paragraph(var inlines) -> paragraph(inlines, before);
                case Block.CodeBlock code -> code(code, before);
                case Block.Quote(var quoted) -> column("rich-quote", nodes(quoted, before));
                case Block.Bullets(var items) -> list(items, before);
                case Block.Numbered(var items) -> list(items, before);
            });
            before = "";
        }
        return nodes;
    }

    private static VBox column(String styleClass, List<Node> nodes) {
        VBox column = new VBox();
        column.getChildren().setAll(nodes);
        column.getStyleClass().add(styleClass);
        column.setMinWidth(0);
        return column;
    }

    private Node list(List<Block.Item> items, String before) {
        List<Node> rows = new ArrayList<>();
        String outer = before;
        for (Block.Item item : items) {
            String marker = outer + item.marker() + " ";
            outer = "";
            Label sign = new Label(item.marker());
            sign.getStyleClass().add("rich-marker");
            sign.setMinWidth(Region.USE_PREF_SIZE);
            List<Block> blocks = item.blocks().isEmpty()
                    ? List.of(new Block.Paragraph(List.of()))
                    : item.blocks();
            VBox words = column("rich-item", nodes(blocks, marker));
            HBox.setHgrow(words, Priority.ALWAYS);
            HBox row = new HBox(sign, words);
            row.getStyleClass().add("rich-row");
            row.setMinWidth(0);
            rows.add(row);
        }
        return column("rich-list", rows);
    }

    private Node paragraph(List<Inline> inlines, String marker) {
        TextBlock block = leaf(marker);
        fill(block, inlines, List.of());
        return block;
    }

    private TextBlock leaf(String marker) {
        TextBlock block = new TextBlock(marker);
        leaves.add(block);
        return block;
    }

    private Node code(Block.CodeBlock code, String marker) {
        TextBlock block = leaf(marker);
        block.add(text(code.text(), "rich-code", List.of()));
        Button copyButton = new Button(null, new FontIcon(Feather.COPY));
        copyButton.getStyleClass().addAll("rich-copy", "flat");
        copyButton.setAccessibleText(copyName);
        copyButton.setTooltip(new Tooltip(copyName));
        copyButton.setOnAction(_ -> copy.accept(code.text()));
        List<Node> rows = new ArrayList<>();
        if (!code.language().isEmpty()) {
            Label language = new Label(code.language());
            language.getStyleClass().add("rich-language");
            language.setMinWidth(0);
            rows.add(language);
        }
        rows.add(block);
        StackPane pane = new StackPane(column("rich-code-lines", rows), copyButton);
        StackPane.setAlignment(copyButton, Pos.TOP_RIGHT);
        pane.getStyleClass().add("rich-code-block");
        pane.setMinWidth(0);
        return pane;
    }

    private void fill(TextBlock block, List<Inline> inlines, List<String> styles) {
        for (Inline inline : inlines) {
            switch (inline) {
                case Inline.Plain(var plain) -> plain(block, plain, styles);
                case Inline.Break() -> block.add(text("\n", "rich-word", styles));
                case Inline.Code(var code) -> block.add(text(code, "rich-code", styles), "rich-code-ground");
                case Inline.Bold(var inner) -> fill(block, inner, with(styles, "rich-bold"));
                case Inline.Italic(var inner) -> fill(block, inner, with(styles, "rich-italic"));
                case Inline.Mention(var name) -> {
                    boolean mine = Names.key(name).equals(me);
                    block.add(text("@" + name, mine ? "rich-mention-me" : "rich-mention", styles),
                            mine ? "rich-mention-me-ground" : "rich-mention-ground");
                }
                case Inline.Link(var shown, var target) -> link(block, shown, target, styles);
            }
        }
    }

    private static List<String> with(List<String> styles, String more) {
        List<String> all = new ArrayList<>(styles);
        all.add(more);
        return all;
    }

    private void plain(TextBlock block, String plain, List<String> styles) {
        for (EmojiScanner.Run run : EmojiScanner.scan(plain)) {
            if (run.emoji()) {
                block.add(new EmojiNode(images, run.text()));
            } else {
                block.add(text(run.text(), "rich-word", styles));
            }
        }
    }

    private static Text text(String shown, String styleClass, List<String> styles) {
        Text text = new Text(shown);
        text.getStyleClass().add(styleClass);
        text.getStyleClass().addAll(styles);
        return text;
    }

    private void link(TextBlock block, String shown, URI target, List<String> styles) {
        Text text = text(shown, "rich-link", styles);
        text.setFocusTraversable(true);
        text.setAccessibleRole(AccessibleRole.HYPERLINK);
        text.setAccessibleText(shown);
        Tooltip whole = new Tooltip(target.toString());
        whole.setWrapText(true);
        whole.setMaxWidth(TIP_WIDTH);
        Tooltip.install(text, whole);
        text.setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY && click.getClickCount() == 1 && click.isStillSincePress()) {
                open.accept(target);
                click.consume();
            }
        });
        text.setOnKeyPressed(press -> {
            if (press.getCode() == KeyCode.ENTER) {
                open.accept(target);
                press.consume();
            }
        });
        Path frame = block.ground(text, "rich-link-frame");
        frame.visibleProperty().bind(text.focusVisibleProperty());
        block.add(text);
    }
}
