package chat.parley.desktop.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.ModifierValue;
import javafx.scene.input.KeyEvent;

/** What stands on the keys, in the person's language. Stateless. */
public final class KeyNames {

    private KeyNames() {}

    /**
     * Names a combination.
     *
     * @param keys which
     * @param texts the words
     * @return a name a key, those that are held first
     */
    public static List<String> of(KeyCodeCombination keys, Texts texts) {
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

    /**
     * Makes the same combination for a menu, where JavaFX would name the keys in English.
     *
     * @param keys which
     * @param texts the words
     * @return one that is shown in the person's language
     */
    public static KeyCombination forMenu(KeyCodeCombination keys, Texts texts) {
        return new KeyCombination() {
            @Override
            public boolean match(KeyEvent event) {
                return keys.match(event);
            }

            @Override
            public String getDisplayText() {
                return String.join("+", of(keys, texts));
            }
        };
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
