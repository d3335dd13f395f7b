package chat.parley.desktop.room.composer;

import chat.parley.common.protocol.v2.Role;
import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.Styles;
import chat.parley.desktop.ui.Texts;
import chat.parley.desktop.ui.Workplace;
import javafx.application.Platform;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The dialog with all commands that one may use. Makes nodes only; JavaFX's thread only. */
final class CommandHelp {

    private CommandHelp() {}

    /**
     * Shows it.
     *
     * @param place what everything in the window works with
     * @param role what one may do in the room; {@code null} in a direct conversation
     */
    static void show(Workplace place, @Nullable Role role) {
        Texts texts = place.texts();
        GridPane grid = new GridPane();
        grid.getStyleClass().add("dialog-body");
        ColumnConstraints usages = new ColumnConstraints();
        usages.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints helps = new ColumnConstraints();
        helps.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(usages, helps);
        int row = 0;
        for (Command command : Command.values()) {
            if (command.allowed(role)) {
                Label usage = Controls.label(usage(texts, "/", command.word(), command), "command-usage");
                Label help = Controls.paragraph(help(texts, command), Styles.MUTED);
                usage.setLabelFor(help);
                GridPane.setValignment(usage, VPos.TOP);
                grid.addRow(row++, usage, help);
            }
        }
        ScrollPane scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("dialog-scroll");
        scroll.setFocusTraversable(true); // so that the arrow keys scroll it
        scroll.setAccessibleText(texts.get("composer.commands.title"));
        VBox.setVgrow(scroll, Priority.ALWAYS);
        // The height of lines that wrap is only known once they have a width; layout cannot be asked for again while it runs.
        grid.heightProperty()
                .subscribe(height -> Platform.runLater(() -> scroll.setPrefViewportHeight(height.doubleValue())));
        Button close = Controls.button("close-commands", texts.get("composer.commands.close"), Styles.PRIMARY);
        close.setOnAction(_ -> place.overlays().hide());
        close.setDefaultButton(true);
        HBox buttons = new HBox(Controls.spacer(), close);
        buttons.getStyleClass().add("dialog-buttons");
        VBox head = new VBox(Controls.label(texts.get("composer.commands.title"), Styles.TITLE),
                Controls.paragraph(texts.get("composer.commands.text"), Styles.MUTED));
        head.getStyleClass().add("dialog-head");
        VBox dialog = new VBox(head, scroll, buttons);
        dialog.setId("commands");
        dialog.getStyleClass().addAll("dialog", "command-help");
        place.overlays().show(dialog, close);
    }

    /** How a command is written. */
    static String usage(Texts texts, String sign, String word, Command command) {
        String key = "composer.args." + command.word();
        return texts.has(key) ? sign + word + " " + texts.get(key) : sign + word;
    }

    /** What a command does. */
    static String help(Texts texts, Command command) {
        return texts.get("composer.command." + command.word());
    }
}
