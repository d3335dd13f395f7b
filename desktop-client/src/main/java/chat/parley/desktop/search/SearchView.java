package chat.parley.desktop.search;

import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.Reveal;
import chat.parley.desktop.ui.Styles;
import chat.parley.desktop.ui.Texts;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The search's fields and what was found: nodes only, bound to the model. */
final class SearchView extends VBox {

    final TextField query = new TextField();
    final Button close;
    final Button more;

    private final VBox rows = new VBox();
    private final CheckBox onlyHere = new CheckBox();
    private final Texts texts;

    SearchView(SearchModel model, Texts texts) {
        this.texts = texts;
        setId("search-panel");
        getStyleClass().addAll("dialog", "search");
        close = Controls.iconButton("search-close", Feather.X, texts.get("dialog.close"));
        more = Controls.button("search-more", texts.get("search.more"));
        more.setMaxWidth(Double.MAX_VALUE);
        Controls.showWhile(more, model.more());
        more.disableProperty().bind(model.busy());
        getChildren().addAll(fields(model), filters(model), results(model));
        addEventFilter(KeyEvent.KEY_PRESSED, this::walk); // a field would take these keys
    }

    private HBox fields(SearchModel model) {
        query.setId("search-query");
        query.setPromptText(texts.get("search.prompt"));
        query.setAccessibleText(texts.get("search.prompt"));
        query.textProperty().bindBidirectional(model.query());
        ProgressIndicator spinner = new ProgressIndicator();
        spinner.getStyleClass().add("small-spinner");
        spinner.visibleProperty().bind(model.busy());
        StackPane field = new StackPane(query, spinner);
        field.getStyleClass().add("search-field");
        HBox.setHgrow(field, Priority.ALWAYS);
        HBox row = new HBox(field, close);
        row.getStyleClass().add("search-head");
        return row;
    }

    private HBox filters(SearchModel model) {
        TextField from = new TextField();
        from.setId("search-from");
        from.setPromptText(texts.get("search.from"));
        from.setAccessibleText(texts.get("search.from"));
        from.textProperty().bindBidirectional(model.from());
        HBox.setHgrow(from, Priority.SOMETIMES);
        onlyHere.setId("search-only-here");
        onlyHere.setMinWidth(0);
        onlyHere.selectedProperty().bindBidirectional(model.onlyHere());
        Controls.showWhile(onlyHere, model.here().isNotNull());
        HBox row = new HBox(from, onlyHere);
        row.getStyleClass().add("tool-row");
        return row;
    }

    private StackPane results(SearchModel model) {
        rows.setId("search-results");
        VBox content = new VBox(rows, more);
        content.getStyleClass().add("search-content");
        ScrollPane scroll = new ScrollPane(content);
        scroll.getStyleClass().add("dialog-scroll");
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        Reveal.keepFocusedInSight(scroll);
        Label word = Controls.paragraph("", Styles.MUTED);
        word.setId("search-word");
        word.textProperty().bind(model.word().map(texts::get));
        word.getStyleClass().add("search-word");
        Controls.showWhile(word, model.word().isNotNull());
        StackPane results = new StackPane(scroll, word);
        VBox.setVgrow(results, Priority.ALWAYS);
        return results;
    }

    /** Says which conversation is meant by here. */
    void setHere(String title) {
        onlyHere.setText(texts.get("search.here", title));
    }

    void setRows(List<? extends Node> next) {
        rows.getChildren().setAll(next);
    }

    void addRows(List<? extends Node> next) {
        rows.getChildren().addAll(next);
    }

    /** The focus goes to the first that was found, if there is one. */
    void toFirst() {
        if (!rows.getChildren().isEmpty()) {
            rows.getChildren().getFirst().requestFocus();
        }
    }

    int count() {
        return rows.getChildren().size();
    }

    /** Up and Down go from the field through what was found, and back. */
    private void walk(KeyEvent event) {
        int step = switch (event.getCode()) {
            case UP -> -1;
            case DOWN -> 1;
            default -> 0;
        };
        if (step == 0 || rows.getChildren().isEmpty()) {
            return;
        }
        Node focused = getScene().getFocusOwner();
        int next = rows.getChildren().indexOf(focused) + step;
        if (next < 0) {
            query.requestFocus();
        } else if (next < rows.getChildren().size()) {
            rows.getChildren().get(next).requestFocus();
        } else if (more.isVisible()) {
            more.requestFocus();
        }
        event.consume();
    }
}
