package chat.parley.desktop.shortcuts;

import chat.parley.desktop.ui.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination.ModifierValue;

/** What stands on the keys, in the person's language. Stateless. */
final class KeyNames {

    private KeyNames() {}

    /**
     * Names a combination.
     *
     * @param keys which
     * @param texts the words
     * @return a name a key, those that are held first
     */
    static List<String> of(KeyCodeCombination keys, Texts texts) {
        List<String> names = new ArrayList<>();
        if (keys.getShortcut() == ModifierValue.DOWN) {
            names.add(texts.get("shortcuts.key.ctrl"));
        }
        if (keys.getAlt() == ModifierValue.DOWN) {
            names.add(texts.get("shortcuts.key.alt"));
        }
        if (keys.getShift() == ModifierValue.DOWN) {
            names.add(texts.get("shortcuts.key.shift"));
        }
        names.add(of(keys.getCode(), texts));
        return names;
    }

    private static String of(KeyCode code, Texts texts) {
        String own = "shortcuts.key." + code.name().toLowerCase(Locale.ROOT);
        return texts.has(own) ? texts.get(own) : switch (code) {
            case PLUS -> "+";
            case MINUS -> "-";
            case COMMA -> ",";
            default -> code.getName();
        };
    }
}
