package chat.parley.desktop.ui;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/** Makes pictures of windows. Stateless. */
public final class Snapshots {

    private Snapshots() {}

    /**
     * Takes a picture; on JavaFX's thread.
     *
     * @param scene what to take a picture of
     * @return the picture
     */
    public static WritableImage take(Scene scene) {
        return scene.snapshot(null);
    }

    /**
     * Writes a picture as PNG; not on JavaFX's thread.
     *
     * @param image the picture
     * @param file where to; its directory is made if need be
     * @throws IOException when it cannot be written
     */
    public static void write(WritableImage image, Path file) throws IOException {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, width, height, pixels, 0, width);
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            if (!ImageIO.write(picture, "png", out)) {
                throw new IOException("this platform cannot write PNG");
            }
        }
    }
}
