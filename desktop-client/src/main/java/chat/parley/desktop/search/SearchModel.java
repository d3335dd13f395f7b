package chat.parley.desktop.search;

import chat.parley.common.Limits;
import chat.parley.common.protocol.Names;
import chat.parley.common.protocol.v2.MessageRequest;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.desktop.net.AskFailure;
import chat.parley.desktop.ui.Phrase;
import chat.parley.desktop.ui.Problems;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What is searched for, and what was found. JavaFX's thread only. */
final class SearchModel {

    private static final int PAGE = 30;

    /** Asks the server. */
    interface Asker {

        /**
         * Searches.
         *
         * @param search what for
         * @param done what to do with what was found
         * @param failed what to do when there is no answer
         */
        void ask(MessageRequest.Search search, Consumer<Reply.Hits> done, Consumer<AskFailure> failed);
    }

    private final Asker asker;
    private final StringProperty query = new SimpleStringProperty("");
    private final StringProperty from = new SimpleStringProperty("");
    private final BooleanProperty onlyHere = new SimpleBooleanProperty();
    private final ObjectProperty<@Nullable Long> here = new SimpleObjectProperty<>();
    private final ObservableList<Reply.Hit> hits = FXCollections.observableArrayList();
    private final ObservableList<Reply.Hit> readOnlyHits = FXCollections.unmodifiableObservableList(hits);
    private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Phrase> word = new ReadOnlyObjectWrapper<>(
            Phrase.of("search.begin"));

    private MessageRequest.@Nullable Search asked;

    SearchModel(Asker asker) {
        this.asker = asker;
    }

    StringProperty query() {
        return query;
    }

    /** Only messages of this person; blank for everybody's. */
    StringProperty from() {
        return from;
    }

    /** Whether only in the conversation that is open. */
    BooleanProperty onlyHere() {
        return onlyHere;
    }

    /** The conversation that is open. */
    ObjectProperty<@Nullable Long> here() {
        return here;
    }

    /** What was found, the newest first. */
    ObservableList<Reply.Hit> hits() {
        return readOnlyHits;
    }

    /** Whether there are older ones. */
    ReadOnlyBooleanProperty more() {
        return more.getReadOnlyProperty();
    }

    /** Whether an answer is waited for; what has come is there when this changes. */
    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** What is to be said instead of, or besides, what was found. */
    ReadOnlyObjectProperty<@Nullable Phrase> word() {
        return word.getReadOnlyProperty();
    }

    /** Whether something was found for what stands in the fields now. */
    boolean isAnswered() {
        return asked != null && !busy.get() && word.get() == null && asked.query().equals(query.get().strip())
                && Objects.equals(asked.in(), where()) && Objects.equals(asked.from(), person());
    }

    private @Nullable Long where() {
        return onlyHere.get() ? here.get() : null;
    }

    private @Nullable String person() {
        String person = from.get().strip();
        return person.isEmpty() ? null : person;
    }

    /** Searches for what stands in the fields; to be called when the person pauses. */
    void search() {
        String words = query.get().strip();
        String person = person();
        if (words.isEmpty()) {
            stop(Phrase.of("search.begin"));
        } else if (words.length() > Limits.MAX_QUERY_CHARS) {
            stop(Phrase.of("search.tooLong", Limits.MAX_QUERY_CHARS));
        } else if (person != null && !Names.isValid(person)) {
            stop(Phrase.of("search.from.broken"));
        } else {
            ask(new MessageRequest.Search(words, where(), person, null, PAGE));
        }
    }

    /** Asks for older ones. */
    void searchOn() {
        MessageRequest.Search first = asked;
        if (first != null && more.get() && !busy.get()) {
            ask(new MessageRequest.Search(first.query(), first.in(), first.from(), hits.getLast().message().id(),
                    PAGE));
        }
    }

    private void stop(Phrase why) {
        asked = null;
        more.set(false);
        hits.clear();
        word.set(why);
        busy.set(false);
    }

    private void ask(MessageRequest.Search next) {
        asked = next;
        busy.set(true);
        asker.ask(next, found -> {
            if (next.equals(asked)) {
                found(next, found);
            }
        }, failure -> {
            if (next.equals(asked)) {
                word.set(failure instanceof AskFailure.Offline ? Phrase.of("search.offline") : Problems.of(failure));
                busy.set(false);
            }
        });
    }

    private void found(MessageRequest.Search search, Reply.Hits found) {
        more.set(found.more());
        if (search.before() == null) {
            hits.setAll(found.hits());
        } else {
            hits.addAll(found.hits());
        }
        word.set(hits.isEmpty() ? Phrase.of("search.nothing", search.query()) : null);
        busy.set(false);
    }
}
