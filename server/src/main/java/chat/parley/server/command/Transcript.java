package chat.parley.server.command;

import chat.parley.common.protocol.v2.MessageInfo;
import java.io.IOException;

/** Writes a conversation down, message by message. Used by one thread. */
interface Transcript {

    /** Begins, with the room's name or those of both people. */
    void begin(String title) throws IOException;

    /** Writes the next message. */
    void add(MessageInfo message) throws IOException;

    /** Ends. */
    void end() throws IOException;
}
