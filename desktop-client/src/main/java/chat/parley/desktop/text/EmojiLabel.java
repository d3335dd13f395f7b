package chat.parley.desktop.text;

import javafx.scene.control.Label;
import javafx.scene.control.Skin;

/**
 * A label of one line that draws emoji as pictures, for titles, topics and previews: JavaFX's own label leaves them blank where
 * the system's emoji font is a coloured one. It is used and styled as any label; what does not fit ends in an ellipsis. It has
 * no graphic, does not wrap, and shows line breaks as spaces. JavaFX's thread only.
 */
public final class EmojiLabel extends Label {

    private final EmojiImages images;

    /**
     * Makes an empty label.
     *
     * @param images pictures of emoji
     */
    public EmojiLabel(EmojiImages images) {
        this.images = images;
    }

    /**
     * Makes a label.
     *
     * @param images pictures of emoji
     * @param text what it shows
     */
    public EmojiLabel(EmojiImages images, String text) {
        super(text);
        this.images = images;
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return new EmojiLabelSkin(this, images);
    }
}
