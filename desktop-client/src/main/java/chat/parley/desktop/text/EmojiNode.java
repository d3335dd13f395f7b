package chat.parley.desktop.text;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/**
 * One emoji: a picture; when there is none the characters, or its name where those cannot be drawn. Its size comes from the style sheet ({@code .emoji}), so that it
 * takes its place in a line before the picture is there. JavaFX's thread only.
 */
public final class EmojiNode extends Region {

    /** How much of a picture stands above the line that letters stand on. */
    private static final double ABOVE_BASELINE = 0.8;

    private static final PseudoClass AS_TEXT = PseudoClass.getPseudoClass("as-text");

    private final EmojiImages images;
    private final String sequence;
    private final ImageView picture = new ImageView();
    private final Text characters;

    private int pixels;

    /**
     * Makes a node.
     *
     * @param images where its picture comes from
     * @param sequence an emoji's characters
     */
    public EmojiNode(EmojiImages images, String sequence) {
        this.images = images;
        this.sequence = sequence;
        characters = new Text(sequence);
        characters.getStyleClass().add("emoji-text");
        characters.setTextOrigin(VPos.TOP);
        characters.setVisible(false);
        picture.setPreserveRatio(true);
        getStyleClass().add("emoji");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(sequence);
        getChildren().addAll(picture, characters);
    }

    /**
     * Gives the emoji.
     *
     * @return its characters
     */
    public String sequence() {
        return sequence;
    }

    @Override
    public String getUserAgentStylesheet() {
        return RichText.STYLES;
    }

    @Override
    public double getBaselineOffset() {
        // The height that it will have: a line is measured before this node has its size.
        return characters.isVisible() ? characters.getBaselineOffset() : prefHeight(-1) * ABOVE_BASELINE;
    }

    @Override
    protected double computePrefWidth(double height) {
        return characters.prefWidth(-1);
    }

    @Override
    protected double computePrefHeight(double width) {
        return characters.prefHeight(-1);
    }

    @Override
    protected void layoutChildren() {
        double scale = getScene() == null || getScene().getWindow() == null
                ? 1
                : getScene().getWindow().getRenderScaleX();
        int wanted = (int) Math.round(getHeight() * scale);
        // As large as its pixels are, for else it is scaled twice and blurred.
        double side = wanted / scale;
        picture.setFitWidth(side);
        picture.setFitHeight(side);
        place();
        if (wanted > 0 && wanted != pixels && !characters.isVisible()) {
            pixels = wanted;
            CompletableFuture<Optional<Image>> image = images.load(sequence, wanted);
            if (image.isDone()) {
                show(image.join(), instead(image.join()));
            } else {
                var _ = image.thenAccept(decoded -> {
                    // Names are looked up here, on the decoder's thread.
                    String text = instead(decoded);
                    Platform.runLater(() -> {
                        if (pixels == wanted) {
                            show(decoded, text);
                        }
                    });
                });
            }
        }
    }

    private String instead(Optional<Image> image) {
        return image.isPresent() ? sequence : images.instead(sequence);
    }

    /** Pictures are not always squares: they stand in the middle. */
    private void place() {
        picture.relocate(snapPositionX((getWidth() - picture.prefWidth(-1)) / 2),
                snapPositionY((getHeight() - picture.prefHeight(-1)) / 2));
    }

    private void show(Optional<Image> image, String text) {
        picture.setImage(image.orElse(null));
        place();
        characters.setText(text);
        characters.setVisible(image.isEmpty());
        pseudoClassStateChanged(AS_TEXT, image.isEmpty());
        if (image.isEmpty()) {
            requestLayout();
        }
    }
}
