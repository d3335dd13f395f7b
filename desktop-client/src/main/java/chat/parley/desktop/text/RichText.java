package chat.parley.desktop.text;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Shows a document: as wide as there is room, and as high as that needs. Text is selected with the mouse (a word by a double
 * click, everything by a triple one or Ctrl+A) and copied with Ctrl+C. One node shows one document after the other. A press of
 * the primary button is consumed, for in a list it would take the keyboard away. JavaFX's thread only.
 */
public final class RichText extends WrappedRegion {

    /** The style sheet of this package; what a scene's own sheets say goes before it. */
    static final String STYLES = Objects.requireNonNull(RichText.class.getResource("text.css"),
            "text.css is part of the program").toExternalForm();

    private static final PseudoClass JUMBO = PseudoClass.getPseudoClass("jumbo");
    private static final int MAX_JUMBO = 3;

    private final EmojiImages images;
    private final Consumer<URI> open;
    private final Consumer<String> copy;
    private final String copyName;

    private final VBox blocks = new VBox();
    private final Text line = new Text("X");
    private final Region fade = new Region();
    private final Rectangle window = new Rectangle();
    private final ReadOnlyBooleanWrapper clipped = new ReadOnlyBooleanWrapper();

    private TextSelection selection = new TextSelection(List.of());
    private @Nullable Document document;
    private @Nullable TextBlock plain; // what is shown, if it is nothing but words
    private String me = "";
    private boolean folded;
    private boolean selecting;

    /**
     * Makes a node that shows nothing yet.
     *
     * @param images pictures of emoji
     * @param open what to do with a link that was clicked, or on which Enter was pressed
     * @param copy takes what is to be copied: the selection on Ctrl+C, a code block on its button
     * @param copyName what that button is called
     */
    public RichText(EmojiImages images, Consumer<URI> open, Consumer<String> copy, String copyName) {
        this.images = images;
        this.open = open;
        this.copy = copy;
        this.copyName = copyName;
        getStyleClass().add("rich-text");
        blocks.getStyleClass().add("rich-blocks");
        fade.getStyleClass().add("rich-fade");
        fade.setMouseTransparent(true);
        line.getStyleClass().add("rich-word");
        line.setTextOrigin(VPos.TOP);
        for (Node hidden : List.of(fade, line)) {
            hidden.setVisible(false);
        }
        getChildren().addAll(blocks, fade, line);
        setAccessibleRole(AccessibleRole.TEXT);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
        focusedProperty().subscribe(focused -> {
            // A window that loses the keyboard keeps its selection; the next message that is clicked takes it.
            if (!focused && getScene() != null && !equals(getScene().getFocusOwner())) {
                selection.clear();
            }
        });
    }

    /**
     * Shows another document in place of the one before; cheap when it is the same.
     *
     * @param next what to show
     * @param myName the name of who reads it: a mention of them stands out
     */
    public void show(Document next, String myName) {
        if (next.equals(document) && myName.equals(me)) {
            selection.clear();
            return;
        }
        String words = words(next);
        if (words != null && plain != null) {
            plain.setWords(words); // new nodes would have to be styled
            selection = new TextSelection(List.of(plain));
        } else {
            BlockNodes made = new BlockNodes(images, open, copy, copyName, myName);
            blocks.getChildren().setAll(made.nodes(next.blocks(), ""));
            selection = new TextSelection(made.leaves());
            plain = words == null ? null : made.leaves().getFirst();
        }
        document = next;
        me = myName;
        pseudoClassStateChanged(JUMBO, isJumbo(next));
        setAccessibleText(next.text());
    }

    /** The words of a document that is nothing but words, as most are; null when it is more. */
    private static @Nullable String words(Document document) {
        if (document.blocks().size() == 1 && document.blocks().getFirst() instanceof Block.Paragraph(var inlines)
                && inlines.size() == 1 && inlines.getFirst() instanceof Inline.Plain(var words)) {
            List<EmojiScanner.Run> runs = EmojiScanner.scan(words);
            return runs.size() == 1 && !runs.getFirst().emoji() ? words : null;
        }
        return null;
    }

