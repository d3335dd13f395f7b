package chat.parley.desktop.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import chat.parley.desktop.store.Settings;
import chat.parley.desktop.store.ThemeChoice;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import javafx.util.Subscription;

/**
 * The look of one window: light or dark, as chosen or as the system says. Set on the scene and not on the application, so that
 * two windows of one virtual machine can differ.
 */
public final class Theme implements AutoCloseable {

    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");

    /** By how much a menu in a menu covers the edge of the other, as JavaFX's own do. */
    private static final double OVERLAP = 4;

    private final Scene scene;
    private final Consumer<ThemeChoice> chosen;
    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();
    private final Subscription system;
    private final ListChangeListener<Window> popups = this::dressPopups;

    private final List<URL> sheets = new ArrayList<>();

    private ThemeChoice choice;
    private int percent = Settings.DEFAULT.zoom();

    /**
     * Dresses a scene.
     *
     * @param scene the window's scene
     * @param choice what was chosen before
     * @param chosen told when the person chooses anew
     */
    public Theme(Scene scene, ThemeChoice choice, Consumer<ThemeChoice> chosen) {
        this.scene = scene;
        this.choice = choice;
        this.chosen = chosen;
        use(Theme.class, "parley.css");
        apply();
        system = Platform.getPreferences().colorSchemeProperty().subscribe(_ -> apply());
        Window.getWindows().addListener(popups);
    }

    /**
     * Adds a style sheet to the window's, once; for a part of the program that has one of its own.
     *
     * @param owner a class beside the sheet
     * @param file the sheet's name
     */
    public void use(Class<?> owner, String file) {
        URL sheet = Objects.requireNonNull(owner.getResource(file), file);
        if (sheets.stream().noneMatch(known -> known.toExternalForm().equals(sheet.toExternalForm()))) {
            sheets.add(sheet);
            scene.getStylesheets().add(ScaledSheet.of(sheet, percent));
        }
    }

    /**
     * Makes everything larger or smaller: the font from which sizes in {@code em} are counted, and all sizes in pixels in the
     * style sheets, the theme's among them.
     *
     * @param zoom how large, in percent
     */
    public void zoom(int zoom) {
        if (zoom != percent) {
            percent = zoom;
            apply();
            scene.getStylesheets().setAll(sheets.stream().map(sheet -> ScaledSheet.of(sheet, zoom)).toList());
        }
    }

    /**
     * Tells whether the window is dark.
     *
     * @return a property that changes with choice and system
     */
    public ReadOnlyBooleanProperty darkProperty() {
        return dark.getReadOnlyProperty();
    }

    /** Changes from light to dark or back. What the system shows anyway is followed again from then on. */
    public void toggle() {
        boolean toDark = !dark.get();
        if (toDark == systemIsDark()) {
            choice = ThemeChoice.SYSTEM;
        } else {
            choice = toDark ? ThemeChoice.DARK : ThemeChoice.LIGHT;
        }
        apply();
        chosen.accept(choice);
    }

    /**
     * Changes to what was chosen in the settings.
     *
     * @param next light, dark or as the system is
     */
    public void choose(ThemeChoice next) {
        choice = next;
        apply();
        chosen.accept(choice);
    }

    /** Stops following the system. */
    @Override
    public void close() {
        system.unsubscribe();
        Window.getWindows().removeListener(popups);
    }

    private void apply() {
        boolean toDark = switch (choice) {
            case SYSTEM -> systemIsDark();
            case LIGHT -> false;
            case DARK -> true;
        };
        scene.setUserAgentStylesheet(sheet(toDark));
        scene.getRoot().pseudoClassStateChanged(DARK, toDark);
        dark.set(toDark);
    }

    private static boolean systemIsDark() {
        return Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
    }

    private String sheet(boolean dark) {
        PrimerDark darkTheme = new PrimerDark();
        PrimerLight lightTheme = new PrimerLight();
        if (percent == Settings.DEFAULT.zoom()) { // compiled: read sooner than the words, which only other sizes need
            return dark ? darkTheme.getUserAgentStylesheetBSS() : lightTheme.getUserAgentStylesheetBSS();
        }
        URL words = Theme.class
                .getResource(dark ? darkTheme.getUserAgentStylesheet() : lightTheme.getUserAgentStylesheet());
        return ScaledSheet.of(Objects.requireNonNull(words), percent);
    }

    /** A pop-up takes its owner's theme the first time that it is shown, and then keeps it: not when the theme changed. */
    private void dressPopups(ListChangeListener.Change<? extends Window> change) {
        while (change.next()) {
            for (Window added : change.getAddedSubList()) {
                if (added instanceof PopupWindow popup && rootOwner(popup).equals(scene.getWindow())) {
                    popup.getScene().setUserAgentStylesheet(scene.getUserAgentStylesheet());
                    if (popup instanceof ContextMenu inner && popup.getOwnerWindow() instanceof ContextMenu outer) {
                        inner.setOnShown(_ -> setBeside(inner, outer));
                    }
                }
            }
        }
    }

    /** A menu that opens to the left was measured before it had its theme, and would cover the other's icons. */
    private static void setBeside(ContextMenu inner, ContextMenu outer) {
        if (inner.getAnchorX() < outer.getAnchorX()) {
            inner.setAnchorX(outer.getAnchorX() - inner.getSkin().getNode().getLayoutBounds().getWidth() + OVERLAP);
        }
    }

    private static Window rootOwner(PopupWindow popup) {
        Window owner = popup.getOwnerWindow();
        return owner instanceof PopupWindow parent ? rootOwner(parent) : owner;
    }
}
