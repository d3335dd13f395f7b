package chat.parley.desktop.people;

import chat.parley.common.protocol.v2.PresenceState;
import chat.parley.desktop.model.Account;
import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.PersonSign;
import chat.parley.desktop.ui.Styles;
import chat.parley.desktop.ui.Texts;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/**
 * Who is signed in, and as what others see them; a button that changes between being there and being away. Follows the account
 * while it is in a scene. JavaFX's thread only.
 */
public final class OwnPresence extends Button {

    private final Texts texts;
    private final Account account;
    private final PersonSign sign = new PersonSign();
    private final Label words = Controls.label("", Styles.MUTED, Styles.SMALL);
    private Subscription watching = Subscription.EMPTY;

    /**
     * Makes a button.
     *
     * @param texts its words
     * @param account who is signed in
     */
    public OwnPresence(Texts texts, Account account) {
        this.texts = texts;
        this.account = account;
        setId("own-presence");
        getStyleClass().addAll(Styles.FLAT, "own-presence");
        Label name = Controls.label(account.user(), "row-title");
        name.setId("signed-in-as");
        words.setId("own-presence-words");
        VBox lines = new VBox(name, words);
        lines.getStyleClass().add("person-words");
        HBox row = new HBox(sign, lines);
        row.getStyleClass().add("who");
        setGraphic(row);
        setOnAction(_ -> account.people().setAway(!account.people().awayProperty().get()));
        sceneProperty().subscribe(scene -> {
            watching.unsubscribe();
            watching = scene == null
                    ? Subscription.EMPTY
                    : account.onlineProperty().subscribe(_ -> show())
                            .and(account.arrivingProperty().subscribe(_ -> show()))
                            .and(account.people().awayProperty().subscribe(_ -> show()));
        });
    }

    private void show() {
        boolean away = account.people().awayProperty().get();
        PresenceState state = away ? PresenceState.AWAY : PresenceState.ONLINE;
        PresenceState seen = account.isOnline() ? state : PresenceState.OFFLINE;
        sign.setPerson(account.user(), seen);
        words.setText(switch (seen) {
            case ONLINE -> texts.get("people.online");
            case AWAY -> texts.get("people.away");
            case OFFLINE -> texts.get(account.arrivingProperty().get() ? "people.arriving" : "people.disconnected");
        });
        String action = texts.get(away ? "people.toOnline" : "people.toAway");
        Controls.nameIt(this, action);
        setAccessibleText(
                String.join(texts.get("list.separator"), account.user(), words.getText(), action));
    }
}
