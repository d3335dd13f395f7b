package chat.parley.desktop.room;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.Names;
import chat.parley.common.protocol.v1.Request;
import chat.parley.common.protocol.v1.ServerMessage;
import chat.parley.desktop.net.LinkEvent;
import chat.parley.desktop.net.LinkState;
import chat.parley.desktop.net.ServerLink;
import chat.parley.desktop.room.TimelineEntry.Message;
import chat.parley.desktop.ui.Phrase;
import chat.parley.desktop.ui.Screen;
import chat.parley.desktop.ui.Texts;
import chat.parley.desktop.ui.Theme;
import java.time.Clock;
import java.time.Instant;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import javafx.util.Subscription;

/**
 * Controller of a room: sends what is written, shows what is said. The window keeps it while the person is elsewhere, so that
 * its time line and what was being written are there again. JavaFX's thread only.
 */
public final class RoomScreen implements Screen {

    /** What the room tells the window. */
    public interface Exit {

        /** The person went back to the lobby. */
        void left();

        /**
         * The room cannot be entered any more.
         *
         * @param why what to tell the person
         */
        void lost(Phrase why);
    }

    private final RoomModel model;
    private final RoomView view;
    private final ServerLink link;
    private final Texts texts;
    private final Clock clock;
    private final Exit exit;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper();

    private boolean online = true;
    private boolean leaving;
    private int unread; // while the window is not the one being used
    private Subscription shown = Subscription.EMPTY;

    /**
     * Makes the screen of a room.
     *
     * @param link the way to the server
     * @param texts its words
     * @param theme what the theme button changes
     * @param clock tells the time
     * @param room the room's name
     * @param user who signed in
     * @param exit told when the person is no longer in the room
     */
    public RoomScreen(ServerLink link, Texts texts, Theme theme, Clock clock, String room, String user, Exit exit) {
        this.link = link;
        this.texts = texts;
        this.clock = clock;
        this.exit = exit;
        model = new RoomModel(room, user);
        view = new RoomView(model, texts, theme, clock, this::enter, this::sendAgain, this::address);
        view.back.setOnAction(_ -> leave());
        view.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                leave();
                key.consume();
            }
        });
        view.members.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.SPACE) {
                addressSelected();
                key.consume();
            }
        });
        retitle();
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
        online = link.isOnline();
        leaving = false;
        model.note(Phrase.of("note.entered", model.room()), clock.instant());
        batchEnded();
        view.timeline.toEnd();
        shown = view.sceneProperty().flatMap(scene -> scene.windowProperty()).flatMap(Window::focusedProperty)
                .subscribe(focused -> {
                    if (focused != null && focused) {
                        unread = 0;
                        retitle();
                    }
                });
        Platform.runLater(view.composer.input::requestFocus);
    }

    @Override
    public void onHide() {
        shown.unsubscribe();
        unread = 0;
    }

    @Override
    public void handle(LinkEvent event) {
        switch (event) {
            case LinkEvent.Received(var message, var at) -> received(message, at);
            case LinkEvent.StateChanged(var state) -> changed(state);
            case LinkEvent.SignInFailed _ -> {
                // the window goes back to the login screen
            }
        }
    }

    @Override
    public void batchEnded() {
        int before = model.entries().size();
        int others = model.flush();
        if (model.entries().size() != before || others > 0) {
            view.timeline.added(others);
        }
        if (others > 0 && !isInUse()) {
            unread += others;
            retitle();
        }
    }

    private boolean isInUse() {
        return view.getScene() != null && view.getScene().getWindow() != null
                && view.getScene().getWindow().isFocused();
    }

    private void retitle() {
        String name = texts.get("window.title", model.room(), texts.get("app.name"));
        title.set(unread == 0 ? name : texts.get("window.unread", unread, name));
    }

    private void received(ServerMessage message, Instant at) {
        switch (message) {
            case ServerMessage.Said said -> model.said(said, at);
            case ServerMessage.RoomMembers(var room, var people) -> {
                if (Names.key(room).equals(Names.key(model.room()))) {
                    model.present(people);
                }
            }
            case ServerMessage.Entered _ -> model.note(Phrase.of("note.back"), at);
            case ServerMessage.Exited _ -> exit.left();
            case ServerMessage.Refused refused -> refused(refused);
            default -> {
                // lists of the lobby are of no interest here
            }
        }
    }

    private void refused(ServerMessage.Refused refused) {
        String request = refused.request();
        if (request.equals(new Request.Enter("").type())) {
            exit.lost(refused.code() == ErrorCode.ROOM_NOT_FOUND
                    ? Phrase.of("lobby.enter.gone")
                    : Phrase.of("refused.other", refused.message()));
        } else if (request.equals(new Request.Exit().type())) {
            exit.left(); // the server thinks that we are in no room: so be it
        } else if (request.equals(new Request.Say(null, "", "").type())) {
            messageRefused(refused);
        }
    }

    private void messageRefused(ServerMessage.Refused refused) {
        Message message = model.refused(refused.code());
        if (message == null) {
            return;
        }
        if (view.composer.input.getText().isBlank()) {
            view.composer.giveBack(new ComposerInput.Send(message.to(), message.text()));
        } else {
            model.uncertain(message, clock.instant());
        }
        view.composer.showMistake(refused.code() == ErrorCode.RECEIVER_NOT_HERE
                ? Phrase.of("composer.private.notHere", message.to())
                : Phrase.of("composer.refused", refused.message()));
    }

    private void changed(LinkState state) {
        boolean nowOnline = state instanceof LinkState.Online;
        if (online && !nowOnline) {
            model.connectionLost(clock.instant());
            if (leaving) {
                link.forgetRoom();
                exit.left();
            }
        }
        online = nowOnline;
    }

    private void enter(ComposerInput input) {
        switch (input) {
            case ComposerInput.Nothing _ -> {
                // Enter on an empty line
            }
            case ComposerInput.Mistake(var phrase, var _) -> view.composer.showMistake(phrase);
            case ComposerInput.Send say -> {
                if (send(say)) {
                    view.composer.input.clear();
                } else {
                    view.composer.showMistake(Phrase.of("composer.offline"));
                }
            }
        }
    }

    private boolean send(ComposerInput.Send say) {
        String to = say.to().isEmpty() ? Names.PUBLIC : say.to();
        if (leaving || !link.send(new Request.Say(model.me(), to, say.text()))) {
            return false;
        }
        model.sent(say, clock.instant());
        batchEnded();
        view.timeline.toEnd();
        return true;
    }

    private void sendAgain(Message message) {
        if (send(new ComposerInput.Send(message.to(), message.text()))) {
            model.withdraw(message);
        } else {
            view.composer.showMistake(Phrase.of("composer.offline"));
        }
    }

    private void addressSelected() {
        String name = view.members.getSelectionModel().getSelectedItem();
        if (name != null) {
            address(name);
        }
    }

    private void address(String name) {
        if (!model.isMe(name)) {
            view.composer.address(name);
        }
    }

    /** Without a connection there is nobody to ask: out at once, and not in again when the connection is back. */
    private void leave() {
        if (leaving) {
            return;
        }
        leaving = link.send(new Request.Exit());
        if (!leaving) {
            link.forgetRoom();
            exit.left();
        }
    }
}
