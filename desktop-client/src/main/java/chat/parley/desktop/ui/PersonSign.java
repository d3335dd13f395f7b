package chat.parley.desktop.ui;

import chat.parley.common.protocol.v2.PresenceState;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** A person's disc, with a dot at its corner that tells whether they are there. JavaFX's thread only. */
public final class PersonSign extends StackPane {

    private final Avatar avatar = new Avatar();
    private final PresenceDot dot = new PresenceDot();

    /** Makes the sign of nobody yet. */
    public PersonSign() {
        getStyleClass().add("person-sign");
        setAlignment(dot, Pos.BOTTOM_RIGHT);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        getChildren().addAll(avatar, dot);
    }

    /**
     * Makes the sign somebody's.
     *
     * @param name a valid name
     * @param presence whether they are there; {@code null} when it is not known
     */
    public void setPerson(String name, @Nullable PresenceState presence) {
        avatar.setName(name);
        dot.setPresence(presence);
    }
}
