package chat.parley.desktop.model;

import chat.parley.desktop.model.Timeline.Fetching;
import chat.parley.desktop.net.AskFailure;
import chat.parley.desktop.net.History;
import chat.parley.desktop.store.Place;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The fetching of a time line's pages: one at a time, of which the last one counts; what is told of it meanwhile; and what can be
 * tried again. JavaFX's thread only.
 */
final class PageFetch {

    private static final int PAGE = 60;

    private final Account account;
    private final Conversation conversation;
    private final ReadOnlyObjectWrapper<Fetching> fetching = new ReadOnlyObjectWrapper<>(Fetching.NOTHING);
    private final ReadOnlyObjectWrapper<@Nullable AskFailure> failure = new ReadOnlyObjectWrapper<>();
    private @Nullable Failed failed;
    private int fetches; // the answer to any but the last one is not wanted any more

    /** What could not be fetched, and a way to try it again. */
    private record Failed(Fetching what, Runnable again) {}

    PageFetch(Account account, Conversation conversation) {
        this.account = account;
        this.conversation = conversation;
    }

    ReadOnlyObjectProperty<Fetching> fetchingProperty() {
        return fetching.getReadOnlyProperty();
    }

    /** Why the last one came to nothing; {@code null} when it did not. */
    ReadOnlyObjectProperty<@Nullable AskFailure> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    boolean isFetching(Fetching what) {
        return fetching.get() == what;
    }

    /**
     * Fetches a page.
     *
     * @param what what it is
     * @param place where it is
     * @param then told the page
     * @param again tries it another time
     * @param without called when it is not to be had
     */
    void fetch(Fetching what, Place place, Consumer<History> then, Runnable again, Runnable without) {
        int number = ++fetches;
        fetching.set(what);
        failed = null;
        failure.set(null);
        account.link().history(conversation.id(), place, PAGE, page -> {
            if (number == fetches) {
                fetching.set(Fetching.NOTHING);
                then.accept(page);
            }
        }, why -> {
            if (number == fetches) {
                fetching.set(Fetching.NOTHING);
                failed = new Failed(what, again);
                failure.set(why);
                without.run();
            }
        });
    }

    /** Fetches again what could not be had the last time; does nothing when the last fetch went well. */
    void retry() {
        Failed last = failed;
        failed = null;
        failure.set(null);
        if (last != null) {
            last.again().run();
        }
    }

    /** Fetches again what could not be had the last time, unless it was a whole window. */
    void retryAtItsEnds() {
        if (failed != null && failed.what() == Fetching.WINDOW) {
            failed = null;
        }
        retry();
    }
}
