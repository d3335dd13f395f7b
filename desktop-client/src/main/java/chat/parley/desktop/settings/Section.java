package chat.parley.desktop.settings;

import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.Styles;
import chat.parley.desktop.ui.Texts;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** A page of the settings: headings, and controls below each other. Nodes only. */
abstract class Section extends VBox {

    final Texts texts;

    /** What a line of help is added to. */
    private Pane explained = this;

    Section(Texts texts) {
        this.texts = texts;
        getStyleClass().add("settings-page");
    }

    /** A heading. */
    final void heading(String key) {
        getChildren().add(Controls.label(texts.get(key), Styles.SECTION));
        explained = this;
    }

    /** A control to choose with, below what it is called. */
    final <T> ComboBox<T> choice(String id, String key, List<T> items, @Nullable T now, Function<T, String> name,
            Consumer<T> chosen) {
        ComboBox<T> box = new ComboBox<>();
        box.setId(id);
        box.getItems().setAll(items);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable T item) {
                return item == null ? "" : name.apply(item);
            }

            @Override
            public @Nullable T fromString(String words) {
                return null; // nobody can type here
            }
        });
        box.setValue(now);
        box.setMaxWidth(Double.MAX_VALUE);
        box.valueProperty().addListener((_, _, next) -> {
            if (next != null) {
                chosen.accept(next);
            }
        });
        Label label = Controls.label(texts.get(key), "form-label");
        label.setLabelFor(box);
        VBox field = new VBox(label, box);
        field.getStyleClass().add("form-field");
        getChildren().add(field);
        explained = field;
        return box;
    }

    /** A control to switch with. */
    final CheckBox check(String id, String key, boolean now, Consumer<Boolean> chosen) {
        CheckBox box = new CheckBox(texts.get(key));
        box.setId(id);
        box.setWrapText(true);
        box.setSelected(now);
        box.selectedProperty().addListener((_, _, next) -> chosen.accept(next));
        VBox field = new VBox(box);
        field.getStyleClass().add("check-field");
        getChildren().add(field);
        explained = field;
        return box;
    }

    /** A line that explains the control above it, or else what is below it. */
    final void help(String key) {
        explained.getChildren().add(Controls.paragraph(texts.get(key), Styles.MUTED, Styles.SMALL));
    }
}
