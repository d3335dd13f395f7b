package chat.parley.desktop.net;

/** Somebody to whom events are delivered; on one thread, in order, in batches. */
public interface LinkListener {

    /**
     * Takes one event.
     *
     * @param event what happened
     */
    void handle(LinkEvent event);

    /** Called when a batch of events has been handled: the time to show what they changed. */
    default void batchEnded() {}
}
