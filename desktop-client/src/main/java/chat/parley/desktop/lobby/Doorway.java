package chat.parley.desktop.lobby;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.v2.Event;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.common.protocol.v2.RoomInfo;
import chat.parley.common.protocol.v2.RoomRequest;
import chat.parley.desktop.model.Account;
import chat.parley.desktop.net.AskFailure;
import chat.parley.desktop.roomsettings.Leaving;
import chat.parley.desktop.ui.Navigation;
import chat.parley.desktop.ui.Phrase;
import chat.parley.desktop.ui.Problems;
import chat.parley.desktop.ui.Texts;
import chat.parley.desktop.ui.Workplace;
import org.kordamp.ikonli.feather.Feather;

/** The ways into rooms and out of them. JavaFX's thread only. */
final class Doorway {

    private final Workplace place;
    private final Texts texts;
    private final Account account;
    private final Navigation navigation;
    private boolean joining;

    Doorway(Workplace place, Account account, Navigation navigation) {
        this.place = place;
        this.texts = place.texts();
        this.account = account;
        this.navigation = navigation;
    }

    /**
     * Opens a room; a member it becomes before, if it is none, for which it may be asked for the password.
     *
     * @param room which
     * @param invited whether no password is needed
     */
    void enter(RoomInfo room, boolean invited) {
        account.conversation(room.room()).ifPresentOrElse(navigation::open, () -> {
            if (!account.isOnline()) {
                place.notices().warn(Phrase.of("problem.offline"));
            } else if (room.locked() && !invited) {
                askForPassword(room);
            } else if (!joining) {
                joining = true;
                account.ask(new RoomRequest.Join(room.room(), null), this::joined, failure -> refused(room, failure));
            }
        });
    }

    private void askForPassword(RoomInfo room) {
        new PasswordDialog(place, room.name(),
                (dialog, password) -> account.ask(new RoomRequest.Join(room.room(), password), reply -> {
                    dialog.close();
                    joined(reply);
                }, failure -> dialog.wrong(Problems.of(failure)))).show();
    }

    private void joined(Reply.Joined reply) {
        joining = false;
        account.conversation(reply.conversation().conversation()).ifPresent(navigation::open);
    }

    /** The room may have got a password since it was listed. */
    private void refused(RoomInfo room, AskFailure failure) {
        joining = false;
        if (failure instanceof AskFailure.Refused(var code, var _, var _) && code == ErrorCode.WRONG_ROOM_PASSWORD) {
            askForPassword(room);
        } else {
            place.notices().warn(Problems.of(failure));
        }
    }

    /**
     * Leaves a room, once the person has said that they mean it.
     *
     * @param room which
     */
    void leave(RoomInfo room) {
        account.conversation(room.room()).ifPresent(conversation -> Leaving.ask(place, account, conversation));
    }

    /** Tells of an invitation and offers to join. */
    void invited(Event.Invited invitation) {
        place.notices().offer(texts.get("lobby.invited", invitation.by(), invitation.room().name()), Feather.MAIL,
                texts.get("lobby.join"), () -> enter(invitation.room(), true));
    }
}
