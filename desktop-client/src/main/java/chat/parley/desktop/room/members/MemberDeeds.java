package chat.parley.desktop.room.members;

import chat.parley.common.protocol.v2.MemberInfo;
import chat.parley.common.protocol.v2.PeopleRequest;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.common.protocol.v2.Request;
import chat.parley.common.protocol.v2.Role;
import chat.parley.common.protocol.v2.RoomRequest;
import chat.parley.desktop.model.Account;
import chat.parley.desktop.model.Conversation;
import chat.parley.desktop.people.PersonActions;
import chat.parley.desktop.ui.Confirmation;
import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.Navigation;
import chat.parley.desktop.ui.Phrase;
import chat.parley.desktop.ui.Problems;
import chat.parley.desktop.ui.Workplace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.feather.Feather;

/** Does what can be done with a member, and offers it as a menu. JavaFX's thread only. */
final class MemberDeeds {

    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;

    /** For how many minutes somebody can be muted. */
    private static final List<Integer> MUTINGS = List.of(5, HOUR, DAY);

    private final Workplace place;
    private final Account account;
    private final Navigation navigation;
    private final Consumer<String> address;
    private final PersonActions persons;

    /**
     * Makes the deeds of a person who is signed in.
     *
     * @param place what everything in the window works with
     * @param account who is signed in
     * @param navigation ways to other screens
     * @param address writes to one person in the room
     */
    MemberDeeds(Workplace place, Account account, Navigation navigation, Consumer<String> address) {
        this.place = place;
        this.account = account;
        this.navigation = navigation;
        this.address = address;
        persons = new PersonActions(place, account, navigation);
    }

    /**
     * Makes a member's menu.
     *
     * @param room where
     * @param member who
     * @param actions what to offer
     * @return what is in it
     */
    List<MenuItem> items(Conversation room, MemberInfo member, Set<MemberAction> actions) {
        List<MenuItem> items = new ArrayList<>();
        int part = 0;
        for (MemberAction action : actions) {
            int next = part(action);
            if (!items.isEmpty() && next != part) {
                items.add(new SeparatorMenuItem());
            }
            part = next;
            items.add(item(room, member, action));
        }
        return items;
    }

    private static int part(MemberAction action) {
        return switch (action) {
            case DIRECT, WHISPER -> 0;
            case ADD_FRIEND, ACCEPT_FRIEND, WITHDRAW_FRIEND, REMOVE_FRIEND, BLOCK, UNBLOCK -> 1;
            case MUTE, UNMUTE, KICK, BAN -> 2;
            case MAKE_MEMBER, MAKE_MODERATOR, MAKE_OWNER -> 3;
        };
    }

    private MenuItem item(Conversation room, MemberInfo member, MemberAction action) {
        if (action == MemberAction.MUTE) {
            Menu menu = new Menu(place.texts().get("members.mute"), Controls.icon(icon(action)));
            menu.setId("member-mute");
            for (int minutes : MUTINGS) {
                MenuItem item = new MenuItem(place.texts().get("members.mute." + minutes));
                item.setId("member-mute-" + minutes);
                item.setOnAction(_ -> mute(room, member, minutes));
                menu.getItems().add(item);
            }
            return menu;
        }
        String key = account.isMe(member.user()) ? ownKey(action) : key(action);
        MenuItem item = new MenuItem(place.texts().get(key), Controls.icon(icon(action)));
        item.setId(id(action));
        item.setOnAction(_ -> run(room, member, action));
        return item;
    }

