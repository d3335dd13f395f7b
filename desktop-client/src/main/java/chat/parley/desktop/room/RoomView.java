package chat.parley.desktop.room;

import chat.parley.desktop.room.TimelineEntry.Message;
import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.HeaderBar;
import chat.parley.desktop.ui.PersonCell;
import chat.parley.desktop.ui.Styles;
import chat.parley.desktop.ui.Texts;
import chat.parley.desktop.ui.Theme;
import chat.parley.desktop.ui.ThemeToggle;
import java.time.Clock;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The nodes of a room, bound to the model. */
final class RoomView extends BorderPane {

    final Button back;
    final ListView<String> members;
    final TimelineView timeline;
    final ComposerView composer;

    RoomView(RoomModel model, Texts texts, Theme theme, Clock clock, Consumer<ComposerInput> enter,
            Consumer<Message> sendAgain, Consumer<String> addressed) {
        setId("room-screen");
        getStyleClass().add("room");
        back = Controls.iconButton("back", Feather.ARROW_LEFT, texts.get("room.back"));
        HeaderBar header = new HeaderBar(back, new ThemeToggle(theme, texts));
        header.setWords(model.room(), texts.get("room.who", model.me()));

        timeline = new TimelineView(model.entries(), texts, clock, sendAgain, addressed);
        composer = new ComposerView(texts, model.room(), model.me(), model.members(), enter);
        StackPane.setAlignment(composer.options, Pos.BOTTOM_LEFT);
        StackPane middle = new StackPane(timeline, composer.options);
        middle.setPrefHeight(0); // it takes what the composer leaves
        VBox.setVgrow(middle, Priority.ALWAYS);
        VBox conversation = new VBox(middle, composer);
        conversation.setMinWidth(0);

        members = new ListView<>(model.members());
        members.setId("members");
        members.setAccessibleText(texts.get("room.members"));
        members.getStyleClass().addAll("row-list", "people-list");
        members.setCellFactory(_ -> {
            PersonCell<String> cell = new PersonCell<>(texts,
                    name -> new PersonCell.Person(name, model.isMe(name), ""));
            cell.setOnMouseClicked(_ -> {
                if (cell.getItem() != null) {
                    addressed.accept(cell.getItem());
                }
            });
            return cell;
        });
        VBox.setVgrow(members, Priority.ALWAYS);
        Label title = Controls.label(texts.get("room.members"), Styles.SECTION);
        Label count = Controls.label("", Styles.COUNT);
        count.setId("member-count");
        count.textProperty().bind(Bindings.size(model.members()).asString());
        HBox tools = new HBox(title, count);
        tools.getStyleClass().add("tool-row");
        VBox side = new VBox(tools, members);
        side.getStyleClass().addAll("page-part", "side-part");
        side.prefWidthProperty().bind(widthProperty().multiply(Styles.SIDE_SHARE));

        setTop(header);
        setCenter(conversation);
        setRight(side);
    }
}
