package chat.parley.desktop.ui;

import javafx.beans.binding.BooleanBinding;
import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The button that changes between light and dark. Follows the theme while it is in a scene. */
public final class ThemeToggle extends Button {

    // Kept here: what follows the scene holds it weakly, and would be gone once the button has been out of it for a while.
    private final BooleanBinding inScene = sceneProperty().isNotNull();

    /**
     * Makes a button.
     *
     * @param theme what it changes
     * @param texts its words
     */
    public ThemeToggle(Theme theme, Texts texts) {
        setId("theme-toggle");
        getStyleClass().addAll(Styles.FLAT, Styles.ICON_BUTTON);
        FontIcon icon = Controls.icon(Feather.MOON);
        setGraphic(icon);
        theme.darkProperty().when(inScene).subscribe(dark -> {
            icon.setIconCode(dark ? Feather.SUN : Feather.MOON);
            Controls.nameIt(this, texts.get(dark ? "theme.toLight" : "theme.toDark"));
        });
        setOnAction(_ -> theme.toggle());
    }
}
