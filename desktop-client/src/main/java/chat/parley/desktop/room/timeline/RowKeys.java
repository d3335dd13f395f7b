package chat.parley.desktop.room.timeline;

import chat.parley.desktop.room.timeline.RowFacts.Deed;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** What the keys do to the row that is selected, or in which the focus is. JavaFX's thread only. */
final class RowKeys {

    private final RowDeeds deeds;
    private final Supplier<@Nullable RowFacts> chosen;

    private RowKeys(RowDeeds deeds, Supplier<@Nullable RowFacts> chosen) {
        this.deeds = deeds;
        this.chosen = chosen;
    }

    /**
     * Begins to listen.
     *
     * @param list the list of rows
     * @param deeds does what is asked for
     * @param chosen tells which row is meant; null for none
     */
    static void install(Node list, RowDeeds deeds, Supplier<@Nullable RowFacts> chosen) {
        RowKeys keys = new RowKeys(deeds, chosen);
        list.addEventHandler(KeyEvent.KEY_PRESSED, keys::pressed);
        list.addEventHandler(KeyEvent.KEY_TYPED, keys::typed);
    }

    private void pressed(KeyEvent press) {
        RowFacts facts = chosen.get();
        if (facts != null && done(press, facts)) {
            press.consume();
        }
    }

    private boolean done(KeyEvent press, RowFacts facts) {
        if (press.isAltDown() || press.isMetaDown()) {
            return false;
        }
        if (press.isShortcutDown()) {
            return press.getCode() == KeyCode.C && !press.isShiftDown() && deeds.run(Deed.COPY, facts);
        }
        if (press.isShiftDown()) {
            if (press.getCode() == KeyCode.F10) {
                deeds.openMenu(facts);
            }
            return press.getCode() == KeyCode.F10;
        }
        return switch (press.getCode()) {
            case DELETE -> deeds.run(Deed.DELETE, facts);
            case ENTER -> !(press.getTarget() instanceof ButtonBase) && deeds.follow(facts);
            case CONTEXT_MENU -> {
                deeds.openMenu(facts);
                yield true;
            }
            default -> false;
        };
    }

    /**
     * Letters and signs: which key has a sign depends on the keyboard, and a letter that was only pressed would still be typed into
     * the composer, which has the focus by then. What is nothing else is the beginning of a message.
     */
    private void typed(KeyEvent typed) {
        if (!isText(typed)) {
            return;
        }
        RowFacts facts = chosen.get();
        boolean done = facts != null && switch (typed.getCharacter()) {
            case "r" -> deeds.run(Deed.REPLY, facts);
            case "e" -> deeds.run(Deed.EDIT, facts);
            case "+" -> deeds.run(Deed.REACT, facts);
            default -> false;
        };
        if (!done) {
            deeds.type(typed.getCharacter());
        }
        typed.consume();
    }

    /** Control and Alt together are what some keyboards have for AltGr. A blank presses the button that has the focus. */
    private static boolean isText(KeyEvent typed) {
        return typed.isControlDown() == typed.isAltDown() && !typed.isMetaDown()
                && typed.getCharacter().codePoints()
                        .anyMatch(c -> !Character.isISOControl(c) && !Character.isWhitespace(c));
    }
}
