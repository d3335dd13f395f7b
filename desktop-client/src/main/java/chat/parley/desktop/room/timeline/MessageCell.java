package chat.parley.desktop.room.timeline;

import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.common.protocol.v2.ReactionInfo;
import chat.parley.desktop.model.Row;
import chat.parley.desktop.text.Document;
import chat.parley.desktop.text.Folding;
import chat.parley.desktop.text.RichText;
import chat.parley.desktop.ui.Avatar;
import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.Styles;
import chat.parley.desktop.ui.flow.FlowCell;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * One row of the time line. What every row has is made once, the rest when a row needs it first; a cell that shows another row
 * changes words and what is visible only. JavaFX's thread only.
 */
final class MessageCell extends FlowCell<Row> {

    private static final PseudoClass OWN = PseudoClass.getPseudoClass("own");
    private static final PseudoClass PRIVATE = PseudoClass.getPseudoClass("private");
    private static final PseudoClass PENDING = PseudoClass.getPseudoClass("pending");
    private static final PseudoClass CONTINUED = PseudoClass.getPseudoClass("continued");
    private static final PseudoClass MENTIONED = PseudoClass.getPseudoClass("mentioned");
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");

    private static final double BESIDE_BUTTONS = 16;

    private final CellTools tools;
    private final SimpleBooleanProperty reachable = new SimpleBooleanProperty();
    private final VBox column = new VBox();
    private final HBox row;
    private final VBox words;
    private final Avatar avatar = new Avatar();
    private final Label shortTime = Controls.label("", "gutter-time");
    private final HBox head;
    private final Label name = Controls.label("", "sender");
    private final Label time = Controls.label("", Styles.MUTED, "message-time");
    private final RichText text;
    private final HBox line;

    // Made when they are needed first.
    private @Nullable Label beginning;
    private @Nullable RowDivider day;
    private @Nullable RowDivider unread;
    private @Nullable Hyperlink audience;
    private @Nullable Label mention;
    private @Nullable QuoteBox quote;
    private @Nullable Label deleted;
    private @Nullable HBox hidden;
    private @Nullable Hyperlink fold;
    private @Nullable Label edited;
    private @Nullable Label unsent;
    private @Nullable FailedLine failed;
    private @Nullable ReactionBar reactions;

    private @Nullable RowFacts facts;

    MessageCell(CellTools tools) {
        this.tools = tools;
        getStyleClass().add("message-cell");
        text = new RichText(tools.images(), tools.place().browser(), tools.deeds()::copy,
                tools.word("timeline.copy.code"));
        text.getStyleClass().add("message-text");
        line = new HBox(text);
        line.getStyleClass().add("message-line");
        line.setAlignment(Pos.BOTTOM_LEFT);
        name.setMinWidth(0);
        time.setMinWidth(USE_PREF_SIZE);
        head = new HBox(name, time);
        head.getStyleClass().add("message-head");
        StackPane gutter = new StackPane(avatar, shortTime);
        gutter.getStyleClass().add("gutter");
        gutter.setAlignment(Pos.TOP_CENTER);
        words = new VBox(head, line);
        words.getStyleClass().add("message-words");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        row = new HBox(gutter, words);
        row.getStyleClass().add("message-row");
        column.getChildren().add(row);
        setAlignment(Pos.TOP_LEFT);
        getChildren().add(column);
    }

    /** What it shows; null when it shows nothing. */
    @Nullable
    RowFacts facts() {
        return facts;
    }

    /** Lets the tab key get to what is in the row, or not: only one row's controls are on its way. */
    void setReachable(boolean now) {
        reachable.set(now);
    }

    /** Shows the same row anew. */
    void refresh() {
        Row item = getItem();
        if (item != null) {
            show(item, getIndex());
        }
    }

    @Override
    protected void clear() {
        facts = null;
        getChildren().removeIf(RowButtons.class::isInstance);
        setViewOrder(0);
        reachable.set(false);
    }

