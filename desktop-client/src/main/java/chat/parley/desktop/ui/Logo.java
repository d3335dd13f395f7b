package chat.parley.desktop.ui;

import java.util.List;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Stop;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/** The program's sign: two speech bubbles that overlap. Drawn, so that it is sharp in every size. Stateless. */
public final class Logo {

    private static final double GRID = 64;
    private static final double CORNER = 30;

    private static final String BACK = "M28 14 h18 a8 8 0 0 1 8 8 v9 a8 8 0 0 1 -8 8 h-1 v7 l-8 -7 h-9 a8 8 0 0 1 -8 -8 "
            + "v-9 a8 8 0 0 1 8 -8 z";
    private static final String FRONT = "M18 23 h16 a8 8 0 0 1 8 8 v8 a8 8 0 0 1 -8 8 h-7 l-8 7 v-7 h-1 a8 8 0 0 1 -8 -8 "
            + "v-8 a8 8 0 0 1 8 -8 z";

    private static final List<Integer> ICON_SIZES = List.of(16, 24, 32, 48, 64, 128, 256);

    private Logo() {}

    /**
     * Draws the sign as large as the style sheet says.
     *
     * @param style the style class that sets its width and height
     * @return a new node
     */
    public static Region draw(String style) {
        Scale scale = new Scale();
        Group drawing = drawing();
        drawing.getTransforms().add(scale);
        drawing.setManaged(false);
        Pane sign = new Pane(drawing);
        sign.getStyleClass().add(style);
        scale.xProperty().bind(sign.widthProperty().divide(GRID));
        scale.yProperty().bind(sign.heightProperty().divide(GRID));
        return sign;
    }

    private static Group drawing() {
        Rectangle ground = new Rectangle(GRID, GRID);
        ground.setArcWidth(CORNER);
        ground.setArcHeight(CORNER);
        ground.setFill(new LinearGradient(0, 0, 1, 1, true, CycleMethod.NO_CYCLE, new Stop(0, Color.web("#2f81f7")),
                new Stop(1, Color.web("#6639ba"))));
        SVGPath back = new SVGPath();
        back.setContent(BACK);
        back.setFill(Color.web("#ffffff", 0.55));
        SVGPath front = new SVGPath();
        front.setContent(FRONT);
        front.setFill(Color.WHITE);
        return new Group(ground, back, front);
    }

    /**
     * Draws the window's icons.
     *
     * @return one image a size
     */
    public static List<Image> icons() {
        return ICON_SIZES.stream().map(Logo::image).toList();
    }

    private static Image image(int size) {
        Group drawing = drawing();
        drawing.getTransforms().add(new Scale(size / GRID, size / GRID));
        Scene stage = new Scene(new Group(drawing), size, size, Color.TRANSPARENT);
        return stage.snapshot(null);
    }
}