    private static String id(MemberAction action) {
        return "member-" + action.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String key(MemberAction action) {
        return switch (action) {
            case DIRECT -> "members.direct";
            case WHISPER -> "members.whisper";
            case ADD_FRIEND -> "members.friend.add";
            case ACCEPT_FRIEND -> "members.friend.accept";
            case WITHDRAW_FRIEND -> "members.friend.withdraw";
            case REMOVE_FRIEND -> "members.friend.remove";
            case BLOCK -> "members.block";
            case UNBLOCK -> "members.unblock";
            case MUTE -> "members.mute";
            case UNMUTE -> "members.unmute";
            case KICK -> "members.kick";
            case BAN -> "members.ban";
            case MAKE_MEMBER -> "members.make.member";
            case MAKE_MODERATOR -> "members.make.moderator";
            case MAKE_OWNER -> "members.make.owner";
        };
    }

    /** One can only step down. */
    private static String ownKey(MemberAction action) {
        return action == MemberAction.MAKE_MODERATOR ? "members.become.moderator" : "members.become.member";
    }

    private static Feather icon(MemberAction action) {
        return switch (action) {
            case DIRECT -> Feather.MESSAGE_SQUARE;
            case WHISPER -> Feather.CORNER_DOWN_RIGHT;
            case ADD_FRIEND, ACCEPT_FRIEND -> Feather.USER_PLUS;
            case WITHDRAW_FRIEND, REMOVE_FRIEND -> Feather.USER_MINUS;
            case BLOCK, BAN -> Feather.SLASH;
            case UNBLOCK -> Feather.USER_CHECK;
            case MUTE -> Feather.MIC_OFF;
            case UNMUTE -> Feather.MIC;
            case KICK -> Feather.USER_X;
            case MAKE_MEMBER -> Feather.USER;
            case MAKE_MODERATOR -> Feather.SHIELD;
            case MAKE_OWNER -> Feather.AWARD;
        };
    }

    private void run(Conversation room, MemberInfo member, MemberAction action) {
        String user = member.user();
        switch (action) {
            case DIRECT -> navigation.openDirect(user);
            case WHISPER -> address.accept(user);
            case ADD_FRIEND -> askOfPeople(new PeopleRequest.FriendRequest(user), "members.friend.asked", user);
            case ACCEPT_FRIEND -> askOfPeople(new PeopleRequest.FriendAccept(user), "members.friend.accepted", user);
            case WITHDRAW_FRIEND ->
                askOfPeople(new PeopleRequest.FriendDecline(user), "members.friend.withdrawn", user);
            case REMOVE_FRIEND -> persons.removeFriend(user);
            case BLOCK -> persons.block(user);
            case UNBLOCK -> persons.unblock(user);
            case MUTE -> mute(room, member, HOUR);
            case UNMUTE -> mute(room, member, 0);
            case KICK -> ask(new RoomRequest.Kick(room.id(), user));
            case BAN -> Confirmation.ask(place, place.texts().get("members.ban.title", user),
                    place.texts().get("members.ban.text", room.title()), place.texts().get("members.ban.yes"),
                    () -> ask(new RoomRequest.Ban(room.id(), user)));
            case MAKE_MEMBER -> setRole(room, user, Role.MEMBER);
            case MAKE_MODERATOR -> setRole(room, user, Role.MODERATOR);
            case MAKE_OWNER -> setRole(room, user, Role.OWNER);
        }
    }

    private void mute(Conversation room, MemberInfo member, int minutes) {
        ask(new RoomRequest.Mute(room.id(), member.user(), minutes));
    }

    private void setRole(Conversation room, String user, Role role) {
        RoomRequest.SetRole request = new RoomRequest.SetRole(room.id(), user, role);
        if (account.isMe(user)) {
            Confirmation.ask(place, place.texts().get("members.stepDown.title"),
                    place.texts().get("members.stepDown.text"),
                    place.texts().get("members.stepDown.yes"), () -> ask(request));
        } else {
            ask(request);
        }
    }

    /** What has become of it is told to the account's other sessions only: this one asks. */
    private void askOfPeople(PeopleRequest<Reply.Done> request, String told, String user) {
        account.ask(request, _ -> {
            account.people().refresh();
            place.notices().tell(Phrase.of(told, user));
        }, failure -> place.notices().warn(Problems.of(failure)));
    }

    private void ask(Request<Reply.Done> request) {
        account.ask(request, _ -> {}, failure -> place.notices().warn(Problems.of(failure)));
    }
}
