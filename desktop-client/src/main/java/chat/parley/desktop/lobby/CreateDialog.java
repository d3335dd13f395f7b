package chat.parley.desktop.lobby;

import chat.parley.common.Limits;
import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.v2.RoomRequest;
import chat.parley.desktop.model.Account;
import chat.parley.desktop.model.Conversation;
import chat.parley.desktop.net.AskFailure;
import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.DialogFrame;
import chat.parley.desktop.ui.FormField;
import chat.parley.desktop.ui.Phrase;
import chat.parley.desktop.ui.Styles;
import chat.parley.desktop.ui.Texts;
import chat.parley.desktop.ui.Workplace;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The dialog in which a room is made. JavaFX's thread only. */
final class CreateDialog {

    private static final Duration PAUSE = Duration.millis(250);

    private final Workplace place;
    private final Account account;
    private final Consumer<Conversation> created;
    private final CreateModel model;
    private final PauseTransition pause = new PauseTransition(PAUSE);

    private CreateDialog(Workplace place, Account account, String name, Consumer<Conversation> created) {
        this.place = place;
        this.account = account;
        this.created = created;
        model = new CreateModel(name);
    }

    /**
     * Opens it.
     *
     * @param place the window
     * @param account who makes the room
     * @param name the name to begin with; empty for none
     * @param created what to do with the room once it is made
     */
    static void open(Workplace place, Account account, String name, Consumer<Conversation> created) {
        new CreateDialog(place, account, name, created).show();
    }

    private void show() {
        Texts texts = place.texts();
        TextField name = new TextField();
        name.textProperty().bindBidirectional(model.name());
        name.setPromptText(texts.get("lobby.create.name.prompt"));
        TextField topic = new TextField();
        topic.textProperty().bindBidirectional(model.topic());
        PasswordField password = new PasswordField();
        password.textProperty().bindBidirectional(model.password());
        TextField capacity = new TextField();
        capacity.textProperty().bindBidirectional(model.capacity());
        CheckBox isPrivate = new CheckBox(texts.get("lobby.field.private"));
        isPrivate.setId("create-private");
        isPrivate.selectedProperty().bindBidirectional(model.isPrivate());
        Label problem = Controls.paragraph("", "form-error");
        problem.setId("create-problem");
        model.problem().subscribe(p -> {
            problem.setText(texts.get(p));
            Controls.show(problem, p != null);
        });

        FormField passwordField = new FormField("create-password", texts.get("lobby.field.password"), password,
                password, texts, model.passwordProblem(), hint("lobby.field.password.hint"));
        FormField capacityField = new FormField("create-capacity", texts.get("lobby.field.capacity"), capacity,
                capacity, texts, model.capacityProblem(), hint("lobby.field.capacity.hint"));
        HBox pair = new HBox(passwordField, capacityField);
        pair.getStyleClass().add("field-pair");
        HBox.setHgrow(passwordField, Priority.ALWAYS);
        HBox.setHgrow(capacityField, Priority.ALWAYS);
        VBox body = new VBox(
                new FormField("create-name", texts.get("lobby.field.name"), name, name, texts, model.nameProblem(),
                        new SimpleObjectProperty<>(
                                Phrase.of("lobby.field.name.hint", Limits.MAX_NAME_CODE_POINTS))),
                new FormField("create-topic", texts.get("lobby.field.topic"), topic, topic, texts,
                        model.topicProblem(), hint("lobby.field.topic.hint")),
                new VBox(isPrivate, Controls.paragraph(texts.get("lobby.field.private.hint"), Styles.MUTED,
                        Styles.SMALL, "check-hint")),
                pair, problem);

        Button cancel = Controls.button("create-cancel", texts.get("dialog.cancel"));
        cancel.setOnAction(_ -> place.overlays().hide());
        Button create = Controls.button("create", texts.get("lobby.create"), Styles.PRIMARY);
        create.setGraphic(Controls.icon(Feather.PLUS));
        create.setDefaultButton(true);
        create.disableProperty().bind(model.ready().not());

        pause.setOnFinished(_ -> model.unchecked().ifPresent(this::ask));
        model.name().subscribe(_ -> pause.playFromStart());
        DialogFrame frame = new DialogFrame("create-dialog", texts.get("lobby.create.title"), place, body, cancel,
                create);
        create.setOnAction(_ -> submit(frame));
        place.overlays().show(frame, name, Pos.CENTER, pause::stop);
    }

    private static ObservableValue<@Nullable Phrase> hint(String key) {
        return new SimpleObjectProperty<>(Phrase.of(key));
    }

    private void ask(String name) {
        account.ask(new RoomRequest.FindRoom(name), _ -> model.checked(name, true), failure -> {
            if (failure instanceof AskFailure.Refused(var code, var _, var _)) {
                model.checked(name, code == ErrorCode.ROOM_PRIVATE);
            }
        });
    }

    private void submit(DialogFrame frame) {
        model.submit().ifPresent(request -> account.ask(request, joined -> {
            frame.close();
            account.conversation(joined.conversation().conversation()).ifPresent(created);
        }, model::refused));
    }
}
