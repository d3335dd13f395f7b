package chat.parley.desktop.packaging;

import chat.parley.desktop.ui.Logo;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javax.imageio.ImageIO;

/**
 * Writes the program's icon as files of each system: {@code parley-SIZE.png}, {@code parley.ico}, {@code parley.icns}. They are
 * drawn when a package is made, so that none has to be kept. Runs on the main thread; the drawing is done on JavaFX's.
 */
public final class IconFiles {

    private static final int USAGE_ERROR = 2;

    /** The one size that all three systems know. */
    private static final int LARGEST = 256;

    private IconFiles() {}

    /**
     * Writes the files.
     *
     * @param args the directory to write to
     * @throws Exception when they cannot be drawn or written
     */
    public static void main(String[] args) throws Exception {
        if (args.length != 1) {
            System.err.println("usage: IconFiles DIR");
            System.exit(USAGE_ERROR);
        }
        Path directory = Files.createDirectories(Path.of(args[0]));
        try {
            for (Image image : draw()) {
                byte[] png = png(image);
                Files.write(directory.resolve("parley-" + (int) image.getWidth() + ".png"), png);
                if ((int) image.getWidth() == LARGEST) {
                    Files.write(directory.resolve("parley.ico"), ico(png));
                    Files.write(directory.resolve("parley.icns"), icns(png));
                }
            }
        } finally {
            Platform.exit();
        }
    }

    private static List<Image> draw() throws InterruptedException, ExecutionException {
        CompletableFuture<List<Image>> drawn = new CompletableFuture<>();
        Platform.startup(() -> {
            try {
                drawn.complete(Logo.icons());
            } catch (RuntimeException e) {
                drawn.completeExceptionally(e);
            }
        });
        return drawn.get();
    }

    private static byte[] png(Image image) throws IOException {
        int size = (int) image.getWidth();
        int[] pixels = new int[size * size];
        image.getPixelReader().getPixels(0, 0, size, size, PixelFormat.getIntArgbInstance(), pixels, 0, size);
        BufferedImage picture = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        picture.setRGB(0, 0, size, size, pixels, 0, size);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (!ImageIO.write(picture, "png", out)) {
            throw new IOException("this platform cannot write PNG");
        }
        return out.toByteArray();
    }

    /** An icon of Windows with one picture of 256 pixels, whose width and height are written as 0. */
    private static byte[] ico(byte[] png) {
        int header = 6 + 16;
        ByteBuffer out = ByteBuffer.allocate(header + png.length).order(ByteOrder.LITTLE_ENDIAN);
        out.putShort((short) 0).putShort((short) 1).putShort((short) 1); // reserved, an icon, one picture
        out.put(new byte[4]).putShort((short) 1).putShort((short) 32); // size and colours, planes, bits a pixel
        out.putInt(png.length).putInt(header).put(png);
        return out.array();
    }

    /** An icon of macOS with one picture of 256 pixels. */
    private static byte[] icns(byte[] png) {
        int header = 8;
        ByteBuffer out = ByteBuffer.allocate(2 * header + png.length);
        out.put("icns".getBytes(StandardCharsets.US_ASCII)).putInt(out.capacity());
        out.put("ic08".getBytes(StandardCharsets.US_ASCII)).putInt(header + png.length).put(png);
        return out.array();
    }
}
