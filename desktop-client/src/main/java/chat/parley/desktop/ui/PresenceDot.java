package chat.parley.desktop.ui;

import chat.parley.common.protocol.v2.PresenceState;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Tells by colour and by shape whether somebody is there: a full disc, a crescent, or a ring. Says nothing to a screen reader:
 * the row's words do. JavaFX's thread only.
 */
public final class PresenceDot extends Region {

    private static final PseudoClass ONLINE = PseudoClass.getPseudoClass("online");
    private static final PseudoClass AWAY = PseudoClass.getPseudoClass("away");

    /** Makes the dot of somebody of whom nothing is known. */
    public PresenceDot() {
        getStyleClass().add("presence-dot");
        setAccessibleRole(AccessibleRole.NODE);
        setPresence(null);
    }

    /**
     * Changes the dot.
     *
     * @param presence what to show; {@code null} when nothing is known: then there is no dot
     */
    public void setPresence(@Nullable PresenceState presence) {
        setVisible(presence != null);
        pseudoClassStateChanged(ONLINE, presence == PresenceState.ONLINE);
        pseudoClassStateChanged(AWAY, presence == PresenceState.AWAY);
    }

    /**
     * Says it in a word.
     *
     * @param presence what to say
     * @return the word; {@code null} for {@code null}
     */
    public static @Nullable Phrase words(@Nullable PresenceState presence) {
        return switch (presence) {
            case ONLINE -> Phrase.of("presence.online");
            case AWAY -> Phrase.of("presence.away");
            case OFFLINE -> Phrase.of("presence.offline");
            case null -> null;
        };
    }
}
