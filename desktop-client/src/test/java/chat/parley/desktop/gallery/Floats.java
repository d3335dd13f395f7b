package chat.parley.desktop.gallery;

import chat.parley.desktop.gallery.Gallery.Look;
import chat.parley.desktop.model.Conversation;
import chat.parley.desktop.model.Entry;
import chat.parley.desktop.model.Row;
import chat.parley.desktop.testing.TestClient;
import chat.parley.desktop.ui.flow.FlowView;
import chat.parley.desktop.ui.flow.Place;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;

/** The part of the gallery that comes and goes: menus, tool tips, reactions, and the pages of a room's settings. Stateless. */
final class Floats {

    private static final String WISH = "have a look please";

    private Floats() {}

    /** A person's menu in the lobby, which is shown. */
    static void lobby(TestClient ada, Look look) {
        ada.fill("#people-filter", "Gr");
        ada.waitUntil("Grace alone", () -> ada.items("#people").equals(List.of("Grace")));
        ada.askForMenu(row(ada, "#people", "Grace"));
        Gallery.take(ada, look, "menu-person");
        ada.closeMenus();
        ada.fill("#people-filter", "");
        ada.waitUntil("everybody", () -> ada.items("#people").contains("Katherine"));
        ada.waitForTooltip(ada.get("#logout"));
        Gallery.take(ada, look, "tooltip-lobby");
        ada.leaveTooltip();
    }

    /** Menus, tool tips and reactions of a room, which is shown. */
    static void room(TestClient ada, Look look) {
        message(ada, look);
        sideBar(ada, look);
        members(ada, look);
        for (String tip : List.of("room-settings", "header-subtitle", "emoji-button")) {
            ada.waitForTooltip(ada.get("#" + tip));
            Gallery.take(ada, look, "tooltip-" + tip);
            ada.leaveTooltip();
        }
    }

    private static void message(TestClient ada, Look look) {
        Node wish = message(ada, WISH);
        ada.askForMenu(wish);
        Gallery.take(ada, look, "menu-message");
        ada.closeMenus();
        ada.waitForTooltip(inside(wish, ".reaction"));
        Gallery.take(ada, look, "tooltip-reaction");
        ada.leaveTooltip();
        ada.focus("#timeline");
        ada.type("+");
        ada.get("#quick-reactions");
        Gallery.take(ada, look, "reactions");
        ada.click("#quick-reaction-all");
        ada.get("#emoji-list");
        ada.waitUntil("the emoji", () -> ada.count(".emoji-square") > 40);
        Gallery.take(ada, look, "reaction-picker");
        ada.press(KeyCode.ESCAPE);
        ada.waitForGone("#emoji-list");
    }

    private static void sideBar(TestClient ada, Look look) {
        open(ada, look, "side");
        ada.askForMenu(row(ada, "#conversations", World.NORMAL));
        Gallery.take(ada, look, "menu-room");
        ada.openMenuIn("menu-notify");
        Gallery.take(ada, look, "menu-room-notify");
        ada.closeMenus();
        shut(ada, look);
    }

    private static void members(TestClient ada, Look look) {
        open(ada, look, "members");
        ada.askForMenu(row(ada, "#members", "Grace"));
        ada.openMenuIn("member-mute");
        Gallery.take(ada, look, "menu-member");
        ada.closeMenus();
        ada.askForMenu(row(ada, "#members", World.ADA));
        Gallery.take(ada, look, "menu-member-self");
        ada.closeMenus();
        shut(ada, look);
    }

    private static void open(TestClient ada, Look look, String drawer) {
        if (look.narrow()) {
            ada.click("#toggle-" + drawer);
        }
    }

    private static void shut(TestClient ada, Look look) {
        if (look.narrow()) {
            ada.press(KeyCode.ESCAPE);
        }
    }

    /** The pages of the settings of a room from which somebody was banned. */
    static void settings(TestClient ada, Look look) {
        Conversation normal = ada.conversation(World.NORMAL);
        TestClient.fxRun(() -> ada.navigation().roomSettings(normal));
        for (String page : List.of("room", "talk", "guests", "delete")) {
            ada.click("#settings-" + page);
            Gallery.take(ada, look, "room-settings-" + page);
        }
        ada.click("#settings-talk");
        ada.click("#settings-slow");
        Gallery.take(ada, look, "room-settings-slow");
        ada.press(KeyCode.ESCAPE);
        ada.click("#settings-guests");
        ada.fill("#settings-invite-name", "two words");
        Gallery.take(ada, look, "room-settings-mistake");
        ada.click("#room-settings-dialog-close");
        ada.waitForGone("#room-settings-dialog");
    }

    /** The row of a list that speaks of something. */
    private static Node row(TestClient ada, String list, String words) {
        return saying(ada.get(list, Parent.class), ".list-cell", words).orElseThrow();
    }

    /** The message that says something, chosen and scrolled into sight. */
    private static Node message(TestClient ada, String words) {
        FlowView<?> timeline = ada.get("#timeline", FlowView.class);
        ada.focus("#timeline");
        Conversation room = ada.conversation(World.NORMAL);
        TestClient.fxRun(() -> {
            List<Row> rows = room.timeline().rows();
            int index = 0;
            while (!(rows.get(index).entry() instanceof Entry.Said(var said)
                    && String.valueOf(said.text()).contains(words))) {
                index++;
            }
            timeline.select(index);
            timeline.show(index, Place.TOP); // so that there is room for a menu below
        });
        ada.waitUntil(words, () -> saying(timeline, ".message-cell", words).isPresent());
        return saying(timeline, ".message-cell", words).orElseThrow();
    }

    private static Optional<Node> saying(Parent list, String cells, String words) {
        return TestClient.fx(() -> list.lookupAll(cells).stream()
                .filter(cell -> cell.isVisible() && String.valueOf(cell.getAccessibleText()).contains(words))
                .findFirst());
    }

    private static Node inside(Node parent, String query) {
        return TestClient.fx(() -> Objects.requireNonNull(parent.lookup(query)));
    }
}
