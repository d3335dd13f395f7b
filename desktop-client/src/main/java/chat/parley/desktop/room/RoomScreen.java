package chat.parley.desktop.room;

import chat.parley.common.protocol.v2.Event;
import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.common.protocol.v2.Role;
import chat.parley.desktop.model.Account;
import chat.parley.desktop.model.Conversation;
import chat.parley.desktop.room.composer.ComposerPane;
import chat.parley.desktop.room.members.MembersPanel;
import chat.parley.desktop.room.side.ConversationMenu;
import chat.parley.desktop.room.side.SideBar;
import chat.parley.desktop.room.side.SideBarModel;
import chat.parley.desktop.room.timeline.TimelinePane;
import chat.parley.desktop.ui.Navigation;
import chat.parley.desktop.ui.Phrase;
import chat.parley.desktop.ui.Screen;
import chat.parley.desktop.ui.Workplace;
import java.time.Instant;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Parent;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** Controller of the screen on which people talk: side bar, time line, composer, members. JavaFX's thread only. */
public final class RoomScreen implements Screen {

    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper();
    private final Workplace place;
    private final Account account;
    private final Navigation navigation;
    private final SideBarModel conversations;
    private final SideBar side;
    private final RoomHeader header;
    private final TimelinePane timeline;
    private final TypingLine typing;
    private final ComposerPane composer;
    private final MembersPanel members;
    private final RoomView view;
    private final Timeline ticking = new Timeline(new KeyFrame(Duration.seconds(1), _ -> tick()));

    private @Nullable Conversation open;
    private boolean shown;
    private Subscription following = Subscription.EMPTY; // the open conversation
    private Subscription followingMembers = Subscription.EMPTY;
    private Subscription listening = Subscription.EMPTY; // the account, while the screen is shown

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
        this.navigation = navigation;
        place.theme().use(RoomScreen.class, "room.css");
        conversations = new SideBarModel(account, () -> place.preferences().get().notifications(),
                Platform::runLater);
        ConversationMenu menu = new ConversationMenu(place, account, navigation, conversations);
        side = new SideBar(place, account, navigation, conversations, menu);
        header = new RoomHeader(place, account, navigation, menu, conversations.unreadProperty());
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

            @Override
            public void type(String character) {
                composer().type(character);
            }
        });
        typing = new TypingLine(place.texts());
        composer = new ComposerPane(place, account, navigation, timeline::lastOwn);
        timeline.setReactionPicker(composer::pickEmoji);
        members = new MembersPanel(place, account, navigation, this::address, this::closeMembers);
        view = new RoomView(side, new SideDivider(place), header, timeline, typing, composer, members);
        view.addEventFilter(KeyEvent.KEY_PRESSED, this::anywhere);
        view.addEventHandler(KeyEvent.KEY_PRESSED, this::unwanted);
        view.membersShownProperty().subscribe(_ -> followMembers());
        ticking.setCycleCount(Animation.INDEFINITE);
    }

    private ComposerPane composer() {
        return composer;
    }

    private void address(String user) {
        view.closeDrawer();
        composer.address(user);
        composer.focus();
    }

    private void closeMembers() {
        view.toggleMembers();
        composer.focus();
    }

    /**
     * Shows a conversation.
     *
     * @param conversation which
     * @param seq the message to go to; {@code null} for what is unread first, or the end
     */
    public void open(Conversation conversation, @Nullable Long seq) {
        account.enter(conversation);
        open = conversation;
        following.unsubscribe();
        following = Subscription.combine(header.follow(conversation), typing.follow(conversation),
                conversation.infoProperty().subscribe(_ -> showTitle()),
                conversation.infoProperty().subscribe((before, now) -> {
                    if (now.role() != null && before.role() != now.role()) {
                        place.notices().tell(role(now.role(), conversation.title()));
                    }
                }),
                conversation.goneProperty().subscribe((_, gone) -> {
                    if (gone) {
                        leaveGone(conversation);
                    }
                }));
        view.setHasMembers(!conversation.isDirect());
        followMembers();
        side.opened(conversation);
        timeline.show(conversation, seq);
        composer.show(conversation);
        if (shown) {
            view.closeDrawer();
            composer.focus();
        }
    }

    private void followMembers() {
        followingMembers.unsubscribe();
        Conversation now = open;
        followingMembers = shown && now != null && view.membersShownProperty().get()
                ? members.follow(now)
                : Subscription.EMPTY;
    }

    private void showTitle() {
        Conversation now = open;
        if (now != null) {
            title.set(place.texts().get("window.title", now.title(), place.texts().get("app.name")));
        }
    }

    private void tick() {
        if (open != null) {
            open.typing().expire(Instant.now(place.clock()));
        }
        members.tick();
        composer.tick();
    }

    private void heard(Event event) {
        if (event instanceof Event.Removed removed) {
            account.conversation(removed.room())
                    .ifPresent(room -> place.notices().warn(reason(removed, room.title())));
        }
    }

    private static Phrase reason(Event.Removed removed, String room) {
        String by = removed.by() == null ? "" : removed.by();
        return switch (removed.reason()) {
            case LEFT -> Phrase.of("room.gone.left", room);
            case KICKED -> Phrase.of("room.gone.kicked", room, by);
            case BANNED -> Phrase.of("room.gone.banned", room, by);
            case DELETED -> Phrase.of("room.gone.deleted", room, by);
        };
    }

    private static Phrase role(Role now, String room) {
        return switch (now) {
            case OWNER -> Phrase.of("room.role.owner", room);
            case MODERATOR -> Phrase.of("room.role.moderator", room);
            case MEMBER -> Phrase.of("room.role.member", room);
        };
    }

    /** Who goes on purpose, in this window, is told so there. */
    private void leaveGone(Conversation gone) {
        if (gone.isLost()) {
            place.notices().tell(Phrase.of("room.gone", gone.title()));
        }
        if (shown) {
            navigation.lobby();
        }
    }

    /** Keys that work wherever the focus is. */
    private void anywhere(KeyEvent event) {
        int step = event.getCode() == KeyCode.UP || (event.isShiftDown() && event.getCode() == KeyCode.F6) ? -1 : 1;
        switch (event.getCode()) {
            case F6 -> view.cycleFocus(step);
            case ESCAPE -> {
                if (event.getTarget() instanceof ListView<?>) {
                    unwanted(event); // a list takes it for the end of editing, of which there is none
                }
                return;
            }
            case UP, DOWN -> {
                if (!event.isAltDown() || event.isShortcutDown()) {
                    return;
                }
                conversations.neighbour(step, event.isShiftDown()).ifPresent(navigation::open);
            }
            case F -> {
                if (!isShortcutOnly(event)) {
                    return;
                }
                navigation.search();
            }
            case K -> {
                if (!isShortcutOnly(event)) {
                    return;
                }
                navigation.switcher();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private static boolean isShortcutOnly(KeyEvent event) {
        return event.isShortcutDown() && !event.isAltDown() && !event.isShiftDown();
    }

    /** Escape, when nothing that has the focus wants it. */
    private void unwanted(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && !place.overlays().isShown()) {
            if (!view.closeDrawer()) {
                navigation.lobby();
            }
            event.consume();
        }
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
        shown = true;
        listening = side.listen().and(account.watch(this::heard));
        followMembers();
        ticking.play();
        composer.focus();
    }

    @Override
    public void onHide() {
        shown = false;
        ticking.stop();
        following.unsubscribe();
        listening.unsubscribe();
        followMembers();
        composer.hide();
        timeline.hide();
    }
}
