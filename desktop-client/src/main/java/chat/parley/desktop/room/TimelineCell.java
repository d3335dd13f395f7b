package chat.parley.desktop.room;

import chat.parley.desktop.room.TimelineEntry.Audience;
import chat.parley.desktop.room.TimelineEntry.Delivery;
import chat.parley.desktop.room.TimelineEntry.Message;
import chat.parley.desktop.ui.Avatar;
import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.Styles;
import chat.parley.desktop.ui.Texts;
import java.time.Clock;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Skin;
import javafx.scene.control.skin.ListCellSkin;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * One entry of the time line. Its nodes are made once; a cell that is used again for another entry only changes their words
 * and which of them are shown.
 */
final class TimelineCell extends ListCell<TimelineEntry> {

    private static final PseudoClass OWN = PseudoClass.getPseudoClass("own");
    private static final PseudoClass PRIVATE = PseudoClass.getPseudoClass("private");
    private static final PseudoClass PENDING = PseudoClass.getPseudoClass("pending");
    private static final PseudoClass UNCERTAIN = PseudoClass.getPseudoClass("uncertain");
    private static final PseudoClass CONTINUED = PseudoClass.getPseudoClass("continued");

    private final Texts texts;
    private final Clock clock;

    private final Label day = Controls.label("", "day-label");
    private final HBox dayRow = new HBox(line(), day, line());
    private final Label note = Controls.paragraph("", "note");
    private final Avatar avatar = new Avatar();
    private final Label shortTime = Controls.label("", "gutter-time");
    private final Label name = Controls.label("", "sender");
    private final Label you;
    private final Label time = Controls.label("", Styles.MUTED, Styles.SMALL);
    private final Label audience = Controls.label("", Styles.CHIP, "private-chip");
    private final HBox head;
    private final Label text = Controls.paragraph("", "message-text");
    private final HBox failed;
    private final HBox row;
    private final VBox content;

    TimelineCell(Texts texts, Clock clock, Consumer<Message> sendAgain) {
        this.texts = texts;
        this.clock = clock;
        getStyleClass().add("timeline-cell");
        dayRow.getStyleClass().add("day-row");

        you = Controls.label(texts.get("person.you"), Styles.CHIP);
        audience.setGraphic(Controls.icon(Feather.LOCK));
        for (Label fixed : new Label[]{name, you, time}) {
            fixed.setMinWidth(USE_PREF_SIZE);
        }
        audience.setMinWidth(0);
        head = new HBox(name, you, audience, time);
        head.getStyleClass().add("message-head");

        Hyperlink again = new Hyperlink(texts.get("message.again"));
        again.setOnAction(_ -> {
            if (getItem() instanceof Message message) {
                sendAgain.accept(message);
            }
        });
        failed = new HBox(Controls.icon(Feather.ALERT_CIRCLE), Controls.label(texts.get("message.uncertain")), again);
        failed.getStyleClass().add("message-failed");

        StackPane gutter = new StackPane(avatar, shortTime);
        gutter.getStyleClass().add("gutter");
        gutter.setAlignment(Pos.TOP_CENTER);
        VBox words = new VBox(head, text, failed);
        words.getStyleClass().add("message-words");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        row = new HBox(gutter, words);
        row.getStyleClass().add("message-row");
        content = new VBox(dayRow, note, row);
        // The menu is about the message under the mouse; the list itself selects with the primary button only.
        addEventFilter(MouseEvent.MOUSE_PRESSED, press -> {
            if (press.getButton() == MouseButton.SECONDARY && !isEmpty() && !isSelected()) {
                getListView().getSelectionModel().clearAndSelect(getIndex());
            }
        });
        setPrefWidth(0);
        // Also while there is nothing to show: an empty cell that gets an entry is measured before the next styling.
        content.setVisible(false);
        setGraphic(content);
    }

    private static Region line() {
        Region line = new Region();
        line.getStyleClass().add("day-line");
        HBox.setHgrow(line, Priority.ALWAYS);
        return line;
    }

