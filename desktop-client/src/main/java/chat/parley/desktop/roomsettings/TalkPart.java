package chat.parley.desktop.roomsettings;

import chat.parley.common.protocol.v2.Reply;
import chat.parley.common.protocol.v2.Request;
import chat.parley.common.protocol.v2.RoomInfo;
import chat.parley.common.protocol.v2.RoomRequest;
import chat.parley.desktop.model.Account;
import chat.parley.desktop.net.AskFailure;
import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.Problems;
import chat.parley.desktop.ui.Styles;
import chat.parley.desktop.ui.Texts;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** How people talk in a room: slow mode and pause, which take effect at once. JavaFX's thread only. */
final class TalkPart extends VBox {

    /** What is offered, in seconds. */
    private static final List<Integer> PACES = List.of(0, 5, 10, 30, 60, 300, 900, 3_600, 21_600);

    private final Texts texts;
    private final Account account;
    private final ComboBox<Integer> slow = new ComboBox<>();
    private final CheckBox pause;
    private final Label problem = Controls.paragraph("", "form-error");
    private boolean filling; // while what the server says is shown, nothing is asked of it
    private int seconds;
    private boolean paused;

    TalkPart(Texts texts, Account account, long room) {
        this.texts = texts;
        this.account = account;
        getStyleClass().add("settings-part");
        slow.setId("settings-slow");
        slow.setConverter(new StringConverter<>() {
            @Override
            public String toString(Integer value) {
                return value == null ? "" : words(value);
            }

            @Override
            public Integer fromString(String typed) {
                throw new UnsupportedOperationException("nothing is typed into it");
            }
        });
        slow.valueProperty().subscribe(value -> {
            if (!filling && value != null) {
                ask(new RoomRequest.SlowMode(room, value));
            }
        });
        pause = new CheckBox(texts.get("lobby.settings.pause"));
        pause.setId("settings-pause");
        pause.selectedProperty().subscribe(on -> {
            if (!filling && on != paused) {
                ask(new RoomRequest.Pause(room, on));
            }
        });
        Label label = Controls.label(texts.get("lobby.settings.slow"), "form-label");
        label.setLabelFor(slow);
        problem.setId("settings-talk-problem");
        Controls.show(problem, false);
        VBox slowField = new VBox(label, slow,
                Controls.paragraph(texts.get("lobby.settings.slow.hint"), Styles.MUTED, Styles.SMALL));
        slowField.getStyleClass().add("form-field");
        getChildren().addAll(slowField, new VBox(pause, Controls.paragraph(texts.get("lobby.settings.pause.hint"),
                Styles.MUTED, Styles.SMALL, "check-hint")), problem);
    }

    private String words(int value) {
        if (value == 0) {
            return texts.get("lobby.settings.slow.off");
        }
        if (value % 3_600 == 0) {
            return texts.get("lobby.settings.slow.hours", value / 3_600);
        }
        return value % 60 == 0
                ? texts.get("lobby.settings.slow.minutes", value / 60)
                : texts.get("lobby.settings.slow.seconds", value);
    }

    private void ask(Request<Reply.Done> request) {
        Controls.show(problem, false);
        account.ask(request, _ -> {
            // the change is told like anybody's
        }, this::failed);
    }

    private void failed(AskFailure failure) {
        problem.setText(texts.get(Problems.of(failure)));
        Controls.show(problem, true);
        show();
    }

    /** The room is so now. */
    void changed(RoomInfo now) {
        seconds = now.slowSeconds();
        paused = now.paused();
        show();
    }

    private void show() {
        filling = true;
        slow.getItems().setAll(Stream.concat(PACES.stream(), Stream.of(seconds)).distinct().sorted().toList());
        slow.setValue(seconds);
        pause.setSelected(paused);
        filling = false;
    }

    Control first() {
        return slow;
    }
}
