package chat.parley.desktop.room;

import chat.parley.desktop.room.TimelineEntry.Message;
import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.EmptyState;
import chat.parley.desktop.ui.Styles;
import chat.parley.desktop.ui.Texts;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.collections.ObservableList;
import javafx.event.EventHandler;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.Skin;
import javafx.scene.control.skin.ListViewSkin;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/**
 * The time line: a virtualised list that stays at its end while the person has not scrolled up, and otherwise offers a way
 * back to it.
 */
final class TimelineView extends StackPane {

    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final double NEAR_PIXELS = 4;
    private static final int MOST_CORRECTIONS = 8;

    /** With so many corrections left, scrolling the ordinary way has not helped. */
    private static final int STUBBORN = 5;

    final ListView<TimelineEntry> list;

    private final Texts texts;
    private final Button jump;
    private boolean following = true;
    private int unseen;
    private boolean looking; // the next layout tells whether the person has scrolled away from the end, or back to it
    private int settling; // how many more pulses may correct where the list ended up

    TimelineView(ObservableList<TimelineEntry> entries, Texts texts, Clock clock, Consumer<Message> sendAgain,
            Consumer<String> answer) {
        this.texts = texts;
        getStyleClass().add("timeline");
        list = new ListView<>(entries) {
            @Override
            protected Skin<?> createDefaultSkin() {
                return new OpenSkin(this);
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
        EventHandler<InputEvent> moved = _ -> lookAfterLayout();
        list.addEventFilter(ScrollEvent.ANY, moved);
        list.addEventFilter(MouseEvent.MOUSE_DRAGGED, moved);
        list.addEventFilter(MouseEvent.MOUSE_RELEASED, moved);
        list.addEventFilter(KeyEvent.KEY_PRESSED, moved);
        Runnable settle = this::laidOut;
        list.sceneProperty().subscribe((before, now) -> {
            if (before != null) {
                before.removePostLayoutPulseListener(settle);
            }
            if (now != null) {
                now.addPostLayoutPulseListener(settle);
            }
        });
        list.heightProperty().subscribe(_ -> keepAtEnd());
        list.widthProperty().subscribe(_ -> keepAtEnd());

        EmptyState silence = new EmptyState(Feather.MESSAGE_SQUARE);
        silence.setWords(texts.get("room.empty"), texts.get("room.empty.text"));
        silence.setMouseTransparent(true);
        Controls.showWhile(silence, Bindings.createBooleanBinding(
                () -> entries.stream().limit(20).noneMatch(Message.class::isInstance), entries));

        jump = Controls.button("jump", "", Styles.PRIMARY, "jump-button");
        jump.setGraphic(Controls.icon(Feather.ARROW_DOWN));
        jump.setOnAction(_ -> toEnd());
        StackPane.setAlignment(jump, Pos.BOTTOM_CENTER);
        showJump();
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
        if (following) {
            keepAtEnd();
        } else {
            unseen += others;
            showJump();
        }
    }

    /** Shows the newest entry, and stays there. */
    void toEnd() {
        following = true;
        unseen = 0;
        showJump();
        keepAtEnd();
    }

    private void keepAtEnd() {
        if (following && !list.getItems().isEmpty()) {
            list.scrollTo(list.getItems().size() - 1);
            settling = MOST_CORRECTIONS;
        }
    }

    /**
     * The list only guesses how high the cells are that it has not laid out; so it ends up somewhere near, and is corrected
     * after the layout, by pixels, until the last line is at the bottom.
     */
    private void settle() {
        if (settling == 0 || !following || !(list.getSkin() instanceof OpenSkin skin)) {
            return;
        }
        settling--;
        IndexedCell<?> last = skin.flow().getLastVisibleCell();
        if (last == null || isAtEnd()) {
            return;
        }
        int end = list.getItems().size() - 1;
        if (last.getIndex() < end && settling > STUBBORN) {
            list.scrollTo(end);
        } else if (last.getIndex() < end) {
            // The list believes that it is at its end, because it guessed the last cells lower than they are, and scrolls no
            // further: laid out from the last cell on, it learns how high they are.
            skin.flow().scrollToTop(end);
        } else {
            skin.flow().scrollPixels(last.getBoundsInParent().getMaxY() - skin.flow().getHeight());
        }
        Platform.requestNextPulse();
    }

    /** The person may have scrolled: where to is known only once the list has been laid out. */
    private void lookAfterLayout() {
        looking = true;
        settling = 0;
        Platform.requestNextPulse();
    }

    private void laidOut() {
        if (looking) {
            looking = false;
            look();
        }
        settle();
    }

    private void look() {
        following = isAtEnd();
        if (following) {
            unseen = 0;
        }
        showJump();
    }

    private boolean isAtEnd() {
        if (!(list.getSkin() instanceof OpenSkin skin)) {
            return true;
        }
        IndexedCell<?> last = skin.flow().getLastVisibleCell();
        return last == null || (last.getIndex() >= list.getItems().size() - 1
                && last.getBoundsInParent().getMaxY() <= skin.flow().getHeight() + NEAR_PIXELS);
    }

    private void showJump() {
        jump.setText(unseen == 0 ? texts.get("room.jump") : texts.get("room.jump.count", unseen));
        Controls.show(jump, !following);
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

    /** Lets the view see which cells are shown. */
    private static final class OpenSkin extends ListViewSkin<TimelineEntry> {

        OpenSkin(ListView<TimelineEntry> list) {
            super(list);
        }

        VirtualFlow<?> flow() {
            return getVirtualFlow();
        }
    }
}