    @Override
    protected void show(Row item, int index) {
        RowFacts now = RowFacts.of(item, tools.account()::isMe,
                name -> chat.parley.desktop.model.People.contains(tools.account().people().blocked(), name));
        facts = now;
        boolean inDirect = tools.state().inDirect();
        boolean open = tools.state().isRevealed(now);
        boolean begins = !item.continued();
        showAbove(item, index, now);
        Controls.show(avatar, begins);
        Controls.show(shortTime, !begins);
        Controls.show(head, begins);
        if (begins) {
            avatar.setName(item.entry().from());
            name.setText(item.entry().from());
            time.setText(tools.text().time(now));
        } else {
            shortTime.setText(tools.text().shortTime(now));
        }
        showHead(now, inDirect);
        showText(now, open);
        showMarks(now);
        showBelow(now, open);
        pseudoClassStateChanged(OWN, now.own());
        pseudoClassStateChanged(PRIVATE, now.isPrivate(inDirect));
        pseudoClassStateChanged(PENDING, now.pending() != null && !now.isFailed());
        pseudoClassStateChanged(CONTINUED, item.continued());
        pseudoClassStateChanged(MENTIONED, now.mentioned());
        light();
        setAccessibleText(tools.text().accessible(now, inDirect, open));
        for (Node child : getChildren()) {
            if (child instanceof RowButtons buttons) {
                buttons.show(now);
            }
        }
    }

    /** Stands out, or not any more. */
    void light() {
        pseudoClassStateChanged(LIT, facts != null && tools.state().isLit(facts));
    }

    private void showAbove(Row item, int index, RowFacts now) {
        beginning = put(beginning, index == 0 && tools.state().isBeginning(), column, 0,
                () -> Controls.paragraph(tools.word("timeline.beginning"), Styles.MUTED, "beginning"));
        day = put(day, item.newDay(), column, beginning == null ? 0 : 1, () -> new RowDivider("day-row"));
        if (day != null && item.newDay()) {
            day.setWords(tools.text().day(now));
        }
        unread = put(unread, item.firstUnread(), column, column.getChildren().indexOf(row), () -> {
            RowDivider divider = new RowDivider("unread-line");
            divider.setWords(tools.word("timeline.unread"));
            return divider;
        });
    }

    private void showHead(RowFacts now, boolean inDirect) {
        String whom = tools.text().audience(now, inDirect);
        audience = put(audience, !whom.isEmpty(), head, 1, () -> {
            Hyperlink chip = new Hyperlink("", Controls.icon(Feather.LOCK));
            chip.getStyleClass().setAll(Styles.CHIP, "private-chip");
            chip.setTooltip(Controls.tooltip(tools.word("timeline.private.open")));
            chip.focusTraversableProperty().bind(reachable);
            chip.setMinWidth(0);
            return chip;
        });
        if (audience != null && !whom.isEmpty()) {
            audience.setText(whom);
            audience.setOnAction(_ -> tools.deeds().follow(now));
        }
        mention = put(mention, now.mentioned(), head, head.getChildren().indexOf(time), () -> {
            Label mark = Controls.label(tools.word("timeline.mentioned"), Styles.CHIP, "mention-chip");
            mark.setGraphic(Controls.icon(Feather.AT_SIGN));
            return mark;
        });
    }

    private void showText(RowFacts now, boolean open) {
        boolean shown = open && !now.isDeleted();
        Controls.show(line, shown);
        quote = put(quote, shown && now.replyTo() != null, words, 1, () -> {
            QuoteBox box = new QuoteBox(tools);
            box.focusTraversableProperty().bind(reachable);
            return box;
        });
        if (quote != null && quote.isManaged()) {
            quote.show(now);
        }
        boolean folds = false;
        if (shown) {
            Document document = tools.text().document(now);
            text.show(document, tools.account().user());
            folds = Folding.isLong(document);
        }
        boolean unfolded = folds && tools.state().isUnfolded(now);
        text.setFolded(folds && !unfolded);
        fold = put(fold, folds, words, words.getChildren().indexOf(line) + 1, () -> link("message-fold"));
        if (fold != null && folds) {
            fold.setText(tools.word(unfolded ? "timeline.fold.less" : "timeline.fold.more"));
            fold.setOnAction(_ -> tools.deeds().toggleFold(now));
        }
        deleted = put(deleted, now.isDeleted(), words, words.getChildren().indexOf(line), () -> {
            Label mark = Controls.label(tools.word("timeline.deleted"), Styles.MUTED, "message-deleted");
            mark.setGraphic(Controls.icon(Feather.SLASH));
            return mark;
        });
        showHidden(now, !open && !now.isDeleted());
    }

