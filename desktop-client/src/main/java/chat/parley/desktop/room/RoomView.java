package chat.parley.desktop.room;

import chat.parley.desktop.room.composer.ComposerPane;
import chat.parley.desktop.room.members.MembersPanel;
import chat.parley.desktop.room.side.SideBar;
import chat.parley.desktop.room.timeline.TimelinePane;
import chat.parley.desktop.ui.Controls;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Where everything of the room screen stands. In a wide window side bar, conversation and members stand beside each other;
 * what there is no room for slides over the conversation as a drawer, one at a time. All lengths are meant at letters of
 * {@link #LETTERS} and grow with them. JavaFX's thread only.
 */
final class RoomView extends StackPane {

    /** The size of letters at which the other lengths are meant. */
    static final double LETTERS = 14;

    /** From this width on the side bar stands beside the conversation. */
    static final double SIDE_FROM = 760;

    /** From this width on the members do, too. */
    static final double MEMBERS_FROM = 920;

    private static final double DRAWER = 280;
    private static final double MEMBERS = 232;
    private static final double MOST_OF_WINDOW = 0.86;

    private final SideBar side;
    private final SideDivider divider;
    private final MembersPanel members;
    private final RoomHeader header;
    private final TimelinePane timeline;
    private final ComposerPane composer;
    private final VBox middle;
    private final HBox frame = new HBox();
    private final StackPane drawers = new StackPane();
    private final Label letters = new Label(); // has the size of letters that the zoom gives
    private final ReadOnlyBooleanWrapper membersShown = new ReadOnlyBooleanWrapper();

    private boolean membersWanted = true;
    private boolean hasMembers;
    private @Nullable Region drawer;

    RoomView(SideBar side, SideDivider divider, RoomHeader header, TimelinePane timeline, TypingLine typing,
            ComposerPane composer, MembersPanel members) {
        this.side = side;
        this.divider = divider;
        this.members = members;
        this.header = header;
        this.timeline = timeline;
        this.composer = composer;
        setId("room-screen");
        getStyleClass().add("room-screen");
        middle = new VBox(header, timeline, typing, composer);
        middle.getStyleClass().add("room-middle");
        middle.setMinWidth(0);
        timeline.setMinHeight(0);
        timeline.setPrefHeight(0); // it takes what the others leave
        VBox.setVgrow(timeline, Priority.ALWAYS);
        HBox.setHgrow(middle, Priority.ALWAYS);
        drawers.getStyleClass().add("drawers");
        drawers.setOnMousePressed(event -> {
            if (event.getTarget().equals(drawers)) {
                closeDrawer();
                event.consume();
            }
        });
        Controls.show(drawers, false);
        letters.setManaged(false);
        letters.setMouseTransparent(true);
        getChildren().addAll(letters, frame, drawers);
        header.toggleSide.setOnAction(_ -> toggleDrawer(side));
        header.toggleMembers.setOnAction(_ -> toggleMembers());
        widthProperty().subscribe(this::arrange);
        letters.fontProperty().subscribe(this::arrange);
        divider.wantedProperty().subscribe(this::arrange);
    }

    /** Tells whether the members are to be seen. */
    ReadOnlyBooleanProperty membersShownProperty() {
        return membersShown.getReadOnlyProperty();
    }

    /** A room has members; a direct conversation needs no list of them. */
    void setHasMembers(boolean has) {
        hasMembers = has;
        arrange();
    }

    void toggleMembers() {
        if (isRoomy()) {
            membersWanted = !membersWanted;
            arrange();
        } else {
            toggleDrawer(members);
        }
    }

    private void toggleDrawer(Region wanted) {
        drawer = wanted.equals(drawer) ? null : wanted;
        arrange();
        if (side.equals(drawer)) {
            side.focus();
        } else if (drawer != null) {
            members.focus();
        } else {
            composer.focus();
        }
    }

    /** Closes the drawer; tells whether one was open. */
    boolean closeDrawer() {
        boolean wasOpen = drawer != null;
        if (wasOpen) {
            drawer = null;
            arrange();
            composer.focus();
        }
        return wasOpen;
    }

    private double scale() {
        return letters.getFont().getSize() / LETTERS;
    }

    private boolean isRoomy() {
        return getWidth() >= MEMBERS_FROM * scale();
    }

    /** Puts everything where it belongs; what is there already is not touched, so that it keeps the focus. */
    private void arrange() {
        boolean wide = getWidth() >= SIDE_FROM * scale();
        boolean roomy = isRoomy();
        if ((wide && side.equals(drawer)) || (members.equals(drawer) && (roomy || !hasMembers))) {
            drawer = null;
        }
        List<Node> beside = new ArrayList<>();
        if (wide) {
            beside.addAll(List.of(side, divider));
        }
        beside.add(middle);
        if (roomy && membersWanted && hasMembers) {
            beside.add(members);
        }
        if (drawer == null || !drawers.getChildren().contains(drawer)) {
            drawers.getChildren().clear();
        }
        if (!frame.getChildren().equals(beside)) {
            frame.getChildren().setAll(beside);
        }
        if (drawer != null && drawers.getChildren().isEmpty()) {
            StackPane.setAlignment(drawer, drawer.equals(side) ? Pos.CENTER_LEFT : Pos.CENTER_RIGHT);
            drawers.getChildren().add(drawer);
        }
        Controls.show(drawers, drawer != null);
        double most = getWidth() * MOST_OF_WINDOW;
        divider.setBounds(scale(), getWidth());
        setWidth(side, side.equals(drawer) ? Math.min(most, DRAWER * scale()) : divider.sideWidth());
        setWidth(members, members.equals(drawer) ? Math.min(most, DRAWER * scale()) : MEMBERS * scale());
        Controls.show(header.toggleSide, !wide);
        boolean shown = hasMembers && (members.equals(drawer) || beside.contains(members));
        membersShown.set(shown);
        header.toggleMembers.setSelected(shown);
    }

    private static void setWidth(Region region, double width) {
        region.setMinWidth(width);
        region.setPrefWidth(width);
        region.setMaxWidth(width);
    }

    /** Moves the focus to the next part, or the one before: side bar, time line, composer, members. */
    void cycleFocus(int step) {
        List<Region> parts = new ArrayList<>(List.of(side, timeline, composer, members));
        parts.removeIf(part -> part.getScene() == null || (drawer != null && !part.equals(drawer)));
        if (!parts.isEmpty()) {
            int from = 0;
            while (from < parts.size() && !hasFocus(parts.get(from))) {
                from++;
            }
            int start = from < parts.size() ? from : step > 0 ? -1 : 0;
            focus(parts.get(Math.floorMod(start + step, parts.size())));
        }
    }

    private void focus(Region part) {
        if (part.equals(side)) {
            side.focus();
        } else if (part.equals(members)) {
            members.focus();
        } else if (part.equals(composer)) {
            composer.focus();
        } else {
            Node list = part.lookup("#timeline");
            (list == null ? part : list).requestFocus();
        }
    }

    private static boolean hasFocus(Region part) {
        Node at = part.getScene().getFocusOwner();
        while (at != null && !at.equals(part)) {
            at = at.getParent();
        }
        return at != null;
    }
}
