package chat.parley.desktop.settings;

import chat.parley.desktop.model.Account;
import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.Reveal;
import chat.parley.desktop.ui.Styles;
import chat.parley.desktop.ui.Workplace;
import chat.parley.desktop.ui.Zoom;
import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/**
 * The settings, over the window: at the left what they are about, at the right the controls. What is set is so at once. Made
 * anew each time. JavaFX's thread only.
 */
public final class SettingsDialog extends VBox {

    private final ScrollPane page = new ScrollPane();
    private final VBox sections = new VBox();
    private final ToggleGroup group = new ToggleGroup();
    private final Workplace place;

    private SettingsDialog(Workplace place, Zoom zoom, @Nullable Account account, String program,
            Runnable away) {
        this.place = place;
        setId("settings-dialog");
        getStyleClass().addAll("dialog", "settings");
        Button close = Controls.iconButton("settings-close", Feather.X, place.texts().get("dialog.close"));
        close.setOnAction(_ -> place.overlays().hide());
        HBox head = new HBox(Controls.label(place.texts().get("settings.title"), Styles.TITLE), Controls.spacer(),
                close);
        head.getStyleClass().add("dialog-head");
        sections.getStyleClass().add("settings-sections");
        page.getStyleClass().add("dialog-scroll");
        page.setFitToWidth(true);
        page.setFocusTraversable(false);
        page.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        page.setContent(new VBox());
        page.contentProperty().subscribe(_ -> page.setVvalue(0));
        HBox.setHgrow(page, Priority.ALWAYS);
        HBox body = new HBox(sections, page);
        body.getStyleClass().add("settings-body");
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(head, body);

        section("general", Feather.SLIDERS, () -> new GeneralSection(place, zoom));
        section("notifications", Feather.BELL, () -> new NotificationSection(place));
        if (account != null) {
            section("account", Feather.USER, () -> new AccountSection(place, account, away));
        }
        section("about", Feather.INFO, () -> new AboutSection(place, program));
    }

    /**
     * Shows the settings over the window.
     *
     * @param place what everything in the window works with
     * @param zoom how large everything is
     * @param account who is signed in; {@code null} for nobody
     * @param program name and version of the program
     * @param away leaves the account for another one, without ending its session
     */
    public static void show(Workplace place, Zoom zoom, @Nullable Account account, String program,
            Runnable away) {
        place.theme().use(SettingsDialog.class, "settings.css");
        SettingsDialog dialog = new SettingsDialog(place, zoom, account, program, away);
        List<Node> buttons = dialog.sections.getChildren();
        ((ToggleButton) buttons.getFirst()).setSelected(true);
        place.overlays().show(dialog, buttons.getFirst());
    }

    private void section(String name, Ikon icon, Supplier<Node> make) {
        ToggleButton button = new ToggleButton(place.texts().get("settings." + name));
        button.setId("settings-" + name);
        button.setGraphic(Controls.icon(icon));
        button.setToggleGroup(group);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setMinWidth(USE_PREF_SIZE);
        button.setAlignment(Pos.CENTER_LEFT);
        button.getStyleClass().addAll(Styles.FLAT, "settings-section");
        button.setOnAction(_ -> button.setSelected(true)); // one is always chosen
        button.selectedProperty().subscribe(chosen -> {
            if (chosen) {
                page.setContent(make.get());
                Reveal.keepFocusedInSight(page);
            }
        });
        sections.getChildren().add(button);
    }
}