    private void showHidden(RowFacts now, boolean is) {
        hidden = put(hidden, is, words, words.getChildren().indexOf(line), () -> {
            HBox box = new HBox(Controls.icon(Feather.EYE_OFF), Controls.paragraph("", Styles.MUTED),
                    link("message-reveal"));
            box.getStyleClass().add("message-hidden");
            return box;
        });
        if (hidden != null && is && hidden.getChildren().get(1) instanceof Label said
                && hidden.getChildren().get(2) instanceof Hyperlink reveal) {
            said.setText(tools.text().hidden(now));
            reveal.setText(tools.word("timeline.hidden.show"));
            reveal.setOnAction(_ -> tools.deeds().reveal(now));
        }
    }

    private Hyperlink link(String style) {
        Hyperlink link = new Hyperlink();
        link.getStyleClass().add(style);
        link.setMinWidth(USE_PREF_SIZE);
        link.focusTraversableProperty().bind(reachable);
        return link;
    }

    private void showMarks(RowFacts now) {
        edited = put(edited, now.isEdited(), line, 1, () -> mark(Controls.label(tools.word("timeline.edited"))));
        unsent = put(unsent, now.pending() != null && !now.isFailed(), line, 1, () -> {
            Label clock = mark(new Label());
            clock.getStyleClass().add("message-unsent");
            clock.setGraphic(Controls.icon(Feather.CLOCK));
            clock.setTooltip(Controls.tooltip(tools.word("timeline.unsent")));
            clock.setAccessibleText(tools.word("timeline.unsent"));
            return clock;
        });
    }

    private static Label mark(Label label) {
        label.getStyleClass().addAll(Styles.MUTED, "message-mark");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private void showBelow(RowFacts now, boolean open) {
        MessageInfo said = now.said();
        List<ReactionInfo> list = said == null || !open || said.deleted() ? List.of() : said.reactions();
        reactions = put(reactions, !list.isEmpty(), words, words.getChildren().size(),
                () -> new ReactionBar(tools, reachable));
        if (reactions != null && !list.isEmpty()) {
            reactions.show(now, list);
        }
        failed = put(failed, now.isFailed(), words, words.getChildren().size(), () -> new FailedLine(tools, reachable));
        if (failed != null && now.isFailed()) {
            failed.show(now);
        }
    }

    /** Shows a node that not every row has, or hides it; makes it, at a place in its parent, when it is needed first. */
    private static <N extends Node> @Nullable N put(@Nullable N node, boolean shown, Pane parent, int place,
            Supplier<N> make) {
        N there = node;
        if (there == null && shown) {
            there = make.get();
            parent.getChildren().add(place, there);
        }
        if (there != null) {
            Controls.show(there, shown);
        }
        return there;
    }

    /** Takes the buttons that stand above the row; they reach into the row before, and stay above the one after. */
    void take(RowButtons buttons) {
        if (facts != null) {
            buttons.show(facts);
            getChildren().add(buttons);
            setViewOrder(-1);
        }
    }

    void release(RowButtons buttons) {
        if (getChildren().remove(buttons)) {
            setViewOrder(0);
        }
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        for (Node child : getChildren()) {
            if (child instanceof RowButtons buttons) {
                buttons.autosize();
                buttons.relocate(Math.max(0, getWidth() - buttons.getWidth() - BESIDE_BUTTONS),
                        Math.max(row.getLayoutY() - buttons.getHeight() / 2, -getLayoutY()));
            }
        }
    }
}
