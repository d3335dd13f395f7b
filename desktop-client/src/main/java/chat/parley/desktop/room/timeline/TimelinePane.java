package chat.parley.desktop.room.timeline;

import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.desktop.model.Account;
import chat.parley.desktop.model.Conversation;
import chat.parley.desktop.model.Entry;
import chat.parley.desktop.model.Row;
import chat.parley.desktop.model.Timeline;
import chat.parley.desktop.ui.EmptyState;
import chat.parley.desktop.ui.Navigation;
import chat.parley.desktop.ui.Phrase;
import chat.parley.desktop.ui.Workplace;
import chat.parley.desktop.ui.flow.Place;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.layout.StackPane;
import javafx.stage.Window;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The time line of the conversation that is open: its controller, and the node that it lies on. JavaFX's thread only. */
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

        /**
         * Writes on where the person has written last, who has typed with the focus on the messages.
         *
         * @param character what was typed
         */
        void type(String character);
    }

    /** How long the message to which somebody has jumped stands out. */
    private static final Duration LIT = Duration.seconds(2);

    private final Workplace place;
    private final Account account;
    private final RowState state = new RowState();
    private final RowList list;
    private final FetchBar fetching;
    private final Jumps jumps;
    private final EmptyState empty = new EmptyState(Feather.MESSAGE_CIRCLE);
    private final ReadSense reading = new ReadSense(this::isEndSeen);
    private final PauseTransition lit = new PauseTransition(LIT);
    private Subscription watching = Subscription.EMPTY;
    private @Nullable Conversation shown;
    private int goings; // counts the places that were gone to
    private int arrived; // the last of them that is before the person's eyes: before that, nothing there was read
    private long seen; // the newest message when the end was visible last

    /**
     * Makes a pane that shows nothing.
     *
     * @param place what everything in the window works with
     * @param account who is signed in
     * @param navigation ways to other screens
     * @param actions what the composer does
     */
    public TimelinePane(Workplace place, Account account, Navigation navigation, Actions actions) {
        this.place = place;
        this.account = account;
        place.theme().use(TimelinePane.class, "timeline.css");
        getStyleClass().add("timeline");
        list = new RowList(place, account, state, navigation, actions, this::jump);
        fetching = new FetchBar(place.texts(), list.view()::requestFocus);
        jumps = new Jumps(place.texts(), this::toNewest, this::toUnread);
        empty.setId("timeline-empty");
        empty.setVisible(false);
        empty.setMouseTransparent(true);
        getChildren().addAll(list.view(), empty);
        jumps.addTo(this);
        getChildren().addAll(fetching, list.reactions());
        StackPane.setAlignment(fetching, Pos.TOP_CENTER);
        lit.setOnFinished(_ -> {
            state.light(null);
            list.refreshLight();
        });
        list.view().setOnNearStart(() -> withTimeline(Timeline::fetchOlder));
        list.view().setOnNearEnd(() -> withTimeline(Timeline::fetchNewer));
    }

    /**
     * Offers all emoji as reactions, besides the few that are offered anyway.
     *
     * @param picker lets a person choose one
     */
    public void setReactionPicker(ReactionPicker picker) {
        list.reactions().setPicker(picker);
    }

    private void withTimeline(Consumer<Timeline> action) {
        if (shown != null) {
            action.accept(shown.timeline());
        }
    }

    /**
     * Shows a conversation.
     *
     * @param conversation which
     * @param seq the message to go to; {@code null} for what is unread first, or the end
     */
    public void show(Conversation conversation, @Nullable Long seq) {
        watching.unsubscribe();
        goings++;
        shown = conversation;
        state.begin(conversation);
        empty.setWords(place.texts().get("timeline.empty"),
                conversation.isDirect()
                        ? place.texts().get("timeline.empty.direct", conversation.title())
                        : place.texts().get("timeline.empty.text"));
        Timeline timeline = conversation.timeline();
        seen = conversation.newest();
        reading.watch(conversation);
        list.show(timeline.rows());
        list.view().showEnd();
        fetching.watch(timeline);
        watching = watch(conversation);
        long unread = conversation.unreadProperty().get() > 0 ? conversation.readUpTo() + 1 : 0;
        if (seq != null) {
            timeline.open(seq, index -> reached(seq, index, true));
        } else if (unread > 0) {
            timeline.open(unread, index -> reached(unread, index, false));
        } else {
            timeline.open();
            arrive();
        }
        changed();
    }

    private Subscription watch(Conversation conversation) {
        Timeline timeline = conversation.timeline();
        ObservableList<Row> rows = timeline.rows(); // held, as the blocked ones are: it listens weakly itself
        ObservableList<String> blocked = account.people().blocked();
        ListChangeListener<Row> follower = change -> {
            while (change.next()) {
                if (change.getAddedSize() == 1 && !change.wasRemoved() && change.getTo() == change.getList().size()
                        && change.getAddedSubList().getFirst().entry() instanceof Entry.Unsent) {
                    list.view().showEnd(); // who says something wants to see it
                }
            }
            changed();
        };
        rows.addListener(follower);
        InvalidationListener blocks = _ -> list.refresh();
        blocked.addListener(blocks);
        return Subscription.combine(() -> rows.removeListener(follower),
                () -> blocked.removeListener(blocks),
                timeline.olderProperty().subscribe(_ -> list.refreshFirst()),
                timeline.liveProperty().subscribe(this::changed), timeline.fetchingProperty().subscribe(this::changed),
                conversation.lastActivityProperty().subscribe(this::changed),
                conversation.unreadProperty().subscribe(this::changed),
                account.onlineProperty().subscribe(this::changed),
                list.view().atEndProperty().subscribe(timeline::setAtEnd),
                list.view().atEndProperty().subscribe(this::changed),
                list.view().firstVisibleProperty().subscribe(this::changed),
                sceneProperty().flatMap(scene -> scene.windowProperty()).flatMap(Window::focusedProperty)
                        .subscribe(this::focusChanged));
    }

    private void focusChanged(@Nullable Boolean focused) {
        if (Boolean.FALSE.equals(focused) && shown != null) {
            shown.timeline().markNew();
        }
        changed();
    }

    /** Something about the conversation, or about what is visible of it, is not as it was. */
    private void changed() {
        Conversation conversation = shown;
        if (conversation == null) {
            return;
        }
        Timeline timeline = conversation.timeline();
        boolean live = timeline.liveProperty().get();
        boolean atEnd = list.view().isAtEnd() && live;
        if (atEnd) {
            seen = conversation.newest();
        }
        boolean nothing = timeline.rows().isEmpty();
        empty.setVisible(nothing && live && timeline.fetchingProperty().get() == Timeline.Fetching.NOTHING);
        jumps.showNewest(!nothing && !atEnd, conversation.newest() - seen);
        jumps.showUnread(!nothing && isUnreadAbove(conversation));
        reading.look();
    }

    /** Whether what is unread begins above what is visible. */
    private boolean isUnreadAbove(Conversation conversation) {
        Timeline timeline = conversation.timeline();
        long from = timeline.unreadFrom();
        int first = list.view().getFirstVisible();
        return from > 0 && from <= conversation.newest() && first >= 0 && first < timeline.rows().size()
                && timeline.rows().get(first).order() > from && !state.hasSeen(from);
    }

    private boolean isEndSeen() {
        Window window = getScene() == null ? null : getScene().getWindow();
        return arrived == goings && window != null && window.isFocused() && shown != null
                && shown.timeline().liveProperty().get()
                && list.view().isAtEnd();
    }

    private void arrive() {
        int now = goings;
        list.view().whenSeen(() -> {
            arrived = now;
            changed();
        });
    }

    private void reached(long seq, int index, boolean light) {
        arrive();
        if (shown == null || index < 0 || index >= list.rows().size()) {
            if (light) {
                place.notices().warn(Phrase.of("timeline.gone"));
            }
            return;
        }
        list.view().show(index, light ? Place.CENTER : Place.TOP);
        state.see(seq);
        if (light) {
            list.view().select(index);
            state.light(list.factsAt(index).key());
            list.refreshLight();
            lit.playFromStart();
        }
        changed();
    }

    private void jump(long seq) {
        withTimeline(timeline -> timeline.show(seq, index -> reached(seq, index, true)));
    }

    private void toUnread() {
        withTimeline(timeline -> {
            long from = timeline.unreadFrom();
            timeline.show(from, index -> reached(from, index, false));
        });
    }

    private void toNewest() {
        withTimeline(timeline -> timeline.toNewest(() -> {
            list.view().showEnd();
            arrive();
        }));
    }

    /**
     * Finds what the key Up edits.
     *
     * @return the newest own message that is there and can be edited
     */
    public Optional<MessageInfo> lastOwn() {
        return list.rows().reversed().stream().map(Row::entry).filter(Entry.Said.class::isInstance)
                .map(entry -> ((Entry.Said) entry).message())
                .filter(message -> account.isMe(message.from()) && !message.deleted()).findFirst();
    }

    /** The pane is not shown any more. */
    public void hide() {
        watching.unsubscribe();
        watching = Subscription.EMPTY;
        if (shown != null) {
            shown.timeline().setAtEnd(true);
        }
        shown = null;
        reading.watch(null);
        fetching.watch(null);
        list.show(FXCollections.emptyObservableList());
    }
}
