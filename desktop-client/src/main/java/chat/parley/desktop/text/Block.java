package chat.parley.desktop.text;

import java.util.List;

/** A part of a message that begins on a line of its own. Immutable. */
public sealed interface Block {

    /**
     * Lines of text.
     *
     * @param inlines what it consists of, in order
     */
    record Paragraph(List<Inline> inlines) implements Block {

        /** Keeps a copy of the list. */
        public Paragraph {
            inlines = List.copyOf(inlines);
        }
    }

    /**
     * Text that is shown as it is, in letters of equal width.
     *
     * @param language what stands behind the opening fence; empty when nothing does
     * @param text its lines, without a line end after the last
     */
    record CodeBlock(String language, String text) implements Block {}

    /**
     * What somebody else said.
     *
     * @param blocks what it consists of, in order
     */
    record Quote(List<Block> blocks) implements Block {

        /** Keeps a copy of the list. */
        public Quote {
            blocks = List.copyOf(blocks);
        }
    }

    /**
     * A list whose items begin with a bullet.
     *
     * @param items in order
     */
    record Bullets(List<Item> items) implements Block {

        /** Keeps a copy of the list. */
        public Bullets {
            items = List.copyOf(items);
        }
    }

    /**
     * A list whose items begin with a number.
     *
     * @param items in order
     */
    record Numbered(List<Item> items) implements Block {

        /** Keeps a copy of the list. */
        public Numbered {
            items = List.copyOf(items);
        }
    }

    /**
     * An item of a list.
     *
     * @param marker what it begins with: a bullet, or the number as it was written
     * @param blocks what it consists of, in order; empty for an empty item
     */
    record Item(String marker, List<Block> blocks) {

        /** Keeps a copy of the list. */
        public Item {
            blocks = List.copyOf(blocks);
        }
    }
}
