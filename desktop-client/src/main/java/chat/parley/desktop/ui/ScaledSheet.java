package chat.parley.desktop.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A style sheet of ours with every size in pixels made larger or smaller. Icons need it: their size is their font's, so that
 * sizes in {@code em} would grow with every look at them. Stateless.
 */
final class ScaledSheet {

    /** A number of pixels; lines of one pixel stay as they are. */
    private static final Pattern PIXELS = Pattern.compile("(?<![\\w.#])(\\d+(?:\\.\\d+)?)px");

    private static final double WHOLE = 100;

    private ScaledSheet() {}

    /**
     * Scales a sheet. Reads it from the program's own files, as JavaFX does with any sheet that it is given.
     *
     * @param sheet where it is
     * @param percent how large
     * @return where the scaled one is: the sheet itself for 100 percent
     */
    static String of(URL sheet, int percent) {
        if (percent == WHOLE) {
            return sheet.toExternalForm();
        }
        try (InputStream in = sheet.openStream()) {
            String scaled = scale(new String(in.readAllBytes(), StandardCharsets.UTF_8), percent);
            return "data:text/css;charset=UTF-8;base64,"
                    + Base64.getEncoder().encodeToString(scaled.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("a style sheet is part of the program", e);
        }
    }

    static String scale(String css, int percent) {
        return PIXELS.matcher(css).replaceAll(found -> scale(found, percent));
    }

    private static String scale(MatchResult found, int percent) {
        double pixels = Double.parseDouble(found.group(1));
        return pixels <= 1 ? found.group() : String.format(Locale.ROOT, "%dpx", Math.round(pixels * percent / WHOLE));
    }
}
