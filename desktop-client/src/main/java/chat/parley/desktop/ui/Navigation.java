package chat.parley.desktop.ui;

import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.desktop.model.Conversation;

/** Ways from one screen to another; the screens do not know each other. JavaFX's thread only. */
public interface Navigation {

    /** To the lobby. */
    void lobby();

    /**
     * Into a conversation.
     *
     * @param conversation which
     */
    void open(Conversation conversation);

    /**
     * To a message.
     *
     * @param message which; in a conversation that the account is in
     */
    void open(MessageInfo message);

    /**
     * Into the direct conversation with somebody, which begins if need be; says so when that does not work.
     *
     * @param user with whom
     */
    void openDirect(String user);

    /** To the settings. */
    void settings();

    /** To the search of messages. */
    void search();

    /**
     * To the search of the messages of one conversation.
     *
     * @param conversation which
     */
    void search(Conversation conversation);

    /**
     * To the settings of a room.
     *
     * @param room which; never a direct conversation
     */
    void roomSettings(Conversation room);

    /**
     * To the search of messages, with something to search for.
     *
     * @param words what; empty for nothing yet
     */
    default void search(String words) {
        search();
    }

    /** To the list of conversations and people to which one can go by typing. */
    void switcher();

    /** Out: the session is given up, and the login screen is shown. */
    void logout();
}
