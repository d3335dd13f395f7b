package chat.parley.desktop.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chat.parley.desktop.store.ThemeChoice;
import chat.parley.desktop.testing.DesktopTest;
import chat.parley.desktop.testing.TestClient;
import chat.parley.desktop.ui.Snapshots;
import chat.parley.desktop.ui.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real font: only where it is installed. */
class NotoColorEmojiTest extends DesktopTest {

    /** Faces, people, skin tones, families, flags and keycaps, as a person may write them. */
    private static final String SHEET = """
            😀😂🥹😍🤔😭😡🥳🤯😴🫠🫡
            👍👎👏🙏💪🫶👋🏻👋🏼👋🏽👋🏾👋🏿🤝🏽
            👨‍👩‍👧‍👦👩‍👩‍👦👩🏽‍💻🧑‍🚀🏃‍♂️💁🏿‍♀️❤️‍🔥🏳️‍🌈🏴‍☠️🐻‍❄️👩🏻‍❤️‍💋‍👨🏿🧑🏾‍🤝‍🧑🏻
            🇩🇪🇫🇷🇺🇸🇯🇵🇺🇦🇪🇺🇧🇷🇦🇽🏴󠁧󠁢󠁳󠁣󠁴󠁿🏴󠁧󠁢󠁥󠁮󠁧󠁿🏴󠁧󠁢󠁷󠁬󠁳󠁿🇳🇵
            1️⃣9️⃣#️⃣*️⃣❤️☀️✔️⚠️©️🚀🎉☕
            """;

    private static Stream<Path> fonts() {
        return SystemEmoji.places().stream().filter(Files::isRegularFile);
    }

    private static List<String> sheet() {
        return EmojiScanner.scan(SHEET).stream().filter(EmojiScanner.Run::emoji).map(EmojiScanner.Run::text).toList();
    }

    @BeforeEach
    void theFontIsInstalled() {
        assumeTrue(fonts().findAny().isPresent(), "Noto Color Emoji is not installed");
    }

    @Test
    void hasAPictureOfAlmostEveryEmoji() throws IOException {
        EmojiCatalogue catalogue = EmojiCatalogue.shared().join();
        List<String> all = Stream.of(Emoji.Category.values()).flatMap(category -> catalogue.in(category).stream())
                .flatMap(emoji -> Stream.concat(Stream.of(emoji.sequence()), emoji.tones().stream())).toList();
        List<String> missing = new ArrayList<>();
        try (EmojiFont font = new EmojiFont(fonts().findFirst().orElseThrow())) {
            for (String sequence : all) {
                if (font.picture(sequence) == null) {
                    missing.add(sequence);
                }
            }
            assertThat(sheet()).hasSize(60).allMatch(sequence -> !missing.contains(sequence));
        }
        // A font is some years older than the newest emoji.
        assertThat(missing).hasSizeLessThan(all.size() / 10);
    }

    @Test
    void allKindsAreDrawn() throws IOException {
        for (ThemeChoice choice : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            draw(choice);
        }
    }

    private static boolean isDrawn(EmojiNode emoji) {
        return ((ImageView) emoji.getChildrenUnmodifiable().getFirst()).getImage() != null;
    }

    private void draw(ThemeChoice choice) throws IOException {
        EmojiImages images = new EmojiImages();
        List<EmojiNode> nodes = sheet().stream().map(sequence -> new EmojiNode(images, sequence)).toList();
        List<EmojiNode> large = sheet().stream().map(sequence -> new EmojiNode(images, sequence)).toList();
        Stage stage = TestClient.fx(Stage::new);
        closing(() -> TestClient.fxRun(stage::hide));
        VBox lines = TestClient.fx(() -> {
            FlowPane small = new FlowPane(6, 6);
            small.getChildren().setAll(nodes);
            FlowPane big = new FlowPane(8, 8);
            big.setStyle("-fx-font-size: 30px");
            big.getChildren().setAll(large);
            String topic = "Release 🚀 of Parley 👩🏽‍💻 on Friday 🇩🇪 and beer 🍻 after";
            Label narrow = new EmojiLabel(images, topic);
            narrow.setMaxWidth(130);
            Label cut = new EmojiLabel(images, "Short 🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉");
            cut.setMaxWidth(120);
            return new VBox(10, small, big, new HBox(new Label("Label: "), new Label(topic)),
                    new HBox(new Label("EmojiLabel: "), new EmojiLabel(images, topic)), narrow, cut,
                    new HBox(new Label("None: "), new EmojiNode(images, "\uD83E\uDEDF"),
                            new EmojiNode(images, "\uD83D\uDE00\u200D\uD83D\uDE80")));
        });
        TestClient.fxRun(() -> {
            lines.setStyle("-fx-padding: 12px; -fx-background-color: -color-bg-default");
            Scene scene = new Scene(lines, 660, HALF);
            closing(new Theme(scene, choice, _ -> {}));
            stage.setScene(scene);
            stage.setX(0);
            stage.setY(0);
            stage.show();
        });
        await().until(() -> TestClient.fx(() -> Stream.concat(nodes.stream(), large.stream())
                .allMatch(NotoColorEmojiTest::isDrawn)));
        WritableImage picture = TestClient.fx(() -> Snapshots.take(stage.getScene()));
        assertThat(picture.getWidth()).isEqualTo(660);
        Snapshots.write(picture,
                Path.of("target", "screenshots", "emoji-" + choice.name().toLowerCase(Locale.ROOT) + ".png"));
        TestClient.fxRun(stage::hide);
    }
}
