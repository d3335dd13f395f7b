package chat.parley.desktop.switcher;

import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.Styles;
import chat.parley.desktop.ui.Texts;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The switcher's field and list: nodes only, bound to the model. The focus stays in the field; the list follows it. */
final class SwitcherView extends VBox {

    final TextField field = new TextField();
    final ListView<Found> list;

    SwitcherView(SwitcherModel model, Texts texts) {
        setId("switcher-panel");
        getStyleClass().addAll("dialog", "switcher");
        field.setId("switcher-field");
        field.setPromptText(texts.get("switcher.prompt"));
        field.setAccessibleText(texts.get("switcher.prompt"));
        field.textProperty().bindBidirectional(model.query());
        list = new ListView<>(model.results());
        list.setId("switcher-list");
        list.setAccessibleText(texts.get("switcher.results"));
        list.getStyleClass().addAll("row-list", "people-list");
        list.setCellFactory(_ -> new FoundCell(texts));
        list.setFocusTraversable(false);
        Label nothing = Controls.paragraph(texts.get("switcher.nothing"), Styles.MUTED);
        nothing.setId("switcher-nothing");
        list.setPlaceholder(nothing);
        VBox.setVgrow(list, Priority.ALWAYS);
        Label help = Controls.paragraph(texts.get("switcher.help"), Styles.MUTED, Styles.SMALL);
        getChildren().addAll(field, list, help);
        list.getItems().subscribe(() -> Platform.runLater(this::selectFirst)); // the list itself has to know first
        list.getSelectionModel().selectedItemProperty().subscribe(found -> field.setAccessibleHelp(
                found == null ? nothing.getText() : spoken(found, texts)));
    }

    void selectFirst() {
        if (!list.getItems().isEmpty()) {
            list.getSelectionModel().selectFirst();
            list.scrollTo(0);
        }
    }

    private static String spoken(Found found, Texts texts) {
        return switch (found) {
            case Found.Chat(var conversation) -> conversation.title();
            case Found.Person(var name) -> name;
            case Found.Room(var entry) -> entry.room().name();
            case Found.Action(var command) -> texts.get("switcher.command." + command.name());
        };
    }
}
