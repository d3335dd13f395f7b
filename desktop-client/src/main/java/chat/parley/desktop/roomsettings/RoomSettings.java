package chat.parley.desktop.roomsettings;

import chat.parley.common.protocol.v2.Role;
import chat.parley.common.protocol.v2.RoomInfo;
import chat.parley.desktop.model.Account;
import chat.parley.desktop.model.Conversation;
import chat.parley.desktop.ui.DialogFrame;
import chat.parley.desktop.ui.Segments;
import chat.parley.desktop.ui.Texts;
import chat.parley.desktop.ui.Workplace;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Control;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/**
 * The settings of a room, as a dialog within the window: for its owners all of them, for its moderators those that concern
 * talking and people. JavaFX's thread only.
 */
public final class RoomSettings {

    /** A part of the dialog, of which one is shown. */
    private record Part(String name, VBox nodes, Control first) {}

    private RoomSettings() {}

    /**
     * Tells whether the account can change anything about a conversation.
     *
     * @param conversation which
     * @return whether it is a room in which the account is moderator or owner
     */
    public static boolean isFor(Conversation conversation) {
        return conversation.role() == Role.MODERATOR || conversation.role() == Role.OWNER;
    }

    /**
     * Opens the dialog; it closes by itself when the account is not in the room any more.
     *
     * @param place the window
     * @param account who asks
     * @param conversation a room; nothing happens when it {@linkplain #isFor is not for} the account
     */
    public static void open(Workplace place, Account account, Conversation conversation) {
        RoomInfo room = conversation.room();
        if (room == null || !isFor(conversation)) {
            return;
        }
        place.theme().use(RoomSettings.class, "roomsettings.css");
        Texts texts = place.texts();
        List<Part> parts = new ArrayList<>();
        boolean owner = conversation.role() == Role.OWNER;
        SettingsModel model = new SettingsModel(room);
        if (owner) {
            FormPart form = new FormPart(texts, account, model);
            parts.add(new Part("room", form, form.first()));
        }
        TalkPart talk = new TalkPart(texts, account, room.room());
        parts.add(new Part("talk", talk, talk.first()));
        GuestsPart guests = new GuestsPart(place, account, room.room());
        parts.add(new Part("guests", guests, guests.first()));
        if (owner) {
            DeletePart delete = new DeletePart(place, account, model.room());
            parts.add(new Part("delete", delete, delete.first()));
        }
        VBox body = new VBox();
        body.getStyleClass().add("room-settings");
        StackPane pages = new StackPane(); // as large as the largest part, so that the buttons stay where they are
        parts.forEach(part -> pages.getChildren().add(part.nodes()));
        body.getChildren().addAll(tabs(texts, parts), pages);
        DialogFrame dialog = new DialogFrame("room-settings-dialog", texts.get("lobby.settings.title", room.name()),
                place, body);
        Subscription watching = conversation.infoProperty().subscribe(info -> {
            if (info.room() != null) {
                dialog.setTitle(texts.get("lobby.settings.title", info.room().name()));
                model.changed(info.room());
                talk.changed(info.room());
            }
        }).and(conversation.goneProperty().subscribe(gone -> {
            if (gone) {
                dialog.close();
            }
        }));
        place.overlays().show(dialog, parts.getFirst().first(), Pos.CENTER, watching::unsubscribe);
        guests.refresh();
    }

    private static Segments<Part> tabs(Texts texts, List<Part> parts) {
        parts.forEach(part -> part.nodes().setVisible(part.equals(parts.getFirst())));
        return new Segments<>(parts, part -> "settings-" + part.name(),
                part -> texts.get("lobby.settings.tab." + part.name()),
                chosen -> parts.forEach(part -> part.nodes().setVisible(part.equals(chosen))));
    }
}
