package chat.parley.server.command;

import chat.parley.server.control.ControlRequest;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How long something is good, as it is written: {@code 30m}, {@code 12h}, {@code 7d} or {@code never}.
 *
 * @param seconds that; {@code null} for ever
 */
record Lifetime(@Nullable Long seconds) {

    private static final Pattern WRITTEN = Pattern.compile("(?<count>[0-9]{1,9})(?<unit>[mhd])");

    /** Reads one for picocli. */
    static final class Reader implements ITypeConverter<Lifetime> {

        @Override
        public Lifetime convert(String text) {
            if (text.equals("never")) {
                return new Lifetime(null);
            }
            Matcher matcher = WRITTEN.matcher(text);
            if (!matcher.matches()) {
                throw wrong(text);
            }
            long count = Long.parseLong(matcher.group("count"));
            long seconds = switch (matcher.group("unit")) {
                case "m" -> Duration.ofMinutes(count).toSeconds();
                case "h" -> Duration.ofHours(count).toSeconds();
                default -> Duration.ofDays(count).toSeconds();
            };
            if (seconds == 0 || seconds > ControlRequest.MAX_INVITE_SECONDS) {
                throw wrong(text);
            }
            return new Lifetime(seconds);
        }

        private static TypeConversionException wrong(String text) {
            return new TypeConversionException(
                    "'" + text + "' is no time like 30m, 12h or 7d, up to ten years, or never");
        }
    }
}
