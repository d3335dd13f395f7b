package chat.parley.desktop.store;

/** Where a page of a conversation is. Immutable. */
public sealed interface Place {

    /** The newest messages. */
    record Newest() implements Place {}

    /**
     * The messages next before one, without it.
     *
     * @param seq which
     */
    record Before(long seq) implements Place {}

    /**
     * The messages next after one, without it.
     *
     * @param seq which; 0 for the conversation's beginning
     */
    record After(long seq) implements Place {}

    /**
     * The messages nearest to one, and itself.
     *
     * @param seq which
     */
    record Around(long seq) implements Place {}
}
