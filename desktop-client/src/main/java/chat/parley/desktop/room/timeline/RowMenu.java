package chat.parley.desktop.room.timeline;

import chat.parley.desktop.room.timeline.RowFacts.Deed;
import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.KeyNames;
import chat.parley.desktop.ui.Texts;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The menu of a row: what can be done with it. JavaFX's thread only. */
final class RowMenu {

    /** Each list between two lines. */
    private static final List<List<Deed>> GROUPS = List.of(List.of(Deed.RESEND, Deed.DISCARD),
            List.of(Deed.REPLY, Deed.REACT, Deed.EDIT, Deed.COPY), List.of(Deed.DIRECT, Deed.PRIVATE),
            List.of(Deed.DELETE));

    private static final Map<Deed, Ikon> ICONS = new EnumMap<>(Map.of(Deed.REPLY, Feather.CORNER_UP_LEFT, Deed.REACT,
            Feather.SMILE, Deed.EDIT, Feather.EDIT_2, Deed.COPY, Feather.COPY, Deed.DIRECT, Feather.MESSAGE_SQUARE,
            Deed.PRIVATE, Feather.LOCK, Deed.DELETE, Feather.TRASH_2, Deed.RESEND, Feather.REFRESH_CW, Deed.DISCARD,
            Feather.X));

    /** The keys that do the same in a selected row: see {@link RowKeys}. */
    private static final Map<Deed, KeyCodeCombination> KEYS = Map.of(Deed.REPLY, new KeyCodeCombination(KeyCode.R),
            Deed.EDIT, new KeyCodeCombination(KeyCode.E), Deed.DELETE, new KeyCodeCombination(KeyCode.DELETE),
            Deed.COPY, new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN));

    private final Texts texts;
    private final RowDeeds deeds;
    private final ContextMenu menu = new ContextMenu();

    RowMenu(Texts texts, RowDeeds deeds) {
        this.texts = texts;
        this.deeds = deeds;
        menu.setId("row-menu");
    }

    /** Opens below a node. */
    void show(RowFacts facts, Node anchor) {
        if (fill(facts)) {
            Controls.showBelow(anchor, menu);
        }
    }

    /** Opens at a place on the screen. */
    void show(RowFacts facts, Node owner, double x, double y) {
        if (fill(facts)) {
            menu.show(owner, x, y);
        }
    }

    void hide() {
        menu.hide();
    }

    private boolean fill(RowFacts facts) {
        menu.hide();
        menu.getItems().clear();
        Set<Deed> allowed = deeds.allowed(facts);
        for (List<Deed> group : GROUPS) {
            List<Deed> here = group.stream().filter(allowed::contains).toList();
            if (!here.isEmpty() && !menu.getItems().isEmpty()) {
                menu.getItems().add(new SeparatorMenuItem());
            }
            here.forEach(deed -> menu.getItems().add(item(deed, facts)));
        }
        return !menu.getItems().isEmpty();
    }

    private MenuItem item(Deed deed, RowFacts facts) {
        MenuItem item = new MenuItem(words(deed, facts), Controls.icon(ICONS.getOrDefault(deed, Feather.CIRCLE)));
        item.setId("row-menu-" + deed.name().toLowerCase(java.util.Locale.ROOT));
        KeyCodeCombination keys = KEYS.get(deed);
        if (keys != null) {
            item.setAccelerator(KeyNames.forMenu(keys, texts));
        }
        item.setOnAction(_ -> deeds.run(deed, facts));
        return item;
    }

    private String words(Deed deed, RowFacts facts) {
        String from = facts.row().entry().from();
        return switch (deed) {
            case REPLY -> texts.get("timeline.reply");
            case REACT -> texts.get("timeline.react");
            case EDIT -> texts.get("timeline.edit");
            case COPY -> texts.get("timeline.copy");
            case DIRECT -> texts.get("timeline.direct", from);
            case PRIVATE -> texts.get("timeline.private", from);
            case DELETE -> texts.get("timeline.delete");
            case RESEND -> texts.get("timeline.again");
            case DISCARD -> texts.get("timeline.discard");
        };
    }
}
