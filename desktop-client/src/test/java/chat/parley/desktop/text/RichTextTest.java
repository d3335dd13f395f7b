package chat.parley.desktop.text;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.desktop.store.ThemeChoice;
import chat.parley.desktop.testing.DesktopTest;
import chat.parley.desktop.testing.TestClient;
import chat.parley.desktop.ui.Theme;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

class RichTextTest extends DesktopTest {

    private static final double NARROW = 300;
    private static final String GRIN = "\uD83D\uDE00";

    private final List<URI> opened = new ArrayList<>();
    private final List<String> copied = new ArrayList<>();
    private final EmojiImages images = new EmojiImages(
            sequence -> sequence.equals(GRIN) ? Pictures.png().readAllBytes() : null, 8, Runnable::run);
    private final FxRobot robot = new FxRobot();
    private final Stage stage = TestClient.fx(Stage::new);
    private final RichText text = TestClient
            .fx(() -> new RichText(images, opened::add, copied::add, "Copy the code"));

    @BeforeEach
    void open() {
        TestClient.fxRun(() -> {
            Scene scene = new Scene(new VBox(text), NARROW, HALF);
            closing(new Theme(scene, ThemeChoice.LIGHT, _ -> {}));
            stage.setScene(scene);
            stage.setX(0);
            stage.setY(0);
            stage.show();
            stage.requestFocus();
        });
    }

    @AfterEach
    void close() {
        TestClient.fxRun(stage::hide);
    }

