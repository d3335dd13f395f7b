package chat.parley.desktop.people;

import chat.parley.common.protocol.v2.PresenceState;
import chat.parley.desktop.ui.Controls;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody is there: a disc, half a disc for away, a ring for not there, so that it does not depend on the colour. Says
 * nothing to a screen reader: the words beside it do. Its look is in {@code people.css}.
 */
public final class PresenceDot extends Region {

    private static final String ONLINE = "presence-online";
    private static final String AWAY = "presence-away";
    private static final String OFFLINE = "presence-offline";

    /** Makes a dot that is not shown yet. */
    public PresenceDot() {
        getStyleClass().add("presence-dot");
        setAccessibleRole(AccessibleRole.NODE);
        setPresence(null);
    }

    /**
     * Shows whether somebody is there.
     *
     * @param presence whether they are; {@code null} for no dot
     */
    public void setPresence(@Nullable PresenceState presence) {
        Controls.show(this, presence != null);
        if (presence != null) {
            String look = switch (presence) {
                case ONLINE -> ONLINE;
                case AWAY -> AWAY;
                case OFFLINE -> OFFLINE;
            };
            if (!getStyleClass().contains(look)) {
                getStyleClass().removeAll(ONLINE, AWAY, OFFLINE);
                getStyleClass().add(look);
            }
        }
    }
}
