package chat.parley.desktop.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Shape;
import javafx.scene.text.Text;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * How well words can be read and icons be seen: the contrast, as the Web Content Accessibility Guidelines define it, between
 * the colour of a text or an icon and what it stands on, as both are drawn. For JavaFX's thread.
 */
public final class Contrast {

    private static final double NORMAL = 4.5;
    private static final double LARGE = 3;
    private static final double LARGE_FROM = 24;
    private static final double LARGE_BOLD_FROM = 18;

    /** What is fainter than this is not meant to be seen: it waits for the mouse. */
    private static final double HIDDEN = 0.05;

    private Contrast() {}

    /** Says what is wrong with a text; empty when nothing is, or when it is not there to be read now. */
    public static Optional<String> problem(Text text) {
        Bounds seen = inSight(text);
        if (text.getText().isBlank() || text.isDisabled() || seen.isEmpty()) {
            return Optional.empty();
        }
        List<Color> layers = layers(text, new Point2D(seen.getCenterX(), seen.getCenterY()));
        if (layers.getFirst().getOpacity() < HIDDEN) {
            return Optional.empty();
        }
        Color behind = flatten(layers.subList(1, layers.size()));
        Color letters = flatten(layers);
        double ratio = ratio(letters, behind);
        return ratio >= wanted(text)
                ? Optional.empty()
                : Optional
                        .of(String.format(Locale.ROOT, "\"%s\" has %.2f, %s on %s: %s", text.getText(), ratio, letters,
                                behind, path(text)));
    }

    /** The part of a text that is within the window, and not cut off by what scrolls it; in the scene, empty for none. */
    private static Bounds inSight(Text text) {
        Bounds seen = common(text.localToScene(text.getBoundsInLocal()),
                new BoundingBox(0, 0, text.getScene().getWidth(), text.getScene().getHeight()));
        for (Node at = text; at != null; at = at.getParent()) {
            if (at.getClip() != null) {
                seen = common(seen, at.localToScene(at.getClip().getBoundsInParent()));
            }
        }
        return seen;
    }

    private static Bounds common(Bounds one, Bounds other) {
        double x = Math.max(one.getMinX(), other.getMinX());
        double y = Math.max(one.getMinY(), other.getMinY());
        return new BoundingBox(x, y, Math.min(one.getMaxX(), other.getMaxX()) - x,
                Math.min(one.getMaxY(), other.getMaxY()) - y);
    }

    private static double wanted(Text text) {
        if (text instanceof FontIcon) {
            return LARGE;
        }
        double size = text.getFont().getSize();
        boolean bold = text.getFont().getStyle().contains("Bold");
        return size >= LARGE_FROM || (bold && size >= LARGE_BOLD_FROM) ? LARGE : NORMAL;
    }

    /** The colour of the text, and what lies behind it at a point, from the front to what lets nothing through. */
    private static List<Color> layers(Text text, Point2D middle) {
        List<Color> layers = new ArrayList<>();
        add(layers, text.getFill());
        fade(layers, text.getOpacity());
        Node child = text;
        for (Parent at = text.getParent(); at != null && !isOpaque(layers); at = at.getParent()) {
            addShapesBefore(child, at, middle, layers);
            if (at instanceof Region region && region.getBackground() != null) {
                List<BackgroundFill> fills = region.getBackground().getFills();
                for (BackgroundFill fill : fills.reversed()) {
                    if (covers(region, fill.getInsets(), region.sceneToLocal(middle))) {
                        add(layers, fill.getFill());
                    }
                }
            }
            fade(layers, at.getOpacity());
            child = at;
        }
        if (text.getScene().getFill() instanceof Color ground) {
            layers.add(ground);
        }
        return layers;
    }

    /** The ground of a mention, of code in a line, or of selected text is a shape that is drawn before the text. */
    private static void addShapesBefore(Node child, Parent parent, Point2D middle, List<Color> layers) {
        List<Node> siblings = parent.getChildrenUnmodifiable();
        for (Node sibling : siblings.subList(0, siblings.indexOf(child)).reversed()) {
            if (sibling instanceof Shape shape && !(shape instanceof Text) && shape.isVisible()
                    && shape.getFill() != null && shape.contains(shape.sceneToLocal(middle))) {
                add(layers, shape.getFill());
            }
        }
    }

    private static void add(List<Color> layers, Paint paint) {
        if (!(paint instanceof Color color)) {
            throw new AssertionError("no single colour: " + paint);
        }
        layers.add(color);
    }

    private static void fade(List<Color> layers, double opacity) {
        layers.replaceAll(color -> color.deriveColor(0, 1, 1, opacity));
    }

    private static boolean isOpaque(List<Color> layers) {
        return layers.stream().skip(1).anyMatch(Color::isOpaque);
    }

    private static boolean covers(Region region, Insets insets, Point2D point) {
        return point.getX() >= insets.getLeft() && point.getX() <= region.getWidth() - insets.getRight()
                && point.getY() >= insets.getTop() && point.getY() <= region.getHeight() - insets.getBottom();
    }

    private static Color flatten(List<Color> layers) {
        Color seen = Color.WHITE;
        for (Color layer : layers.reversed()) {
            double alpha = layer.getOpacity();
            seen = Color.color(mix(seen.getRed(), layer.getRed(), alpha), mix(seen.getGreen(), layer.getGreen(), alpha),
                    mix(seen.getBlue(), layer.getBlue(), alpha));
        }
        return seen;
    }

    private static double mix(double below, double above, double alpha) {
        return below + (above - below) * alpha;
    }

    private static double ratio(Color one, Color other) {
        double first = luminance(one) + 0.05;
        double second = luminance(other) + 0.05;
        return Math.max(first, second) / Math.min(first, second);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    private static String path(Node node) {
        List<String> names = new ArrayList<>();
        for (Node at = node; at != null && names.size() < 5; at = at.getParent()) {
            names.add(AccessibleNames.describe(at));
        }
        return String.join(" in ", names);
    }
}