    private void show(String markdown, String... mentions) {
        TestClient.fxRun(() -> {
            text.show(Markdown.parse(markdown, List.of(mentions)), "ada");
            layOut();
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void layOut() {
        text.getScene().getRoot().applyCss();
        text.getScene().getRoot().layout();
    }

    private Node get(String query) {
        return Objects.requireNonNull(TestClient.fx(() -> text.lookup(query)), query);
    }

    private int count(String query) {
        return TestClient.fx(() -> text.lookupAll(query).size());
    }

    /** A point of a node, as shares of its width and height. */
    private static Point2D point(Node node, double x, double y) {
        return TestClient.fx(() -> {
            Bounds bounds = node.localToScreen(node.getBoundsInLocal());
            return new Point2D(bounds.getMinX() + x * bounds.getWidth(), bounds.getMinY() + y * bounds.getHeight());
        });
    }

    @Test
    void aLinkOpensOnClickAndOnEnter() {
        show("go [there](https://a.example/x) now");
        robot.clickOn(get(".rich-link"));
        assertThat(opened).containsExactly(URI.create("https://a.example/x"));
        TestClient.fxRun(() -> get(".rich-link").requestFocus());
        robot.push(KeyCode.ENTER);
        assertThat(opened).hasSize(2);
        robot.push(KeyCode.SPACE);
        robot.clickOn(get(".rich-link"), MouseButton.SECONDARY);
        assertThat(opened).hasSize(2);
    }

    @Test
    void draggingSelectsOverAllBlocks() {
        show("one **two** " + GRIN + "\n\n> three\n\n- four\n- five\n\n```\nsix\n```");
        List<TextBlock> blocks = TestClient.fx(() -> text.lookupAll(".rich-lines").stream().map(TextBlock.class::cast)
                .toList());
        robot.moveTo(point(blocks.getFirst(), 0, 0.5)).press(MouseButton.PRIMARY);
        robot.moveTo(point(blocks.get(1), 0.5, 0.5)).moveTo(point(blocks.getLast(), 0.5, 0.5));
        // The headless platform tells of a drag only with the move after it.
        robot.moveBy(20, 0).moveBy(20, 0).release(MouseButton.PRIMARY);
        String all = "one two " + GRIN + "\nthree\n\u2022 four\n\u2022 five\nsix";
        assertThat(TestClient.fx(text::selectedText)).isEqualTo(all);
        robot.push(KeyCode.SHORTCUT, KeyCode.C);
        assertThat(copied).containsExactly(all);
        assertThat(opened).isEmpty();
        robot.clickOn(point(blocks.getFirst(), 0.9, 0.5));
        assertThat(TestClient.fx(text::selectedText)).isEmpty();
    }

    @Test
    void wordsAfterWordsAreShownByTheSameNodes() {
        show("first second");
        Node words = get(".rich-word");
        TestClient.fxRun(text::selectAll);
        show("others");
        assertThat(get(".rich-word")).isSameAs(words);
        assertThat(TestClient.fx(text::selectedText)).isEmpty();
        TestClient.fxRun(text::selectAll);
        assertThat(TestClient.fx(text::selectedText)).isEqualTo("others");
        show("**more** than words");
        assertThat(count(".rich-bold")).isEqualTo(1);
        show("words again");
        TestClient.fxRun(text::selectAll);
        assertThat(TestClient.fx(text::selectedText)).isEqualTo("words again");
    }

    @Test
    void clicksSelectAWordAndEverything() {
        show("first second");
        Node line = get(".rich-word");
        robot.doubleClickOn(point(line, 0.8, 0.5));
        assertThat(TestClient.fx(text::selectedText)).isEqualTo("second");
        robot.clickOn(point(line, 0.8, 0.5));
        assertThat(TestClient.fx(text::selectedText)).isEqualTo("first second");
        robot.push(KeyCode.SHORTCUT, KeyCode.C);
        assertThat(copied).containsExactly("first second");
    }

    @Test
    void isUsedAgainForAnotherDocument() {
        show("one\n\ntwo [l](https://a.example) `c`");
        Node before = get(".rich-link");
        TestClient.fxRun(text::selectAll);
        show("one\n\ntwo [l](https://a.example) `c`");
        assertThat(get(".rich-link")).isSameAs(before);
        assertThat(TestClient.fx(text::selectedText)).isEmpty();
        TestClient.fxRun(text::selectAll);
        show("other");
        assertThat(count(".rich-link")).isZero();
        assertThat(count(".rich-lines")).isEqualTo(1);
        assertThat(TestClient.fx(text::selectedText)).isEmpty();
        assertThat(text.getAccessibleText()).isEqualTo("other");
    }

    @Test
    void aLongWordNeitherWidensTheTextNorIsCutOff() {
        show("a " + "W".repeat(500) + " " + "https://a.example/" + "x".repeat(500));
        assertThat(text.getWidth()).isEqualTo(NARROW);
        for (Node word : TestClient.fx(() -> text.lookupAll("Text"))) {
            if (word.isVisible()) {
                assertThat(word.getBoundsInParent().getMaxX()).isLessThanOrEqualTo(NARROW);
                assertThat(word.getBoundsInParent().getMaxY()).isLessThanOrEqualTo(text.getHeight() + 1);
            }
        }
        assertThat(text.getHeight()).isGreaterThan(20 * 14.0);
    }

    @Test
    void aFoldedMessageShowsItsBeginning() {
        show("line\n".repeat(15) + "\n" + "[end](https://a.example)");
        double full = TestClient.fx(() -> text.prefHeight(NARROW));
        TestClient.fxRun(() -> {
            text.setFolded(true);
            layOut();
        });
        assertThat(TestClient.fx(() -> text.prefHeight(NARROW))).isLessThan(full * 0.7);
        assertThat(text.clippedProperty().get()).isTrue();
        assertThat(TestClient.fx(() -> Objects.requireNonNull(get(".rich-link").getParent()).getParent().isVisible()))
                .isFalse();
        TestClient.fxRun(() -> {
            text.setFolded(false);
            layOut();
        });
        assertThat(TestClient.fx(() -> text.prefHeight(NARROW))).isEqualTo(full);
        assertThat(text.clippedProperty().get()).isFalse();
    }

    @Test
    void emojiArePicturesOrElseText() {
        show("a " + GRIN + " \uD83D\uDE01");
        List<EmojiNode> emoji = TestClient
                .fx(() -> text.lookupAll(".emoji").stream().map(EmojiNode.class::cast).toList());
        assertThat(emoji).hasSize(2);
        assertThat(((ImageView) emoji.getFirst().getChildrenUnmodifiable().getFirst()).getImage()).isNotNull()
                .satisfies(image -> assertThat(image.getWidth()).isEqualTo(Math.ceil(emoji.getFirst().getHeight())));
        assertThat(emoji.getLast().getChildrenUnmodifiable().getLast()).isInstanceOf(Text.class)
                .satisfies(node -> assertThat(node.isVisible()).isTrue());
        double small = emoji.getFirst().getHeight();
        show(GRIN + " " + GRIN);
        assertThat(((EmojiNode) get(".emoji")).getHeight()).isGreaterThan(2 * small);
        assertThat(text.getHeight()).isGreaterThanOrEqualTo(((EmojiNode) get(".emoji")).getHeight());
    }

    @Test
    void threeEmojiAreLargeAndFourAreNot() {
        assertThat(RichText.isJumbo(Document.plain(GRIN + " " + GRIN + GRIN))).isTrue();
        assertThat(RichText.isJumbo(Document.plain(GRIN.repeat(4)))).isFalse();
        assertThat(RichText.isJumbo(Document.plain(GRIN + " a"))).isFalse();
        assertThat(RichText.isJumbo(Document.plain(" "))).isFalse();
        assertThat(RichText.isJumbo(Document.plain(""))).isFalse();
    }

    @Test
    void codeIsCopiedByItsButton() {
        show("```java\nint a;\n  b();\n```");
        Button copy = (Button) get(".rich-copy");
        assertThat(copy.getAccessibleText()).isEqualTo("Copy the code");
        robot.moveTo(text);
        robot.clickOn(copy);
        assertThat(copied).containsExactly("int a;\n  b();");
    }

    @Test
    void whoReadsStandsOut() {
        show("@ada and @bob", "ada", "bob");
        assertThat(((Text) get(".rich-mention-me")).getText()).isEqualTo("@ada");
        assertThat(((Text) get(".rich-mention")).getText()).isEqualTo("@bob");
    }
}
