package chat.parley.desktop.model;

import chat.parley.common.protocol.v2.MessageInfo;
import java.time.Instant;

/** Something in a time line. */
public sealed interface Entry {

    /**
     * Tells when it was said.
     *
     * @return the server's time; one's own for what it has not stored yet
     */
    Instant at();

    /**
     * Tells who said it.
     *
     * @return the name
     */
    String from();

    /**
     * A message of the conversation.
     *
     * @param message it
     */
    record Said(MessageInfo message) implements Entry {

        @Override
        public Instant at() {
            return Instant.ofEpochMilli(message.at());
        }

        @Override
        public String from() {
            return message.from();
        }
    }

    /**
     * A direct message that was said in this room: only the two see it, and it stays in their direct conversation only.
     *
     * @param message it
     * @param to to whom it was said
     */
    record Whispered(MessageInfo message, String to) implements Entry {

        @Override
        public Instant at() {
            return Instant.ofEpochMilli(message.at());
        }

        @Override
        public String from() {
            return message.from();
        }
    }

    /**
     * An own message that the server has not stored: it is on its way, or was refused.
     *
     * @param pending it
     * @param from the own name
     */
    record Unsent(Pending pending, String from) implements Entry {

        @Override
        public Instant at() {
            return pending.at();
        }
    }
}