    @Override
    protected void updateItem(@Nullable TimelineEntry entry, boolean empty) {
        super.updateItem(entry, empty);
        content.setVisible(!empty && entry != null);
        if (empty || entry == null) {
            setAccessibleText(null);
            return;
        }
        int above = getIndex() - 1;
        Placement placement = Placement.of(
                above >= 0 && above < getListView().getItems().size() ? getListView().getItems().get(above) : null,
                entry, texts.zone());
        Controls.show(dayRow, placement.startsDay());
        if (placement.startsDay()) {
            day.setText(texts.day(entry.at(), clock.instant()));
        }
        Controls.show(note, entry instanceof TimelineEntry.Note);
        Controls.show(row, entry instanceof Message);
        switch (entry) {
            case Message message -> fill(message, placement.startsGroup());
            case TimelineEntry.Note(var phrase, var at) -> {
                note.setText(texts.get("note.at", texts.get(phrase), texts.time(at)));
                setAccessibleText(note.getText());
                mark(false, false, Delivery.DONE, false);
            }
        }
    }

    private void fill(Message message, boolean startsGroup) {
        String at = texts.time(message.at());
        Controls.show(avatar, startsGroup);
        Controls.show(shortTime, !startsGroup);
        Controls.show(head, startsGroup);
        Controls.show(you, message.own());
        boolean isPrivate = message.audience() != Audience.EVERYONE;
        Controls.show(audience, isPrivate);
        Controls.show(failed, message.delivery() == Delivery.UNCERTAIN);
        avatar.setName(message.from());
        name.setText(message.from());
        time.setText(at);
        shortTime.setText(at);
        text.setText(message.text());
        String whom = whom(message);
        audience.setText(whom);
        setAccessibleText(texts.get("message.accessible", message.from(), whom, at, message.text()));
        mark(message.own(), isPrivate, message.delivery(), !startsGroup);
    }

    private String whom(Message message) {
        return switch (message.audience()) {
            case EVERYONE -> "";
            case ME -> texts.get("message.private.toYou");
            case ONE -> message.to().isEmpty()
                    ? texts.get("message.private.elsewhere")
                    : texts.get("message.private.to", message.to());
        };
    }

    private void mark(boolean own, boolean isPrivate, Delivery delivery, boolean continued) {
        pseudoClassStateChanged(OWN, own);
        pseudoClassStateChanged(PRIVATE, isPrivate);
        pseudoClassStateChanged(PENDING, delivery == Delivery.PENDING);
        pseudoClassStateChanged(UNCERTAIN, delivery == Delivery.UNCERTAIN);
        pseudoClassStateChanged(CONTINUED, continued);
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return new WrappingSkin(this);
    }

    /** The ordinary skin asks its graphic for its height without telling the width: text would never wrap. */
    private static final class WrappingSkin extends ListCellSkin<TimelineEntry> {

        /** The list fills what is left of its height with empty cells: with ones of no height it would never be done. */
        private static final double EMPTY_HEIGHT = 24;

        WrappingSkin(TimelineCell cell) {
            super(cell);
        }

        @Override
        protected double computePrefWidth(double height, double top, double right, double bottom, double left) {
            return 0;
        }

        @Override
        protected double computePrefHeight(double width, double top, double right, double bottom, double left) {
            return !getSkinnable().isEmpty() && getSkinnable().getGraphic() instanceof Region graphic
                    ? top + graphic.prefHeight(width - left - right) + bottom
                    : EMPTY_HEIGHT;
        }

        @Override
        protected double computeMinHeight(double width, double top, double right, double bottom, double left) {
            return 0;
        }

        @Override
        protected void layoutChildren(double x, double y, double width, double height) {
            // The cell's own text is empty, and yet it would reach out of an empty cell and catch the clicks on the one above.
            getChildren().forEach(child -> child.relocate(x, y));
            if (getSkinnable().getGraphic() instanceof Region graphic) {
                graphic.resizeRelocate(x, y, width, height);
            }
        }
    }
}
