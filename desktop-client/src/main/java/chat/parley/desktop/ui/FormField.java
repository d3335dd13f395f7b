package chat.parley.desktop.ui;

import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** A field of a form: what it is called above it, and below it a hint, or what is wrong with its contents. */
public final class FormField extends VBox {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

    private final HBox heading = new HBox();

    /**
     * Makes a field.
     *
     * @param id the id of the node that says what is wrong is this with {@code -error} at its end
     * @param name what the field is called
     * @param row the control, perhaps with others beside it in one row
     * @param input the control itself
     * @param texts the words
     * @param problem what is wrong at the moment, or {@code null}
     * @param hint what helps at the moment, or {@code null}; shown when nothing is wrong
     */
    public FormField(String id, String name, Node row, Control input, Texts texts,
            ObservableValue<? extends @Nullable Phrase> problem, ObservableValue<? extends @Nullable Phrase> hint) {
        getStyleClass().add("form-field");
        input.setId(id);
        Label label = Controls.label(name, "form-label");
        label.setLabelFor(input);
        Label error = Controls.paragraph("", "form-error");
        error.setId(id + "-error");
        HBox errorRow = new HBox(Controls.icon(Feather.ALERT_CIRCLE), error);
        errorRow.getStyleClass().add("form-error-row");
        HBox.setHgrow(error, Priority.ALWAYS);
        Label help = Controls.paragraph("", Styles.MUTED, Styles.SMALL);
        help.setId(id + "-hint");
        heading.getChildren().add(label);
        heading.getStyleClass().add("form-heading");
        getChildren().addAll(heading, row, errorRow, help);

        problem.subscribe(p -> {
            error.setText(texts.get(p));
            Controls.show(errorRow, p != null);
            input.pseudoClassStateChanged(WRONG, p != null);
            input.setAccessibleHelp(texts.get(p == null ? hint.getValue() : p));
            Controls.show(help, p == null && hint.getValue() != null);
        });
        hint.subscribe(h -> {
            help.setText(texts.get(h));
            Controls.show(help, h != null && problem.getValue() == null);
        });
    }

    /**
     * Puts something at the end of the line with the name.
     *
     * @param more what else can be done with the field
     */
    public void addToName(Node more) {
        heading.getChildren().addAll(Controls.spacer(), more);
    }
}
