package chat.parley.desktop.room.composer;

import chat.parley.common.protocol.v2.Role;
import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.DialogFrame;
import chat.parley.desktop.ui.Styles;
import chat.parley.desktop.ui.Texts;
import chat.parley.desktop.ui.Workplace;
import java.util.StringJoiner;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
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
        grid.setId("command-list");
        grid.getStyleClass().add("command-list");
        grid.setFocusTraversable(true); // so that the arrow keys scroll it
        grid.setAccessibleRole(AccessibleRole.TEXT);
        StringJoiner spoken = new StringJoiner("\n");
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
                spoken.add(usage.getText() + ": " + help.getText());
            }
        }
        grid.setAccessibleText(spoken.toString());
        VBox body = new VBox(Controls.paragraph(texts.get("composer.commands.text"), Styles.MUTED), grid);
        DialogFrame frame = new DialogFrame("commands", texts.get("composer.commands.title"), place, body);
        frame.getStyleClass().add("command-help");
        frame.scrollByKeysOn(grid);
        place.overlays().show(frame, grid);
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
