package chat.parley.desktop.text;

import java.net.URI;
import java.util.List;

/** A part of a line. Immutable. */
public sealed interface Inline {

    /**
     * Text without marks.
     *
     * @param text never empty, without line ends
     */
    record Plain(String text) implements Inline {}

    /**
     * Bold text.
     *
     * @param inlines what is bold
     */
    record Bold(List<Inline> inlines) implements Inline {

        /** Keeps a copy of the list. */
        public Bold {
            inlines = List.copyOf(inlines);
        }
    }

    /**
     * Italic text.
     *
     * @param inlines what is italic
     */
    record Italic(List<Inline> inlines) implements Inline {

        /** Keeps a copy of the list. */
        public Italic {
            inlines = List.copyOf(inlines);
        }
    }

    /**
     * Text in letters of equal width.
     *
     * @param text without line ends
     */
    record Code(String text) implements Inline {}

    /**
     * A link.
     *
     * @param text what is shown
     * @param target where it leads: http, https, mailto or parley
     */
    record Link(String text, URI target) implements Inline {}

    /**
     * Somebody who is mentioned.
     *
     * @param name as it was written, without the {@code @}
     */
    record Mention(String name) implements Inline {}

    /** The end of a line. */
    record Break() implements Inline {}
}
