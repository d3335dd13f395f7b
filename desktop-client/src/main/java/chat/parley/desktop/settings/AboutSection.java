package chat.parley.desktop.settings;

import chat.parley.desktop.ui.Controls;
import chat.parley.desktop.ui.Logo;
import chat.parley.desktop.ui.Styles;
import chat.parley.desktop.ui.Workplace;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What the program is, and whose works it is made with. The files are read in the background. */
final class AboutSection extends Section {

    private static final int LINES = 14;

    private record Link(String name, String address) {}

    private static final List<Link> LINKS = List.of(new Link("OpenJFX", "https://openjfx.io"),
            new Link("AtlantaFX", "https://github.com/mkpaz/atlantafx"),
            new Link("Ikonli", "https://kordamp.org/ikonli"), new Link("SQLite", "https://www.sqlite.org"));

    AboutSection(Workplace place, String program) {
        super(place.texts());
        Label version = Controls.label(program, Styles.TITLE);
        version.setId("about-version");
        VBox words = new VBox(version, Controls.paragraph(texts.get("settings.about.text"), Styles.MUTED));
        HBox head = new HBox(Logo.draw("logo-middle"), words);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("settings-row");
        getChildren().addAll(head,
                Controls.paragraph(texts.get("settings.about.java", System.getProperty("java.version", ""),
                        System.getProperty("javafx.version", "")), Styles.MUTED, Styles.SMALL));
        heading("settings.about.licences");
        TextArea licences = new TextArea();
        licences.setId("about-licences");
        licences.setAccessibleText(texts.get("settings.about.licences"));
        licences.setEditable(false);
        licences.setWrapText(true);
        licences.setPrefRowCount(LINES);
        getChildren().add(licences);
        Thread.ofVirtual().name("parley-licences").start(() -> {
            String all = read("/chat/parley/desktop/settings/LICENCES") + "\n"
                    + read("/chat/parley/desktop/text/NOTICE");
            Platform.runLater(() -> {
                licences.setText(all);
                licences.setScrollTop(0);
            });
        });
        heading("settings.about.links");
        FlowPane links = new FlowPane();
        links.getStyleClass().add("settings-links");
        for (Link to : LINKS) {
            Hyperlink link = new Hyperlink(to.name());
            link.setId("about-link-" + to.name().toLowerCase(Locale.ROOT));
            link.setOnAction(_ -> place.browser().accept(URI.create(to.address())));
            links.getChildren().add(link);
        }
        getChildren().add(links);
    }

    private static String read(String resource) {
        try (InputStream in = Objects.requireNonNull(AboutSection.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}
