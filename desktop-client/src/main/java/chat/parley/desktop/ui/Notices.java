package chat.parley.desktop.ui;

import atlantafx.base.controls.Notification;
import chat.parley.desktop.text.EmojiImages;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Short news in a corner of the window, which go by themselves after a while. JavaFX's thread only. */
public final class Notices {

    private static final PseudoClass LOW = PseudoClass.getPseudoClass("low");

    private static final int MOST = 4;
    private static final Duration SHOWN = Duration.seconds(6);

    private final Texts texts;
    private final EmojiImages emoji;
    private final VBox pile = new VBox();

    /**
     * Makes a place for news, which is empty.
     *
     * @param texts all words
     * @param emoji pictures of emoji
     */
    public Notices(Texts texts, EmojiImages emoji) {
        this.texts = texts;
        this.emoji = emoji;
        pile.setId("notices");
        pile.getStyleClass().add("notices");
        pile.setPickOnBounds(false);
        pile.setAlignment(Pos.TOP_RIGHT);
        pile.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    }

    /**
     * Gives the node that belongs above the window's pages.
     *
     * @return always the same one
     */
    public Node view() {
        return pile;
    }

    /**
     * Tells how much is to stay free above the news.
     *
     * @param low whether the screen has more than one bar at its top
     */
    public void setLow(boolean low) {
        pile.pseudoClassStateChanged(LOW, low);
    }

    /**
     * Says something that went as wished, or that is good to know.
     *
     * @param phrase what
     */
    public void tell(Phrase phrase) {
        show(texts.get(phrase), Feather.INFO, "accent", null);
    }

    /**
     * Says that something did not work.
     *
     * @param phrase what, and what to do
     */
    public void warn(Phrase phrase) {
        show(texts.get(phrase), Feather.ALERT_CIRCLE, "danger", null);
    }

    /**
     * Says something, in words, that can be clicked.
     *
     * @param words what
     * @param icon a sign for what it is
     * @param clicked what a click does
     */
    public void offer(String words, Ikon icon, Runnable clicked) {
        show(words, icon, "accent", clicked);
    }

    /**
     * Says something, in words, with a button for what can be done about it.
     *
     * @param words what
     * @param icon a sign for what it is
     * @param action what the button says
     * @param pressed what the button does
     */
    public void offer(String words, Ikon icon, String action, Runnable pressed) {
        Notification notice = show(words, icon, "accent", null);
        Button button = Controls.button("notice-action", action, "small");
        button.setOnAction(_ -> {
            pile.getChildren().remove(notice);
            pressed.run();
        });
        notice.setPrimaryActions(button);
    }

    private Notification show(String words, Ikon icon, String style, @Nullable Runnable clicked) {
        Notification notice = new Notification(words, new FontIcon(icon));
        notice.setSkin(new NoticeSkin(notice, emoji));
        notice.getStyleClass().addAll("notice", style);
        notice.setAccessibleText(words);
        notice.setOnClose(_ -> pile.getChildren().remove(notice));
        if (clicked != null) {
            notice.setOnMouseClicked(_ -> {
                pile.getChildren().remove(notice);
                clicked.run();
            });
        }
        if (pile.getChildren().size() >= MOST) {
            pile.getChildren().removeFirst();
        }
        pile.getChildren().add(notice);
        PauseTransition time = new PauseTransition(SHOWN);
        time.setOnFinished(_ -> pile.getChildren().remove(notice));
        time.play();
        return notice;
    }
}
