package chat.parley.desktop.roomsettings;

import chat.parley.desktop.model.Account;
import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.FormField;
import chat.parley.desktop.ui.Phrase;
import chat.parley.desktop.ui.Styles;
import chat.parley.desktop.ui.Texts;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What a room is: name, topic, who finds it, password, capacity. JavaFX's thread only. */
final class FormPart extends VBox {

    private final TextField name = new TextField();

    FormPart(Texts texts, Account account, SettingsModel model) {
        getStyleClass().add("settings-part");
        name.textProperty().bindBidirectional(model.name());
        TextField topic = new TextField();
        topic.textProperty().bindBidirectional(model.topic());
        CheckBox isPrivate = new CheckBox(texts.get("lobby.field.private"));
        isPrivate.setId("settings-private");
        isPrivate.selectedProperty().bindBidirectional(model.isPrivate());
        PasswordField password = new PasswordField();
        password.textProperty().bindBidirectional(model.password());
        password.disableProperty().bind(model.noPassword());
        CheckBox noPassword = new CheckBox(texts.get("lobby.settings.noPassword"));
        noPassword.setId("settings-no-password");
        noPassword.selectedProperty().bindBidirectional(model.noPassword());
        Controls.showWhile(noPassword, model.room().map(room -> room.locked()));
        TextField capacity = new TextField();
        capacity.textProperty().bindBidirectional(model.capacity());

        FormField passwordField = new FormField("settings-password", texts.get("lobby.field.password"), password,
                password, texts, model.passwordProblem(),
                model.room().map(room -> Phrase.of(
                        room.locked() ? "lobby.settings.password.set" : "lobby.field.password.hint")));
        FormField capacityField = new FormField("settings-capacity", texts.get("lobby.field.capacity"), capacity,
                capacity, texts, model.capacityProblem(),
                new SimpleObjectProperty<>(Phrase.of("lobby.field.capacity.hint")));
        HBox pair = new HBox(passwordField, capacityField);
        pair.getStyleClass().add("field-pair");
        HBox.setHgrow(passwordField, Priority.ALWAYS);
        HBox.setHgrow(capacityField, Priority.ALWAYS);
        SimpleObjectProperty<@Nullable Phrase> noHint = new SimpleObjectProperty<>();

        Label said = Controls.paragraph("", Styles.MUTED);
        said.setId("settings-said");
        model.said().subscribe(phrase -> said.setText(texts.get(phrase)));
        HBox.setHgrow(said, Priority.ALWAYS);
        said.setMaxWidth(Double.MAX_VALUE);
        Button save = Controls.button("settings-save", texts.get("lobby.settings.save"), Styles.PRIMARY);
        save.setMinWidth(USE_PREF_SIZE);
        save.setDefaultButton(true);
        save.disableProperty().bind(model.ready().not());
        save.setOnAction(_ -> model.submit()
                .ifPresent(request -> account.ask(request, found -> model.saved(found.room()), model::refused)));
        HBox bottom = new HBox(said, save);
        bottom.getStyleClass().add("tool-row");

        getChildren().addAll(
                new FormField("settings-name", texts.get("lobby.field.name"), name, name, texts, model.nameProblem(),
                        noHint),
                new FormField("settings-topic", texts.get("lobby.field.topic"), topic, topic, texts,
                        model.topicProblem(), noHint),
                new VBox(isPrivate, Controls.paragraph(texts.get("lobby.field.private.hint"), Styles.MUTED,
                        Styles.SMALL, "check-hint")),
                pair, noPassword, bottom);
    }

    Control first() {
        return name;
    }
}
