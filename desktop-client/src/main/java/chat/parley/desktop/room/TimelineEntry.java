package chat.parley.desktop.room;

import chat.parley.desktop.ui.Phrase;
import java.time.Instant;

/** A line of the time line. Immutable. */
public sealed interface TimelineEntry {

    /**
     * Tells when it happened.
     *
     * @return when the server's word arrived here, or when one's own was sent
     */
    Instant at();

    /** Who was meant to see a message. */
    enum Audience {
        /** Everyone present. */
        EVERYONE,
        /** Oneself only. */
        ME,
        /** One other person, named in {@link Message#to}. */
        ONE
    }

    /** What became of a message. */
    enum Delivery {
        /** The server has taken it. */
        DONE,
        /** Sent; the server has not answered yet. */
        PENDING,
        /** The server refused it, or the connection broke before it answered. */
        UNCERTAIN
    }

    /**
     * Something that was said.
     *
     * @param from who said it
     * @param own whether oneself did
     * @param audience who was meant to see it
     * @param to for {@link Audience#ONE} the receiver's name, empty when it was sent from another window; otherwise empty
     * @param text what was said
     * @param at when
     * @param delivery what became of it
     */
    record Message(String from, boolean own, Audience audience, String to, String text, Instant at, Delivery delivery)
            implements
                TimelineEntry {

        /** Leaves the text out, so that no log can hold it. */
        @Override
        public String toString() {
            return "Message[from=" + from + ", " + audience + ", " + text.length() + " characters, " + delivery + "]";
        }
    }

    /**
     * Something that happened to oneself.
     *
     * @param phrase what
     * @param at when
     */
    record Note(Phrase phrase, Instant at) implements TimelineEntry {}
}
