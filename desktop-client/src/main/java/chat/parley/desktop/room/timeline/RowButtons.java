package chat.parley.desktop.room.timeline;

import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.Texts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/**
 * The buttons that stand above a row while the mouse is over it, or while it is selected: one set of them for the whole time
 * line. JavaFX's thread only.
 */
final class RowButtons extends HBox {

    private final RowDeeds deeds;
    private final Map<RowFacts.Deed, Button> buttons = new LinkedHashMap<>();
    private @Nullable RowFacts facts;

    RowButtons(Texts texts, RowDeeds deeds) {
        this.deeds = deeds;
        setId("row-buttons");
        getStyleClass().add("row-buttons");
        setManaged(false);
        add(RowFacts.Deed.REACT, "row-react", Feather.SMILE, texts.get("timeline.react"));
        add(RowFacts.Deed.REPLY, "row-reply", Feather.CORNER_UP_LEFT, texts.get("timeline.reply"));
        add(RowFacts.Deed.EDIT, "row-edit", Feather.EDIT_2, texts.get("timeline.edit"));
        Button more = button("row-more", Feather.MORE_HORIZONTAL, texts.get("timeline.more"));
        more.setOnAction(_ -> {
            if (facts != null) {
                deeds.openMenu(facts);
            }
        });
    }

    private void add(RowFacts.Deed deed, String id, Ikon icon, String name) {
        Button button = button(id, icon, name);
        button.setOnAction(_ -> {
            if (facts != null) {
                deeds.run(deed, facts);
            }
        });
        buttons.put(deed, button);
    }

    private Button button(String id, Ikon icon, String name) {
        Button button = Controls.iconButton(id, icon, name);
        getChildren().add(button);
        return button;
    }

    /** Makes them the buttons of a row; without a menu there is nothing to show. */
    void show(RowFacts shown) {
        facts = shown;
        Set<RowFacts.Deed> allowed = deeds.allowed(shown);
        buttons.forEach((deed, button) -> Controls.show(button, allowed.contains(deed)));
        setVisible(!allowed.isEmpty());
    }
}
