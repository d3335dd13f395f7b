package chat.parley.desktop.room.timeline;

import java.util.function.Consumer;

/** Where any emoji can be chosen, besides the few that the time line offers itself. JavaFX's thread only. */
@FunctionalInterface
public interface ReactionPicker {

    /**
     * Lets a person choose.
     *
     * @param chosen told the emoji; not called when none is chosen
     */
    void pick(Consumer<String> chosen);
}