    /** Whether a message is nothing but a few emoji. */
    static boolean isJumbo(Document document) {
        if (document.blocks().size() != 1 || !(document.blocks().getFirst() instanceof Block.Paragraph(var inlines))
                || inlines.size() != 1 || !(inlines.getFirst() instanceof Inline.Plain(var text))) {
            return false;
        }
        List<EmojiScanner.Run> runs = EmojiScanner.scan(text);
        long emoji = runs.stream().filter(EmojiScanner.Run::emoji).count();
        return emoji >= 1 && emoji <= MAX_JUMBO && runs.stream().allMatch(run -> run.emoji() || run.text().isBlank());
    }

    /**
     * Shows the first {@value Folding#SHOWN_LINES} lines only, or everything.
     *
     * @param fold whether to show less
     */
    public void setFolded(boolean fold) {
        if (folded != fold) {
            folded = fold;
            requestLayout();
        }
    }

    /**
     * Tells whether something is folded away.
     *
     * @return a property that changes with the layout
     */
    public ReadOnlyBooleanProperty clippedProperty() {
        return clipped.getReadOnlyProperty();
    }

    /**
     * Gives the selected text, as it is copied.
     *
     * @return its characters; empty when nothing is selected
     */
    public String selectedText() {
        return selection.text();
    }

    /** Selects everything. */
    public void selectAll() {
        requestFocus();
        selection.all();
    }

    private void pressed(MouseEvent press) {
        if (press.getButton() != MouseButton.PRIMARY) {
            return;
        }
        requestFocus();
        selecting = press.getClickCount() == 1;
        switch (press.getClickCount()) {
            case 1 -> {
                if (press.isShiftDown()) {
                    selection.extend(press.getSceneX(), press.getSceneY());
                } else {
                    selection.begin(press.getSceneX(), press.getSceneY());
                }
            }
            case 2 -> selection.word(press.getSceneX(), press.getSceneY());
            default -> selection.all();
        }
        press.consume();
    }

    private void dragged(MouseEvent drag) {
        if (selecting && !drag.isStillSincePress()) {
            selection.extend(drag.getSceneX(), drag.getSceneY());
            drag.consume();
        }
    }

    private void released(MouseEvent release) {
        dragged(release);
        selecting = false;
    }

    private void typed(KeyEvent press) {
        if (!press.isShortcutDown() || press.isAltDown() || press.isShiftDown()) {
            return;
        }
        if (press.getCode() == KeyCode.A) {
            selection.all();
            press.consume();
        } else if (press.getCode() == KeyCode.C && !selectedText().isEmpty()) {
            copy.accept(selectedText());
            press.consume();
        }
    }

    @Override
    public String getUserAgentStylesheet() {
        return STYLES;
    }

    @Override
    Region text() {
        return blocks;
    }

    @Override
    double shownHeight(double whole) {
        return folded ? Math.min(whole, foldedHeight()) : whole;
    }

    private double foldedHeight() {
        return Math.ceil(Folding.SHOWN_LINES * line.getLayoutBounds().getHeight());
    }

    @Override
    protected void layoutChildren() {
        Insets insets = getInsets();
        double width = Math.max(0, getWidth() - insets.getLeft() - insets.getRight());
        double height = blocks.prefHeight(width);
        blocks.resizeRelocate(insets.getLeft(), insets.getTop(), width, height);
        boolean cut = folded && height > foldedHeight();
        double fadeHeight = Math.ceil(3 * line.getLayoutBounds().getHeight());
        fade.resizeRelocate(0, getHeight() - fadeHeight, getWidth(), fadeHeight);
        fade.setVisible(cut);
        window.setWidth(getWidth());
        window.setHeight(getHeight());
        setClip(cut ? window : null);
        double bottom = getHeight() - insets.getTop();
        for (Node block : blocks.getChildren()) {
            // What nobody sees must not get the keyboard either.
            block.setVisible(!cut || block.getLayoutY() < bottom);
        }
        clipped.set(cut);
    }
}
