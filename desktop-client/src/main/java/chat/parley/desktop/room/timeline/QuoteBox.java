package chat.parley.desktop.room.timeline;

import chat.parley.desktop.text.Document;
import chat.parley.desktop.text.RichText;
import chat.parley.desktop.ui.Controls;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Skin;
import javafx.scene.layout.VBox;

/** What a message answers: a name and a line. A click leads there. JavaFX's thread only. */
final class QuoteBox extends Button {

    private final CellTools tools;
    private final Label name = Controls.label("", "quote-name");
    private final RichText line;

    QuoteBox(CellTools tools) {
        this.tools = tools;
        getStyleClass().setAll("quote"); // nothing of a button's looks
        line = new RichText(tools.images(), _ -> {}, _ -> {}, "");
        line.getStyleClass().add("quote-line");
        VBox lines = new VBox(name, line);
        lines.setMouseTransparent(true);
        setGraphic(lines);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setAlignment(Pos.TOP_LEFT);
        setMaxWidth(USE_PREF_SIZE);
        setMinWidth(0);
    }

    void show(RowFacts facts) {
        String from = tools.text().quotedName(facts);
        String text = tools.text().quotedText(facts);
        name.setText(from);
        Controls.show(name, !from.isEmpty());
        line.show(Document.plain(text), "");
        setAccessibleText(tools.word("timeline.quote.accessible", from, text));
        setOnAction(_ -> tools.deeds().follow(facts));
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return new WrappingSkin(this);
    }
}
