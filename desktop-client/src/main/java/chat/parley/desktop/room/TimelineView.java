package chat.parley.desktop.room;

import chat.parley.desktop.room.TimelineEntry.Message;
import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.EmptyState;
import chat.parley.desktop.ui.Styles;
import chat.parley.desktop.ui.Texts;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.Skin;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/**
 * The time line: a virtualised list that stays at its end while the person has not scrolled up, and otherwise offers a way
 * back to it.
 */
final class TimelineView extends StackPane {

    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    final ListView<TimelineEntry> list;

    private final Texts texts;
    private final Button jump;
    private final BooleanProperty following = new SimpleBooleanProperty(true);
    private int unseen;

    TimelineView(ObservableList<TimelineEntry> entries, Texts texts, Clock clock, Consumer<Message> sendAgain,
            Consumer<String> answer) {
        this.texts = texts;
        getStyleClass().add("timeline");
        list = new ListView<>(entries) {
            @Override
            protected Skin<?> createDefaultSkin() {
                return TimelineFlow.skin(this, following);
            }
        };
        list.setId("timeline");
        list.setAccessibleText(texts.get("room.timeline"));
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setCellFactory(_ -> new TimelineCell(texts, clock, sendAgain));
        list.setContextMenu(menu(answer));
        list.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (COPY.match(key)) {
                copy(false);
                key.consume();
            }
        });

        EmptyState silence = new EmptyState(Feather.MESSAGE_SQUARE);
        silence.setWords(texts.get("room.empty"), texts.get("room.empty.text"));
        silence.setMouseTransparent(true);
        Controls.showWhile(silence, Bindings.createBooleanBinding(
                () -> entries.stream().limit(20).noneMatch(Message.class::isInstance), entries));

        jump = Controls.button("jump", "", Styles.PRIMARY, "jump-button");
        jump.setGraphic(Controls.icon(Feather.ARROW_DOWN));
        jump.setOnAction(_ -> toEnd());
        StackPane.setAlignment(jump, Pos.BOTTOM_CENTER);
        following.subscribe(now -> {
            unseen = now ? 0 : unseen;
            showJump();
        });
        getChildren().addAll(list, silence, jump);
    }

    private ContextMenu menu(Consumer<String> answer) {
        MenuItem copy = new MenuItem(texts.get("message.copy"));
        copy.setAccelerator(COPY);
        copy.setOnAction(_ -> copy(false));
        MenuItem copyAll = new MenuItem(texts.get("message.copyWithName"));
        copyAll.setOnAction(_ -> copy(true));
        MenuItem reply = new MenuItem(texts.get("message.reply"));
        reply.setId("message-reply");
        reply.setOnAction(_ -> {
            if (list.getSelectionModel().getSelectedItem() instanceof Message message) {
                answer.accept(message.from());
            }
        });
        ContextMenu menu = new ContextMenu(copy, copyAll, reply);
        menu.setOnShowing(_ -> {
            boolean message = list.getSelectionModel().getSelectedItem() instanceof Message;
            copy.setDisable(!message);
            copyAll.setDisable(!message);
            reply.setDisable(!(list.getSelectionModel().getSelectedItem() instanceof Message m) || m.own());
        });
        return menu;
    }

    /** New entries are there; so many of them are other people's messages. */
    void added(int others) {
        if (!following.get()) {
            unseen += others;
            showJump();
        }
    }

    /** Shows the newest entry, and stays there. */
    void toEnd() {
        following.set(true);
    }

    private void showJump() {
        jump.setText(unseen == 0 ? texts.get("room.jump") : texts.get("room.jump.count", unseen));
        Controls.show(jump, !following.get());
    }

    private void copy(boolean withName) {
        String copied = list.getSelectionModel().getSelectedItems().stream()
                .<String>mapMulti((entry, out) -> {
                    if (entry instanceof Message message) {
                        out.accept(withName
                                ? texts.get("message.copied", texts.time(message.at()), message.from(), message.text())
                                : message.text());
                    }
                }).collect(Collectors.joining("\n"));
        if (!copied.isEmpty()) {
            ClipboardContent content = new ClipboardContent();
            content.putString(copied);
            Clipboard.getSystemClipboard().setContent(content);
        }
    }
}
