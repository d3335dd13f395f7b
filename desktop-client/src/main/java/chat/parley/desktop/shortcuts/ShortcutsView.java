package chat.parley.desktop.shortcuts;

import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.KeyNames;
import chat.parley.desktop.ui.Styles;
import chat.parley.desktop.ui.Texts;
import chat.parley.desktop.ui.Workplace;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** All keys on one page, over the window: nodes only, made anew each time. */
public final class ShortcutsView extends VBox {

    private final Texts texts;

    private ShortcutsView(Workplace place, Map<Shortcuts.Area, List<Shortcuts.Shortcut>> areas) {
        texts = place.texts();
        setId("shortcuts-panel");
        getStyleClass().addAll("dialog", "shortcuts");
        Label title = Controls.label(texts.get("shortcuts.title"), Styles.TITLE);
        Button close = Controls.iconButton("shortcuts-close", Feather.X, texts.get("dialog.close"));
        close.setOnAction(_ -> place.overlays().hide());
        HBox head = new HBox(title, Controls.spacer(), close);
        head.getStyleClass().add("dialog-head");
        VBox list = new VBox();
        list.getStyleClass().addAll("dialog-body", "shortcuts-list");
        areas.forEach((area, shortcuts) -> {
            list.getChildren()
                    .add(Controls.label(texts.get("shortcuts.area." + area.name().toLowerCase(Locale.ROOT)),
                            Styles.SECTION));
            shortcuts.forEach(shortcut -> list.getChildren().add(row(shortcut)));
        });
        ScrollPane scroll = new ScrollPane(list);
        scroll.setId("shortcuts-scroll");
        scroll.getStyleClass().add("dialog-scroll");
        scroll.setFocusTraversable(true); // so that the arrow keys scroll it
        scroll.setAccessibleText(texts.get("shortcuts.title"));
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, scroll);
    }

    /**
     * Shows all keys over the window.
     *
     * @param place what everything in the window works with
     * @param shortcuts the keys
     */
    public static void show(Workplace place, Shortcuts shortcuts) {
        place.theme().use(ShortcutsView.class, "shortcuts.css");
        ShortcutsView view = new ShortcutsView(place, shortcuts.byArea(place.preferences().get().settings()));
        place.overlays().show(view, view.lookup("#shortcuts-scroll"));
    }

    private HBox row(Shortcuts.Shortcut shortcut) {
        Label what = Controls.paragraph(texts.get(shortcut.text()));
        HBox.setHgrow(what, Priority.ALWAYS);
        what.setMaxWidth(Double.MAX_VALUE);
        HBox keys = new HBox();
        keys.getStyleClass().add("key-row");
        StringBuilder spoken = new StringBuilder(what.getText());
        for (KeyCodeCombination combination : shortcut.keys()) {
            if (!keys.getChildren().isEmpty()) {
                keys.getChildren().add(Controls.label(texts.get("shortcuts.or"), Styles.MUTED, Styles.SMALL));
            }
            List<String> names = KeyNames.of(combination, texts);
            names.forEach(name -> keys.getChildren().add(Controls.label(name, "key")));
            spoken.append(", ").append(String.join(" ", names));
        }
        keys.getChildren().forEach(key -> ((Label) key).setMinWidth(USE_PREF_SIZE));
        HBox row = new HBox(what, keys);
        row.getStyleClass().add("shortcut-row");
        row.setAccessibleRole(AccessibleRole.TEXT);
        row.setAccessibleText(spoken.toString());
        return row;
    }
}
