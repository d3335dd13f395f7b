package chat.parley.desktop.switcher;

import chat.parley.common.protocol.v2.Reply;
import chat.parley.desktop.model.Conversation;

/** Where one can go by typing. */
sealed interface Found {

    /**
     * A conversation that the account is in.
     *
     * @param conversation which
     */
    record Chat(Conversation conversation) implements Found {}

    /**
     * Somebody with whom there is no conversation yet.
     *
     * @param name who
     */
    record Person(String name) implements Found {}

    /**
     * A room that the account is not in.
     *
     * @param entry which
     */
    record Room(Reply.RoomEntry entry) implements Found {}

    /**
     * Something that the program can do.
     *
     * @param command what
     */
    record Action(Command command) implements Found {}
}
