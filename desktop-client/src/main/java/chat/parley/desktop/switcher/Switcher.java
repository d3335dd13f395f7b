package chat.parley.desktop.switcher;

import chat.parley.common.protocol.v2.Reply;
import chat.parley.common.protocol.v2.RoomRequest;
import chat.parley.desktop.model.Account;
import chat.parley.desktop.ui.Navigation;
import chat.parley.desktop.ui.Phrase;
import chat.parley.desktop.ui.Problems;
import chat.parley.desktop.ui.Workplace;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** Controller of the switcher: a field over the window; what is typed is found, Enter goes there. JavaFX's thread only. */
public final class Switcher {

    private static final double PAUSE_MILLIS = 150;
    private static final int PAGE = 8;

    private final Workplace place;
    private final Account account;
    private final Navigation navigation;
    private final SwitcherModel model;
    private final SwitcherView view;
    private final PauseTransition pause = new PauseTransition(Duration.millis(PAUSE_MILLIS));

    /**
     * Makes the switcher of an account.
     *
     * @param place what everything in the window works with
     * @param account who is signed in
     * @param navigation ways to the screens
     * @param commands what the program can do besides
     */
    public Switcher(Workplace place, Account account, Navigation navigation, List<Command> commands) {
        this.place = place;
        this.account = account;
        this.navigation = navigation;
        place.theme().use(Switcher.class, "switcher.css");
        model = new SwitcherModel(account, commands,
                command -> place.texts().get("switcher.command." + command.name()));
        view = new SwitcherView(model, place.texts());
        pause.setOnFinished(_ -> model.ask());
        model.query().subscribe(_ -> pause.playFromStart());
        view.field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        view.list.setOnMouseClicked(_ -> choose(view.list.getSelectionModel().getSelectedItem()));
    }

    /** Shows it over the window. */
    public void show() {
        model.clear();
        view.selectFirst();
        place.overlays().show(view, view.field, Pos.TOP_CENTER, pause::stop);
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case UP -> move(-1);
            case DOWN -> move(1);
            case PAGE_UP -> move(-PAGE);
            case PAGE_DOWN -> move(PAGE);
            case ENTER -> choose(view.list.getSelectionModel().getSelectedItem());
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int steps) {
        int last = model.results().size() - 1;
        if (last >= 0) {
            int now = view.list.getSelectionModel().getSelectedIndex();
            boolean around = Math.abs(steps) == 1 && (now + steps < 0 || now + steps > last);
            int next = around ? (steps > 0 ? 0 : last) : Math.clamp(now + steps, 0, last);
            view.list.getSelectionModel().select(next);
            view.list.scrollTo(Math.max(0, next - PAGE + 1));
        }
    }

    private void choose(@Nullable Found found) {
        if (found == null) {
            return;
        }
        place.overlays().hide();
        switch (found) {
            case Found.Chat(var conversation) -> navigation.open(conversation);
            case Found.Person(var name) -> navigation.openDirect(name);
            case Found.Room(var entry) -> join(entry);
            case Found.Action(var command) -> command.action().run();
        }
    }

    /** The lobby knows how to ask for a password. */
    private void join(Reply.RoomEntry entry) {
        if (entry.room().locked() && !entry.invited()) {
            navigation.lobby();
            place.notices().tell(Phrase.of("switcher.locked", entry.room().name()));
        } else {
            account.ask(new RoomRequest.Join(entry.room().room(), null),
                    joined -> account.conversation(joined.conversation().conversation()).ifPresent(navigation::open),
                    failure -> place.notices().warn(Problems.of(failure)));
        }
    }
}
