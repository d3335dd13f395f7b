package chat.parley.desktop.people;

import chat.parley.desktop.model.Account;
import chat.parley.desktop.model.People;
import chat.parley.desktop.net.AskFailure;
import chat.parley.desktop.ui.Confirmation;
import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.Navigation;
import chat.parley.desktop.ui.Problems;
import chat.parley.desktop.ui.Texts;
import chat.parley.desktop.ui.Workplace;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.MenuItem;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** What can be done with a person, wherever one is listed. JavaFX's thread only. */
public final class PersonActions {

    private final Workplace place;
    private final Texts texts;
    private final Account account;
    private final People people;
    private final Navigation navigation;

    /**
     * Makes the actions of an account.
     *
     * @param place the window
     * @param account who acts
     * @param navigation the way to a direct conversation
     */
    public PersonActions(Workplace place, Account account, Navigation navigation) {
        this.place = place;
        this.texts = place.texts();
        this.account = account;
        this.people = account.people();
        this.navigation = navigation;
    }

    /**
     * Makes the items of a person's menu, as things stand now.
     *
     * @param user who
     * @return new items; none for the account itself
     */
    public List<MenuItem> items(String user) {
        Relation relation = Relation.of(account, user);
        List<MenuItem> items = new ArrayList<>();
        if (relation == Relation.SELF) {
            return items;
        }
        if (relation == Relation.BLOCKED) {
            items.add(item("person-unblock", "people.unblock", Feather.USER_CHECK, () -> unblock(user)));
            return items;
        }
        items.add(item("person-message", "people.message", Feather.MESSAGE_SQUARE, () -> message(user)));
        switch (relation) {
            case FRIEND -> items.add(item("person-unfriend", "people.unfriend.menu", Feather.USER_MINUS,
                    () -> removeFriend(user)));
            case INCOMING -> {
                items.add(item("person-accept", "people.accept", Feather.CHECK, () -> accept(user)));
                items.add(item("person-decline", "people.decline", Feather.X, () -> decline(user)));
            }
            case OUTGOING -> items.add(item("person-take-back", "people.takeBack", Feather.X, () -> decline(user)));
            default -> items.add(item("person-befriend", "people.befriend", Feather.USER_PLUS, () -> befriend(user)));
        }
        items.add(item("person-block", "people.block.menu", Feather.SLASH, () -> block(user)));
        return items;
    }

    private MenuItem item(String id, String key, Ikon icon, Runnable action) {
        MenuItem item = new MenuItem(texts.get(key), Controls.icon(icon));
        item.setId(id);
        item.setOnAction(_ -> action.run());
        return item;
    }

    /**
     * Opens the direct conversation.
     *
     * @param user with whom
     */
    public void message(String user) {
        navigation.openDirect(user);
    }

    /**
     * Asks somebody to be a friend.
     *
     * @param user whom
     */
    public void befriend(String user) {
        people.requestFriend(user, this::failed);
    }

    /**
     * Becomes friends with somebody who has asked.
     *
     * @param user who
     */
    public void accept(String user) {
        people.acceptFriend(user, this::failed);
    }

    /**
     * Declines what somebody has asked, or takes the own question back.
     *
     * @param user who
     */
    public void decline(String user) {
        people.declineFriend(user, this::failed);
    }

    /**
     * Ends a friendship, once the person has said that they mean it.
     *
     * @param user with whom
     */
    public void removeFriend(String user) {
        Confirmation.ask(place, texts.get("people.unfriend.title", user), texts.get("people.unfriend.text"),
                texts.get("people.unfriend"), () -> people.removeFriend(user, this::failed));
    }

    /**
     * Blocks somebody, once the person has said that they mean it.
     *
     * @param user whom
     */
    public void block(String user) {
        Confirmation.ask(place, texts.get("people.block.title", user), texts.get("people.block.text"),
                texts.get("people.block"), () -> people.block(user, this::failed));
    }

    /**
     * Hears from somebody again.
     *
     * @param user from whom
     */
    public void unblock(String user) {
        people.unblock(user, this::failed);
    }

    private void failed(AskFailure failure) {
        place.notices().warn(Problems.of(failure));
    }
}
