package chat.parley.desktop.roomsettings;

import chat.parley.common.protocol.Names;
import chat.parley.common.protocol.v2.RoomInfo;
import chat.parley.common.protocol.v2.RoomRequest;
import chat.parley.desktop.model.Account;
import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.FormField;
import chat.parley.desktop.ui.Phrase;
import chat.parley.desktop.ui.Problems;
import chat.parley.desktop.ui.Styles;
import chat.parley.desktop.ui.Texts;
import chat.parley.desktop.ui.Workplace;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The end of a room: its name has to be typed before the button does anything. JavaFX's thread only. */
final class DeletePart extends VBox {

    private final TextField name = new TextField();

    DeletePart(Workplace place, Account account, ReadOnlyObjectProperty<RoomInfo> room) {
        Texts texts = place.texts();
        getStyleClass().add("settings-part");
        ObjectProperty<@Nullable Phrase> problem = new SimpleObjectProperty<>();
        Button delete = Controls.button("settings-delete-room", texts.get("lobby.settings.delete"), Styles.DANGER);
        delete.disableProperty().bind(Bindings.createBooleanBinding(
                () -> !Names.key(name.getText().strip()).equals(Names.key(room.get().name())), name.textProperty(),
                room));
        delete.setOnAction(_ -> {
            RoomInfo doomed = room.get();
            account.ask(new RoomRequest.RoomDelete(doomed.room()),
                    _ -> place.notices().tell(Phrase.of("lobby.settings.deleted", doomed.name())),
                    failure -> problem.set(Problems.of(failure)));
        });
        name.textProperty().subscribe(_ -> problem.set(null));
        HBox row = new HBox(Controls.spacer(), delete);
        getChildren().addAll(Controls.paragraph(texts.get("lobby.settings.delete.text")),
                new FormField("settings-delete-name", texts.get("lobby.settings.delete.name"), name, name, texts,
                        problem, room.map(now -> Phrase.of("lobby.settings.delete.hint", now.name()))),
                row);
    }

    Control first() {
        return name;
    }
}
