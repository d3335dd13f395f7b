package chat.parley.desktop.lobby;

import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.FormField;
import chat.parley.desktop.ui.Phrase;
import chat.parley.desktop.ui.Styles;
import chat.parley.desktop.ui.Texts;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The panel in which a room is created, between the tools and the list: nodes only, bound to the model. */
final class CreatePanel extends VBox {

    final TextField name = new TextField();
    final Button create;
    final Button cancel;

    CreatePanel(LobbyModel model, Texts texts) {
        setId("create-panel");
        getStyleClass().add("inset-panel");
        create = Controls.button("create", texts.get("lobby.create"), Styles.PRIMARY);
        cancel = Controls.button("create-cancel", texts.get("lobby.create.cancel"));
        cancel.setCancelButton(true);
        name.setPromptText(texts.get("lobby.create.prompt"));
        name.textProperty().subscribe(text -> {
            model.createProblem().set(model.check(text));
            create.setDisable(text.isBlank() || model.createProblem().get() != null);
        });
        HBox row = new HBox(name, create, cancel);
        row.getStyleClass().add("button-row");
        HBox.setHgrow(name, Priority.ALWAYS);
        ObservableValue<@Nullable Phrase> hint = new SimpleObjectProperty<>(Phrase.of("lobby.create.hint"));
        getChildren().add(new FormField("create-name", texts.get("lobby.create.name"), row, name, texts,
                model.createProblem(), hint));
        Controls.show(this, false);
    }
}
