package chat.parley.desktop.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SkinBase;
import javafx.scene.text.Text;
import javafx.scene.text.TextBoundsType;
import javafx.util.Subscription;

/**
 * Lays an {@link EmojiLabel}'s words and emoji side by side. Words are labels, for those cut themselves off; where an emoji does
 * not fit, an ellipsis stands in its place. JavaFX's thread only.
 */
final class EmojiLabelSkin extends SkinBase<EmojiLabel> {

    private static final String ELLIPSIS = "\u2026";

    private final EmojiImages images;
    private final Label ellipsis = words(ELLIPSIS);
    private final List<Node> parts = new ArrayList<>();

    /** As high as an empty line, as any label is. */
    private final Text line = new Text(" ");

    private final Subscription text;

    EmojiLabelSkin(EmojiLabel label, EmojiImages images) {
        super(label);
        this.images = images;
        line.fontProperty().bind(label.fontProperty());
        line.setBoundsType(TextBoundsType.LOGICAL);
        text = label.textProperty().subscribe(this::show);
        registerChangeListener(label.alignmentProperty(), _ -> label.requestLayout());
        registerChangeListener(label.fontProperty(), _ -> label.requestLayout());
    }

    private Label words(String shown) {
        Label words = new Label(shown);
        // Not a label of its own in the eyes of style sheets: all that it has comes from the outer one.
        words.getStyleClass().setAll("emoji-label-words");
        words.setMinWidth(0);
        words.setMouseTransparent(true);
        words.textFillProperty().bind(getSkinnable().textFillProperty());
        words.fontProperty().bind(getSkinnable().fontProperty());
        return words;
    }

    private void show(String shown) {
        parts.clear();
        String oneLine = Objects.requireNonNullElse(shown, "").replaceAll("\\R", " ");
        for (EmojiScanner.Run run : EmojiScanner.scan(oneLine)) {
            parts.add(run.emoji() ? new EmojiNode(images, run.text()) : words(run.text()));
        }
        getChildren().setAll(parts);
        getChildren().add(ellipsis);
        getSkinnable().requestLayout();
    }

    @Override
    public void dispose() {
        text.unsubscribe();
        super.dispose();
    }

    private static double width(Node part) {
        return Math.ceil(part.prefWidth(-1));
    }

    private double baseline() {
        double lowest = line.getBaselineOffset();
        for (Node part : parts) {
            lowest = Math.max(lowest, part.getBaselineOffset());
        }
        return lowest;
    }

    /** From the top of the highest part to the bottom of the lowest, when all stand on one line. */
    private double lineHeight() {
        double below = line.getLayoutBounds().getHeight() - line.getBaselineOffset();
        for (Node part : parts) {
            below = Math.max(below, part.prefHeight(-1) - part.getBaselineOffset());
        }
        return Math.ceil(baseline() + below);
    }

    @Override
    protected double computeMinWidth(double height, double top, double right, double bottom, double left) {
        return left + (parts.isEmpty() ? 0 : width(ellipsis)) + right;
    }

    @Override
    protected double computePrefWidth(double height, double top, double right, double bottom, double left) {
        return left + parts.stream().mapToDouble(EmojiLabelSkin::width).sum() + right;
    }

    @Override
    protected double computeMaxWidth(double height, double top, double right, double bottom, double left) {
        return getSkinnable().prefWidth(height);
    }

    @Override
    protected double computeMinHeight(double width, double top, double right, double bottom, double left) {
        return computePrefHeight(width, top, right, bottom, left);
    }

    @Override
    protected double computePrefHeight(double width, double top, double right, double bottom, double left) {
        return top + lineHeight() + bottom;
    }

    @Override
    protected double computeMaxHeight(double width, double top, double right, double bottom, double left) {
        return getSkinnable().prefHeight(width);
    }

    @Override
    protected double computeBaselineOffset(double top, double right, double bottom, double left) {
        return top + baseline();
    }

    @Override
    protected void layoutChildren(double left, double top, double width, double height) {
        double wanted = parts.stream().mapToDouble(EmojiLabelSkin::width).sum();
        Pos alignment = Objects.requireNonNullElse(getSkinnable().getAlignment(), Pos.CENTER_LEFT);
        double x = left + share(alignment.getHpos()) * Math.max(0, width - wanted);
        double base = top + share(alignment.getVpos()) * Math.max(0, height - lineHeight()) + baseline();
        double end = left + width;
        boolean full = false;
        ellipsis.setVisible(false);
        for (int i = 0; i < parts.size(); i++) {
            Node part = parts.get(i);
            double room = end - x;
            double needed = width(part);
            boolean isLast = i == parts.size() - 1;
            // What follows needs room for an ellipsis at least.
            boolean fits = needed <= room && (isLast || wanted <= width || needed + width(ellipsis) <= room);
            part.setVisible(!full && (fits || part instanceof Label));
            if (full) {
                continue;
            }
            if (fits) {
                put(part, x, base, needed);
                x += needed;
            } else if (part instanceof Label) {
                // Narrower than it wishes to be: it ends in an ellipsis by itself.
                put(part, x, base, Math.max(0, Math.min(room, needed - 1)));
                full = true;
            } else {
                ellipsis.setVisible(true);
                put(ellipsis, x, base, Math.max(0, Math.min(room, width(ellipsis))));
                full = true;
            }
        }
    }

    private void put(Node part, double x, double base, double width) {
        part.resizeRelocate(snapPositionX(x), snapPositionY(base - part.getBaselineOffset()), width,
                part.prefHeight(-1));
    }

    private static double share(HPos position) {
        return switch (position) {
            case LEFT -> 0;
            case CENTER -> 0.5;
            case RIGHT -> 1;
        };
    }

    private static double share(VPos position) {
        return switch (position) {
            case TOP, BASELINE -> 0;
            case CENTER -> 0.5;
            case BOTTOM -> 1;
        };
    }
}
