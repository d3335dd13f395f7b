package chat.parley.desktop.login;

import chat.parley.desktop.ui.Avatar;
import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.Styles;
import chat.parley.desktop.ui.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The accounts with which one can go on, each with a button to forget it: nodes only. Hidden when there are none. */
final class AccountList extends VBox {

    private final ObservableList<Remembered> accounts = FXCollections.observableArrayList();
    private final Texts texts;

    AccountList(Texts texts, Consumer<Remembered> chosen, Consumer<Remembered> forget) {
        this.texts = texts;
        setId("accounts");
        getStyleClass().add("account-list");
        Label title = Controls.label(texts.get("login.accounts"), "form-label");
        VBox rows = new VBox();
        rows.getStyleClass().add("account-rows");
        Label or = Controls.label(texts.get("login.accounts.other"), "form-label");
        or.setId("accounts-or");
        getChildren().addAll(title, rows, or);
        accounts.subscribe(() -> {
            rows.getChildren().clear();
            for (int i = 0; i < accounts.size(); i++) {
                rows.getChildren().add(row(i, accounts.get(i), chosen, forget));
            }
            Controls.show(this, !accounts.isEmpty());
        });
        Controls.show(this, false);
    }

    void setAccounts(List<Remembered> next) {
        accounts.setAll(next);
    }

    private HBox row(int number, Remembered remembered, Consumer<Remembered> chosen, Consumer<Remembered> forget) {
        String user = remembered.account().user();
        String server = remembered.account().server().toString();
        Avatar avatar = new Avatar();
        avatar.setName(user);
        Node detail = Controls.label(texts.get(remembered.signedIn() ? "login.accounts.in" : "login.accounts.out",
                server), Styles.MUTED, Styles.SMALL);
        VBox words = new VBox(Controls.label(texts.get("login.accounts.continue", user), "row-title"), detail);
        words.setMinWidth(0);
        HBox face = new HBox(avatar, words);
        face.getStyleClass().add("account-face");
        face.setMinWidth(0);
        Button go = Controls.button("continue-" + number, "", Styles.FLAT, "account-button");
        go.setGraphic(face);
        go.setAlignment(Pos.CENTER_LEFT);
        go.setMaxWidth(Double.MAX_VALUE);
        go.setMinWidth(0);
        go.setAccessibleText(texts.get("login.accounts.accessible", user, server));
        go.setOnAction(_ -> chosen.accept(remembered));
        HBox.setHgrow(go, Priority.ALWAYS);
        Button away = Controls.iconButton("forget-" + number, Feather.X,
                texts.get("login.accounts.forget", user, server));
        away.setOnAction(_ -> forget.accept(remembered));
        HBox row = new HBox(go, away);
        row.getStyleClass().add("account-row");
        return row;
    }
}
