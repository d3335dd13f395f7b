package chat.parley.desktop.roomsettings;

import chat.parley.common.protocol.Names;
import chat.parley.common.protocol.v2.RoomRequest;
import chat.parley.desktop.model.Account;
import chat.parley.desktop.net.AskFailure;
import chat.parley.desktop.ui.Avatar;
import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.FormField;
import chat.parley.desktop.ui.Phrase;
import chat.parley.desktop.ui.Problems;
import chat.parley.desktop.ui.Styles;
import chat.parley.desktop.ui.Texts;
import chat.parley.desktop.ui.Workplace;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Who may come into a room: invitations, and who is banned. JavaFX's thread only. */
final class GuestsPart extends VBox {

    private final Texts texts;
    private final Account account;
    private final long room;
    private final TextField name = new TextField();
    private final ObjectProperty<@Nullable Phrase> problem = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Phrase> hint = new SimpleObjectProperty<>(
            Phrase.of("lobby.settings.invite.hint"));
    private final VBox banned = new VBox();

    GuestsPart(Workplace place, Account account, long room) {
        this.texts = place.texts();
        this.account = account;
        this.room = room;
        getStyleClass().add("settings-part");
        Button invite = Controls.button("settings-invite", texts.get("lobby.settings.invite"), Styles.PRIMARY);
        invite.setMinWidth(USE_PREF_SIZE);
        invite.setDisable(true);
        invite.setOnAction(_ -> invite());
        name.setOnAction(_ -> invite.fire());
        name.textProperty().subscribe(typed -> {
            boolean broken = !typed.isBlank() && !Names.isValid(typed.strip());
            problem.set(broken ? Phrase.of("lobby.rule.person") : null);
            invite.setDisable(typed.isBlank() || broken);
        });
        HBox row = new HBox(name, invite);
        row.getStyleClass().add("tool-row");
        HBox.setHgrow(name, Priority.ALWAYS);
        Label title = Controls.label(texts.get("lobby.settings.bans"), "form-label");
        banned.setId("settings-bans");
        banned.getStyleClass().add("ban-list");
        getChildren().addAll(new FormField("settings-invite-name", texts.get("lobby.settings.invite.name"), row, name,
                texts, problem, hint), title, banned);
        show(List.of());
    }

    Control first() {
        return name;
    }

    private void invite() {
        String user = Names.normalise(name.getText().strip());
        account.ask(new RoomRequest.Invite(room, user), _ -> {
            name.clear();
            hint.set(Phrase.of("lobby.settings.invited", user));
        }, this::failed);
    }

    private void failed(AskFailure failure) {
        problem.set(Problems.of(failure));
    }

    /** Asks who is banned. */
    void refresh() {
        account.ask(new RoomRequest.Bans(room), reply -> show(reply.names()), this::failed);
    }

    private void show(List<String> names) {
        banned.getChildren().setAll(names.stream().map(this::row).toList());
        if (names.isEmpty()) {
            banned.getChildren().add(Controls.paragraph(texts.get("lobby.settings.bans.none"), Styles.MUTED));
        }
    }

    private Node row(String user) {
        Avatar avatar = new Avatar();
        avatar.setName(user);
        Label label = Controls.label(user);
        label.setMinWidth(0);
        Button unban = Controls.button("unban-" + Names.key(user), texts.get("lobby.settings.unban"));
        unban.setAccessibleText(texts.get("lobby.settings.unban.accessible", user));
        unban.setMinWidth(USE_PREF_SIZE);
        unban.setOnAction(
                _ -> account.ask(new RoomRequest.Unban(room, user), _ -> refresh(), this::failed));
        HBox row = new HBox(avatar, label, Controls.spacer(), unban);
        row.getStyleClass().addAll("list-row", "ban-row");
        return row;
    }
}
