package chat.parley.desktop.login;

import chat.parley.common.trust.CaFingerprint;
import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.Styles;
import chat.parley.desktop.ui.Texts;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The login screen's questions about whom to trust: nodes only, made anew for every question. */
final class TrustPanel extends VBox {

    private static final int GROUPS_A_LINE = 4;

    /** Says no, and goes back to the form; what Enter does when nothing else is chosen. */
    final Button back;

    private final Texts texts;

    private TrustPanel(Texts texts, Ikon icon, String kind, Button back) {
        this.texts = texts;
        this.back = back;
        setId("trust-panel");
        getStyleClass().addAll("trust-panel", kind);
        FontIcon sign = Controls.icon(icon);
        sign.getStyleClass().add("trust-icon");
        getChildren().add(sign);
    }

    /** The server is not known yet. */
    static TrustPanel unknown(LoginModel.Face.Trust question, Texts texts, Runnable yes, Runnable no) {
        TrustPanel panel = new TrustPanel(texts, Feather.SHIELD, "trust-unknown",
                backButton(texts, "login.trust.cancel", no));
        panel.words("login.trust.title", "login.trust.text", question.attempt().server());
        panel.fingerprint("login.trust.fingerprint", question.offered(), "fingerprint-offered");
        panel.add("login.trust.help");
        panel.buttons(panel.back, yesButton(texts, "login.trust.yes", yes));
        return panel;
    }

    /** The server shows another identity: there is no yes. */
    static TrustPanel changed(LoginModel.Face.Changed refusal, Texts texts, Runnable no) {
        TrustPanel panel = new TrustPanel(texts, Feather.ALERT_TRIANGLE, "trust-changed",
                backButton(texts, "login.changed.back", no));
        panel.words("login.changed.title", "login.changed.text", refusal.attempt().server());
        panel.fingerprint("login.changed.expected", refusal.expected(), "fingerprint-expected");
        panel.fingerprint("login.changed.offered", refusal.offered(), "fingerprint-offered");
        panel.add("login.changed.help");
        panel.buttons(panel.back);
        return panel;
    }

    /** The pasted link names another identity than the known one. */
    static TrustPanel replace(LoginModel.Face.Replace question, Texts texts, Runnable yes, Runnable no) {
        TrustPanel panel = new TrustPanel(texts, Feather.ALERT_TRIANGLE, "trust-replace",
                backButton(texts, "login.trust.cancel", no));
        panel.words("login.replace.title", "login.replace.text", question.attempt().server());
        panel.fingerprint("login.replace.known", question.known(), "fingerprint-expected");
        panel.fingerprint("login.replace.fromLink", question.fromLink(), "fingerprint-offered");
        panel.add("login.replace.help");
        panel.buttons(panel.back, yesButton(texts, "login.replace.yes", yes));
        return panel;
    }

    private static Button backButton(Texts texts, String key, Runnable action) {
        Button button = Controls.button("trust-cancel", texts.get(key));
        button.setCancelButton(true);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static Button yesButton(Texts texts, String key, Runnable action) {
        Button button = Controls.button("trust-yes", texts.get(key), Styles.PRIMARY);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private void words(String title, String text, Object server) {
        Label heading = Controls.paragraph(texts.get(title), Styles.TITLE);
        heading.setId("trust-title");
        getChildren().addAll(heading, Controls.paragraph(texts.get(text, server.toString())));
    }

    private void add(String key) {
        getChildren().add(Controls.paragraph(texts.get(key), Styles.MUTED));
    }

    private void fingerprint(String key, CaFingerprint fingerprint, String id) {
        Label name = Controls.label(texts.get(key), "form-label");
        Label digits = Controls.label(inLines(fingerprint), "fingerprint");
        digits.setId(id);
        digits.setMinSize(USE_PREF_SIZE, USE_PREF_SIZE); // half a fingerprint is none
        digits.setAccessibleText(texts.get(key) + " " + fingerprint.grouped());
        Button copy = Controls.iconButton(id + "-copy", Feather.COPY, texts.get("login.trust.copy"));
        copy.setOnAction(_ -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(fingerprint.grouped());
            Clipboard.getSystemClipboard().setContent(content);
        });
        HBox row = new HBox(digits, Controls.spacer(), copy);
        row.getStyleClass().add("fingerprint-row");
        VBox box = new VBox(name, row);
        box.getStyleClass().add("form-field");
        getChildren().add(box);
    }

    /** Four lines of four groups: short enough to compare line by line, aloud if need be. */
    private static String inLines(CaFingerprint fingerprint) {
        String[] groups = fingerprint.grouped().split(" ", -1);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < groups.length; i++) {
            if (i > 0) {
                lines.append(i % GROUPS_A_LINE == 0 ? "\n" : "  ");
            }
            lines.append(groups[i]);
        }
        return lines.toString();
    }

    private void buttons(Button... buttons) {
        HBox row = new HBox(Controls.spacer());
        row.getChildren().addAll(buttons);
        row.getStyleClass().add("button-row");
        getChildren().add(row);
    }
}
