package chat.parley.desktop.search;

import chat.parley.common.protocol.v2.Reply;
import chat.parley.desktop.model.Account;
import chat.parley.desktop.model.Conversation;
import chat.parley.desktop.ui.Navigation;
import chat.parley.desktop.ui.Workplace;
import java.time.Instant;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** Controller of the search: what is typed is searched for after a pause; a hit leads to its message. JavaFX's thread only. */
public final class SearchPanel {

    private static final double PAUSE_MILLIS = 250;

    private final Workplace place;
    private final Account account;
    private final Navigation navigation;
    private final SearchModel model;
    private final SearchView view;
    private final PauseTransition pause = new PauseTransition(Duration.millis(PAUSE_MILLIS));
    private boolean entering; // Enter was pressed before the answer was there

    /**
     * Makes the search of an account.
     *
     * @param place what everything in the window works with
     * @param account who is signed in
     * @param navigation the way to a message
     */
    public SearchPanel(Workplace place, Account account, Navigation navigation) {
        this.place = place;
        this.account = account;
        this.navigation = navigation;
        place.theme().use(SearchPanel.class, "search.css");
        model = new SearchModel((search, done, failed) -> account.ask(search, done, failed));
        view = new SearchView(model, place.texts());
        pause.setOnFinished(_ -> model.search());
        model.query().subscribe(_ -> {
            entering = false;
            pause.playFromStart();
        });
        model.from().subscribe(_ -> pause.playFromStart());
        model.onlyHere().subscribe(_ -> pause.playFromStart());
        pause.stop();
        model.hits().addListener(this::list);
        model.busy().subscribe(busy -> answered(!busy));
        view.query.setOnAction(_ -> enter());
        view.more.setOnAction(_ -> model.searchOn());
        view.close.setOnAction(_ -> place.overlays().hide());
    }

    /**
     * Shows it over the window, with what was searched for the last time.
     *
     * @param open the conversation that is open, or is meant; {@code null} for none
     * @param only whether to search in this one alone
     * @param words what to search for; {@code null} for what it was the last time
     */
    public void show(@Nullable Conversation open, boolean only, @Nullable String words) {
        Long here = open == null ? null : open.id();
        model.here().set(here);
        model.onlyHere().set(here != null && (only || model.onlyHere().get()));
        if (words != null) {
            model.query().set(words);
        }
        view.setHere(open == null ? "" : open.title());
        place.overlays().show(view, view.query, Pos.TOP_CENTER, () -> {});
        view.query.selectAll();
        if (!account.isOnline() || !view.query.getText().isBlank()) {
            model.search();
        }
    }

    /** Enter in the field goes to what was found, as soon as it is there; the next Enter opens it. */
    private void enter() {
        pause.stop();
        if (model.isAnswered()) {
            view.toFirst();
        } else {
            entering = true;
            model.search();
        }
    }

    private void answered(boolean is) {
        if (is && entering) {
            entering = false;
            view.toFirst();
        }
    }

    private void list(ListChangeListener.Change<? extends Reply.Hit> change) {
        int known = view.count();
        boolean further = known > 0 && model.hits().size() > known && change.next() && change.getFrom() == known;
        List<HitRow> rows = model.hits().stream().skip(further ? known : 0).map(this::row).toList();
        if (further) {
            view.addRows(rows);
        } else {
            view.setRows(rows);
        }
    }

    private HitRow row(Reply.Hit hit) {
        Instant at = Instant.ofEpochMilli(hit.message().at());
        String when = place.texts().get("search.when", place.texts().day(at, place.clock().instant()),
                place.texts().time(at));
        String where = account.conversation(hit.message().conversation())
                .map(c -> place.texts().get(c.isDirect() ? "search.with" : "search.in", c.title())).orElse("");
        return new HitRow(hit, where, when, () -> {
            place.overlays().hide();
            navigation.open(hit.message());
        });
    }
}
