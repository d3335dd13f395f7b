package chat.parley.desktop.settings;

import chat.parley.common.protocol.v2.PeopleRequest;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.common.protocol.v2.SessionRequest;
import chat.parley.desktop.model.Account;
import chat.parley.desktop.ui.Avatar;
import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.Problems;
import chat.parley.desktop.ui.Styles;
import chat.parley.desktop.ui.Workplace;
import java.time.Instant;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** Password, sessions, and who is blocked. JavaFX's thread only. */
final class AccountSection extends Section {

    private final Workplace place;
    private final Account account;
    private final VBox sessions = new VBox();
    private final VBox blocked = new VBox();

    AccountSection(Workplace place, Account account, Runnable away) {
        super(place.texts());
        this.place = place;
        this.account = account;
        ReadOnlyBooleanProperty online = account.onlineProperty();
        getChildren().add(Controls.paragraph(texts.get("settings.account.who", account.user(),
                account.server().toString())));
        Button other = Controls.button("settings-accounts", texts.get("settings.account.other"));
        other.setOnAction(_ -> away.run());
        getChildren().add(other);
        Label offline = Controls.paragraph(texts.get("settings.account.offline"), Styles.MUTED);
        offline.setId("settings-offline");
        Controls.showWhile(offline, online.not());
        getChildren().add(offline);
        heading("settings.password");
        getChildren().add(new PasswordForm(place, account, this::askSessions));
        heading("settings.sessions");
        help("settings.sessions.help");
        sessions.setId("settings-sessions");
        sessions.getStyleClass().add("settings-rows");
        heading("settings.blocked");
        blocked.setId("settings-blocked");
        blocked.getStyleClass().add("settings-rows");
        getChildren().add(getChildren().size() - 1, sessions);
        getChildren().add(blocked);
        List<Subscription> shown = new java.util.ArrayList<>();
        sceneProperty().subscribe(scene -> {
            shown.forEach(Subscription::unsubscribe);
            shown.clear();
            if (scene != null) {
                shown.add(online.subscribe(this::askSessions));
                shown.add(account.people().blocked().subscribe(this::listBlocked));
                askSessions();
                listBlocked();
            }
        });
    }

    private void askSessions() {
        if (account.isOnline()) {
            account.ask(new SessionRequest.Sessions(),
                    list -> sessions.getChildren().setAll(list.sessions().stream().map(this::session).toList()),
                    failure -> place.notices().warn(Problems.of(failure)));
        }
    }

    private Node session(Reply.SessionInfo session) {
        Instant used = Instant.ofEpochMilli(session.usedAt());
        String when = session.connected()
                ? texts.get("settings.sessions.connected")
                : texts.get("settings.sessions.used", texts.day(used, place.clock().instant()), texts.time(used));
        if (session.current()) {
            return row(null, session.client(), when, Controls.label(texts.get("settings.sessions.this"), Styles.CHIP));
        }
        Button revoke = Controls.button("revoke-" + session.session(), texts.get("settings.sessions.revoke"));
        revoke.setAccessibleText(texts.get("settings.sessions.revoke.accessible", session.client(), when));
        revoke.disableProperty().bind(account.onlineProperty().not());
        revoke.setOnAction(_ -> account.ask(new SessionRequest.RevokeSession(session.session()), _ -> askSessions(),
                failure -> {
                    place.notices().warn(Problems.of(failure));
                    askSessions();
                }));
        return row(null, session.client(), when, revoke);
    }

    private void listBlocked() {
        blocked.getChildren().setAll(account.people().blocked().stream().map(this::blockedPerson).toList());
        if (blocked.getChildren().isEmpty()) {
            blocked.getChildren().add(Controls.paragraph(texts.get("settings.blocked.none"), Styles.MUTED));
        }
    }

    private Node blockedPerson(String name) {
        Avatar avatar = new Avatar();
        avatar.setName(name);
        Button unblock = Controls.button("unblock-" + name, texts.get("settings.blocked.unblock"));
        unblock.setAccessibleText(texts.get("settings.blocked.unblock.accessible", name));
        unblock.disableProperty().bind(account.onlineProperty().not());
        unblock.setOnAction(_ -> account.ask(new PeopleRequest.Unblock(name), _ -> account.people().refresh(),
                failure -> place.notices().warn(Problems.of(failure))));
        return row(avatar, name, "", unblock);
    }

    private static HBox row(@Nullable Node first, String title, String detail, Node last) {
        Label name = Controls.label(title);
        name.setMinWidth(0);
        VBox words = new VBox(name);
        if (!detail.isEmpty()) {
            words.getChildren().add(Controls.label(detail, Styles.MUTED, Styles.SMALL));
        }
        words.setMinWidth(0);
        words.getStyleClass().add("person-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox();
        if (first != null) {
            row.getChildren().add(first);
        }
        if (last instanceof javafx.scene.layout.Region region) {
            region.setMinWidth(USE_PREF_SIZE);
        }
        row.getChildren().addAll(words, last);
        row.getStyleClass().add("settings-row");
        return row;
    }
}
