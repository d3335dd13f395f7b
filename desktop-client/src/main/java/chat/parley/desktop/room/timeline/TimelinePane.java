package chat.parley.desktop.room.timeline;

import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.desktop.model.Account;
import chat.parley.desktop.model.Conversation;
import chat.parley.desktop.model.Row;
import chat.parley.desktop.ui.Navigation;
import chat.parley.desktop.ui.Workplace;
import java.util.Optional;
import javafx.scene.control.ListView;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The time line of the conversation that is open. JavaFX's thread only. */
public final class TimelinePane extends StackPane {

    /** What a person wants to do with a message, and the composer does. */
    public interface Actions {

        /**
         * Answers a message.
         *
         * @param message which
         */
        void reply(MessageInfo message);

        /**
         * Edits an own message.
         *
         * @param message which
         */
        void edit(MessageInfo message);

        /**
         * Writes to one person.
         *
         * @param user whom
         */
        void address(String user);
    }

    private final ListView<Row> list = new ListView<>();

    /**
     * Makes a pane that shows nothing.
     *
     * @param place what everything in the window works with
     * @param account who is signed in
     * @param navigation ways to other screens
     * @param actions what the composer does
     */
    public TimelinePane(Workplace place, Account account, Navigation navigation, Actions actions) {
        list.setId("timeline");
        getChildren().add(list);
    }

    /**
     * Shows a conversation.
     *
     * @param conversation which
     * @param seq the message to go to; {@code null} for what is unread first, or the end
     */
    public void show(Conversation conversation, @Nullable Long seq) {
        list.setItems(conversation.timeline().rows());
        conversation.timeline().open();
    }

    /**
     * Finds what the key Up edits.
     *
     * @return the newest own message that is there and can be edited
     */
    public Optional<MessageInfo> lastOwn() {
        return Optional.empty();
    }

    /** The pane is not shown any more. */
    public void hide() {}
}
