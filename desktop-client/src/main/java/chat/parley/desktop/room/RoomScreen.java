package chat.parley.desktop.room;

import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.desktop.model.Account;
import chat.parley.desktop.model.Conversation;
import chat.parley.desktop.room.composer.ComposerPane;
import chat.parley.desktop.room.timeline.TimelinePane;
import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.Navigation;
import chat.parley.desktop.ui.Screen;
import chat.parley.desktop.ui.Workplace;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;

/** Controller of the screen on which people talk: side bar, time line, composer, members. JavaFX's thread only. */
public final class RoomScreen implements Screen {

    private final BorderPane view = new BorderPane();
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper();
    private final Workplace place;
    private final Account account;
    private final TimelinePane timeline;
    private final ComposerPane composer;

    /**
     * Makes the screen of a person who is signed in.
     *
     * @param place what everything in the window works with
     * @param account who is signed in
     * @param navigation ways to other screens
     */
    public RoomScreen(Workplace place, Account account, Navigation navigation) {
        this.place = place;
        this.account = account;
        timeline = new TimelinePane(place, account, navigation, new TimelinePane.Actions() {
            @Override
            public void reply(MessageInfo message) {
                composer().reply(message);
            }

            @Override
            public void edit(MessageInfo message) {
                composer().edit(message);
            }

            @Override
            public void address(String user) {
                composer().address(user);
            }
        });
        composer = new ComposerPane(place, account, navigation, timeline::lastOwn);
        Button back = Controls.button("back", place.texts().get("room.back"));
        back.setOnAction(_ -> navigation.lobby());
        view.setId("room-screen");
        view.setTop(back);
        view.setCenter(timeline);
        view.setBottom(composer);
    }

    private ComposerPane composer() {
        return composer;
    }

    /**
     * Shows a conversation.
     *
     * @param conversation which
     * @param seq the message to go to; {@code null} for what is unread first, or the end
     */
    public void open(Conversation conversation, @Nullable Long seq) {
        account.enter(conversation);
        title.set(place.texts().get("window.title", conversation.title(), place.texts().get("app.name")));
        timeline.show(conversation, seq);
        composer.show(conversation);
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public ReadOnlyStringProperty title() {
        return title.getReadOnlyProperty();
    }

    @Override
    public void onShow() {
        composer.focus();
    }

    @Override
    public void onHide() {
        timeline.hide();
    }
}
