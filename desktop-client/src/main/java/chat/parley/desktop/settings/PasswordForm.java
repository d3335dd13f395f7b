package chat.parley.desktop.settings;

import chat.parley.common.client.ClientState;
import chat.parley.common.protocol.v2.SessionRequest;
import chat.parley.desktop.model.Account;
import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.FormField;
import chat.parley.desktop.ui.Phrase;
import chat.parley.desktop.ui.Styles;
import chat.parley.desktop.ui.Workplace;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Three fields and a button for changing the password. JavaFX's thread only. */
final class PasswordForm extends VBox {

    private final Workplace place;
    private final Account account;
    private final PasswordModel model;

    /**
     * Makes the form.
     *
     * @param place what everything in the window works with
     * @param account whose password
     * @param changed called when it was changed
     */
    PasswordForm(Workplace place, Account account, Runnable changed) {
        this.place = place;
        this.account = account;
        model = new PasswordModel(
                account.stateProperty().get() instanceof ClientState.SignedIn(var server, var _, var _)
                        ? server.minPasswordLength()
                        : 0);
        getStyleClass().add("settings-form");
        Button change = Controls.button("password-change", place.texts().get("settings.password.change"),
                Styles.PRIMARY);
        change.disableProperty().bind(model.ready().not().or(account.onlineProperty().not()));
        change.setOnAction(_ -> change(changed));
        getChildren().addAll(field("password-old", "settings.password.old", model.old(), model.oldProblem(), null),
                field("password-new", "settings.password.new", model.fresh(), model.freshProblem(), null),
                field("password-again", "settings.password.again", model.again(), model.againProblem(),
                        Phrase.of("settings.password.help")),
                change);
    }

    private FormField field(String id, String key, StringProperty text,
            ObservableValue<? extends @Nullable Phrase> problem, @Nullable Phrase hint) {
        PasswordField field = new PasswordField();
        field.textProperty().bindBidirectional(text);
        return new FormField(id, place.texts().get(key), field, field, place.texts(), problem,
                new SimpleObjectProperty<@Nullable Phrase>(hint));
    }

    private void change(Runnable changed) {
        model.asking();
        account.ask(new SessionRequest.ChangePassword(model.old().get(), model.fresh().get()), _ -> {
            model.done();
            place.notices().tell(Phrase.of("settings.password.changed"));
            changed.run();
        }, model::failed);
    }
}
