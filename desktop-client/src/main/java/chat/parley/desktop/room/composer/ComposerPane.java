package chat.parley.desktop.room.composer;

import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.desktop.model.Account;
import chat.parley.desktop.model.Conversation;
import chat.parley.desktop.ui.Navigation;
import chat.parley.desktop.ui.Workplace;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Where one writes. JavaFX's thread only. */
public final class ComposerPane extends VBox {

    private final TextField input = new TextField();
    private @Nullable Conversation conversation;

    /**
     * Makes a composer that belongs to no conversation yet.
     *
     * @param place what everything in the window works with
     * @param account who is signed in
     * @param navigation ways to other screens
     * @param lastOwn finds the newest own message of the time line that can be edited
     */
    public ComposerPane(Workplace place, Account account, Navigation navigation,
            Supplier<Optional<MessageInfo>> lastOwn) {
        input.setId("composer-input");
        input.setOnAction(_ -> {
            if (conversation != null && !input.getText().isBlank()) {
                account.outgoing().say(conversation, input.getText(), null);
                input.clear();
            }
        });
        getChildren().add(input);
    }

    /**
     * Writes in a conversation from now on, beginning with its draft.
     *
     * @param next which
     */
    public void show(Conversation next) {
        conversation = next;
    }

    /**
     * Answers a message.
     *
     * @param message which
     */
    public void reply(MessageInfo message) {}

    /**
     * Edits an own message.
     *
     * @param message which
     */
    public void edit(MessageInfo message) {}

    /**
     * Writes to one person.
     *
     * @param user whom
     */
    public void address(String user) {}

    /** Sets the focus to where one writes. */
    public void focus() {
        input.requestFocus();
    }
}
