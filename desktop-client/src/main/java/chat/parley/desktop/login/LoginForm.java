package chat.parley.desktop.login;

import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.FormField;
import chat.parley.desktop.ui.Logo;
import chat.parley.desktop.ui.Phrase;
import chat.parley.desktop.ui.Styles;
import chat.parley.desktop.ui.Texts;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The form of the login screen: nodes only, bound to the model. */
final class LoginForm extends VBox {

    /** Left out where there is little room. */
    final Node logo = Logo.draw("logo-large");
    final TextField address = new TextField();
    final TextField username = new TextField();
    final PasswordField password = new PasswordField();
    final TextField clearPassword = new TextField();
    final Button submit;
    final Button cancel;
    final Hyperlink switchMode = new Hyperlink();
    final Hyperlink check = new Hyperlink();

    final AccountList accounts;

    private final Texts texts;

    LoginForm(LoginModel model, Texts texts, AccountList accounts, @Nullable Phrase note) {
        this.texts = texts;
        this.accounts = accounts;
        getStyleClass().add("login-form");
        submit = Controls.button("submit", "", Styles.PRIMARY);
        submit.setMaxWidth(Double.MAX_VALUE);
        cancel = Controls.button("cancel-connecting", texts.get("login.cancel"));
        cancel.setMinWidth(USE_PREF_SIZE); // what is being done may be long

        ObservableValue<Boolean> busy = model.face().map(LoginModel.Face.Busy.class::isInstance);
        for (var field : new TextField[]{address, username, password, clearPassword}) {
            field.disableProperty().bind(busy);
        }
        accounts.disableProperty().bind(busy);
        bindFields(model);
        getChildren().add(heading(model));
        if (note != null) {
            Label why = Controls.paragraph(texts.get(note));
            why.setId("login-note");
            HBox row = new HBox(Controls.icon(Feather.INFO), why);
            row.getStyleClass().add("login-note");
            HBox.setHgrow(why, Priority.ALWAYS);
            getChildren().add(row);
        }
        getChildren().addAll(accounts, fields(model, busy), actions(model, busy));
    }

    private void bindFields(LoginModel model) {
        address.textProperty().bindBidirectional(model.address());
        address.setPromptText(texts.get("login.address.prompt"));
        username.textProperty().bindBidirectional(model.username());
        password.textProperty().bindBidirectional(model.password());
        clearPassword.textProperty().bindBidirectional(model.password());
        clearPassword.setId("password-clear");
        clearPassword.setAccessibleText(texts.get("login.password"));
        Controls.show(clearPassword, false);
    }

    private VBox heading(LoginModel model) {
        Label title = Controls.label("", Styles.TITLE);
        Label subtitle = Controls.paragraph("", Styles.MUTED);
        model.registering().subscribe(registering -> {
            title.setText(texts.get(registering ? "login.title.register" : "login.title"));
            subtitle.setText(texts.get(registering ? "login.subtitle.register" : "login.subtitle"));
        });
        VBox heading = new VBox(logo, title, subtitle);
        heading.getStyleClass().add("login-heading");
        return heading;
    }

    private VBox fields(LoginModel model, ObservableValue<Boolean> busy) {
        ObservableValue<@Nullable Phrase> nameHint = model.registering()
                .map(registering -> registering ? Phrase.of("login.username.hint") : null);
        ObservableValue<@Nullable Phrase> passwordHint = Bindings
                .createObjectBinding(() -> passwordHint(model), model.registering(),
                        model.server().minPasswordLength());
        CheckBox stay = new CheckBox(texts.get("login.stay"));
        stay.setId("stay");
        stay.selectedProperty().bindBidirectional(model.stay());
        stay.disableProperty().bind(busy);
        FormField server = new FormField("address", texts.get("login.address"), address, address, texts,
                model.addressProblem(), model.addressHint());
        check.setId("check-connection");
        check.setText(texts.get("login.check"));
        check.disableProperty().bind(busy);
        Controls.showWhile(check, model.isServerChosen());
        server.addToName(check);
        VBox fields = new VBox(server,
                new FormField("username", texts.get("login.username"), username, username, texts,
                        model.usernameProblem(), nameHint),
                new FormField("password", texts.get("login.password"), passwordRow(), password, texts,
                        model.passwordProblem(), passwordHint),
                stay);
        fields.getStyleClass().add("login-fields");
        return fields;
    }

    private static @Nullable Phrase passwordHint(LoginModel model) {
        int least = model.server().minPasswordLength().get();
        if (!model.registering().get()) {
            return null;
        }
        return least > 0 ? Phrase.of("login.password.hint.by", least) : Phrase.of("login.password.hint");
    }

    private StackPane passwordRow() {
        Button reveal = Controls.iconButton("password-reveal", Feather.EYE, texts.get("login.password.show"));
        reveal.setOnAction(_ -> {
            boolean toClear = !clearPassword.isVisible();
            TextField from = toClear ? password : clearPassword;
            TextField to = toClear ? clearPassword : password;
            Controls.show(clearPassword, toClear);
            Controls.show(password, !toClear);
            reveal.setGraphic(new FontIcon(toClear ? Feather.EYE_OFF : Feather.EYE));
            Controls.nameIt(reveal, texts.get(toClear ? "login.password.hide" : "login.password.show"));
            to.requestFocus();
            to.positionCaret(from.getCaretPosition());
        });
        StackPane.setAlignment(reveal, Pos.CENTER_RIGHT);
        StackPane row = new StackPane(password, clearPassword, reveal);
        row.getStyleClass().add("password-row");
        return row;
    }

    private VBox actions(LoginModel model, ObservableValue<Boolean> busy) {
        Label question = Controls.label("", Styles.MUTED);
        switchMode.setId("switch-mode");
        model.registering().subscribe(registering -> {
            submit.setText(texts.get(registering ? "login.register" : "login.signIn"));
            question.setText(texts.get(registering ? "login.haveAccount" : "login.noAccount"));
            switchMode.setText(texts.get(registering ? "login.toSignIn" : "login.toRegister"));
        });
        HBox other = new HBox(question, switchMode);
        other.getStyleClass().add("login-switch");

        Label progress = Controls.label("", Styles.MUTED);
        progress.setId("connecting");
        progress.textProperty().bind(model.server().step().map(texts::get));
        progress.setMinWidth(0);
        submit.disableProperty().bind(model.waiting().seconds().greaterThan(0));
        ProgressIndicator spinner = new ProgressIndicator();
        spinner.getStyleClass().add("small-spinner");
        HBox connecting = new HBox(spinner, progress, Controls.spacer(), cancel);
        connecting.getStyleClass().add("login-connecting");

        Controls.showWhile(connecting, busy);
        Controls.showWhile(submit, busy.map(b -> !b));
        Controls.showWhile(other, Bindings.createBooleanBinding(
                () -> !busy.getValue() && (!model.server().registrationClosed().get() || model.registering().get()),
                busy, model.server().registrationClosed(), model.registering()));
        VBox actions = new VBox(submit, connecting, other);
        actions.getStyleClass().add("login-actions");
        return actions;
    }
}
