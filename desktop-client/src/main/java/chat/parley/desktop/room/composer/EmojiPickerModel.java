package chat.parley.desktop.room.composer;

import chat.parley.desktop.text.Emoji;
import chat.parley.desktop.text.EmojiCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The emoji in rows: those used lately, then one category after the other, or what a search has found; and which one is
 * selected. Has no nodes. JavaFX's thread only.
 */
final class EmojiPickerModel {

    /** Emoji in a row. */
    static final int COLUMNS = 9;

    private static final int MOST_RECENT = 2 * COLUMNS;
    private static final int MOST_FOUND = 20 * COLUMNS;

    /** A row of the list. */
    sealed interface Row {

        /**
         * Begins a part.
         *
         * @param category which; {@code null} for those used lately
         */
        record Heading(Emoji.@Nullable Category category) implements Row {}

        /**
         * Some emoji.
         *
         * @param emoji 1 to {@link #COLUMNS}
         */
        record Line(List<Emoji> emoji) implements Row {}
    }

    /**
     * A place in the rows.
     *
     * @param row which row; of emoji
     * @param column which of its emoji
     */
    record Spot(int row, int column) {}

    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Spot> selected = new ReadOnlyObjectWrapper<>();
    private final List<Emoji> recent = new ArrayList<>();

    private @Nullable EmojiCatalogue catalogue;
    private String query = "";

    /** The rows; change with the search. */
    ObservableList<Row> rows() {
        return FXCollections.unmodifiableObservableList(rows);
    }

    /** Which emoji is selected; {@code null} for none. */
    ReadOnlyObjectProperty<@Nullable Spot> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    boolean isLoaded() {
        return catalogue != null;
    }

    void setCatalogue(EmojiCatalogue loaded) {
        catalogue = loaded;
        fill();
    }

    /** Shows what a search finds; everything for an empty one. */
    void search(String words) {
        query = words.strip();
        fill();
    }

    /** Begins anew, with what was used lately. */
    void reset() {
        search("");
    }

    private void fill() {
        List<Row> next = new ArrayList<>();
        if (catalogue != null && !query.isEmpty()) {
            lines(next, catalogue.search(query, MOST_FOUND));
        } else if (catalogue != null) {
            if (!recent.isEmpty()) {
                next.add(new Row.Heading(null));
                lines(next, recent);
            }
            for (Emoji.Category category : Emoji.Category.values()) {
                List<Emoji> all = catalogue.in(category);
                if (!all.isEmpty()) {
                    next.add(new Row.Heading(category));
                    lines(next, all);
                }
            }
        }
        selected.set(null);
        rows.setAll(next);
        select(0, 0, 1);
    }

    private static void lines(List<Row> rows, List<Emoji> emoji) {
        for (int i = 0; i < emoji.size(); i += COLUMNS) {
            rows.add(new Row.Line(List.copyOf(emoji.subList(i, Math.min(i + COLUMNS, emoji.size())))));
        }
    }

    /** Selects in the first row of emoji from one on, in a direction. */
    private boolean select(int from, int column, int direction) {
        for (int row = from; row >= 0 && row < rows.size(); row += direction) {
            if (rows.get(row) instanceof Row.Line(var emoji)) {
                selected.set(new Spot(row, Math.clamp(column, 0, emoji.size() - 1)));
                return true;
            }
        }
        return false;
    }

    /** Selects the first emoji of a category; gives the row of its heading, or -1 when it is not shown. */
    int jump(Emoji.@Nullable Category category) {
        int heading = rows.indexOf(new Row.Heading(category));
        if (heading >= 0) {
            select(heading, 0, 1);
        }
        return heading;
    }

    /** Selects one; for the mouse. */
    void select(Spot spot) {
        selected.set(spot);
    }

    /** Moves the selection up (-1) or down. */
    void moveRow(int by) {
        Spot at = selected.get();
        if (at != null) {
            select(at.row() + by, at.column(), by);
        }
    }

    /** Moves the selection to the left (-1) or right, beyond a row's end into the next. */
    void moveColumn(int by) {
        Spot at = selected.get();
        if (at == null || !(rows.get(at.row()) instanceof Row.Line(var emoji))) {
            return;
        }
        int next = at.column() + by;
        if (next < 0) {
            select(at.row() - 1, COLUMNS, -1);
        } else if (next >= emoji.size()) {
            select(at.row() + 1, 0, 1);
        } else {
            selected.set(new Spot(at.row(), next));
        }
    }

    /** The emoji that is selected. */
    Optional<Emoji> emoji() {
        Spot at = selected.get();
        return at != null && at.row() < rows.size() && rows.get(at.row()) instanceof Row.Line(var emoji)
                && at.column() < emoji.size() ? Optional.of(emoji.get(at.column())) : Optional.empty();
    }

    /** Remembers that one was used, as the newest. */
    void used(Emoji emoji) {
        recent.remove(emoji);
        recent.addFirst(emoji);
        while (recent.size() > MOST_RECENT) {
            recent.removeLast();
        }
    }

    /** Whether any was used. */
    boolean hasRecent() {
        return !recent.isEmpty();
    }
}
