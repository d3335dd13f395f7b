package chat.parley.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ScaledSheetTest {

    @Test
    void scalesPixelsButNotLinesNorOtherSizes() {
        assertThat(ScaledSheet.scale(".a { -fx-padding: 8px -12px 1px 0.5em; -fx-icon-size: 13px; }", 150))
                .isEqualTo(".a { -fx-padding: 12px -18px 1px 0.5em; -fx-icon-size: 20px; }");
    }

    @Test
    void leavesTheSheetAloneWhenNothingIsToChange() {
        URL sheet = Objects.requireNonNull(Theme.class.getResource("parley.css"));
        assertThat(ScaledSheet.of(sheet, 100)).isEqualTo(sheet.toExternalForm());
        assertThat(ScaledSheet.of(sheet, 150)).startsWith("data:text/css");
    }
}
