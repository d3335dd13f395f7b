package chat.parley.desktop.doctor;

import chat.parley.common.doctor.ConnectionStep;
import chat.parley.common.doctor.Finding;
import chat.parley.common.doctor.StepOutcome;
import chat.parley.common.doctor.StepResult;
import chat.parley.desktop.ui.Phrase;
import chat.parley.desktop.ui.Texts;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What comes of the steps of the way to a server, in words for whoever uses the client. Stateless. */
final class DoctorWords {

    /** Not where more follows in the same line. */
    private static final Pattern FULL_STOP = Pattern.compile("\\.$");

    private DoctorWords() {}

    static Phrase name(ConnectionStep step) {
        return Phrase.of("doctor.step." + step.word());
    }

    /** What has come of a step. */
    static Phrase what(StepResult result) {
        return new Phrase("doctor.what." + key(result.outcome()), List.copyOf(result.details()));
    }

    /** What to do about it; {@code null} when all is well. */
    static @Nullable Phrase remedy(StepResult result) {
        return result.outcome().level() == Finding.Level.OK
                ? null
                : Phrase.of("doctor.remedy." + key(result.outcome()));
    }

    private static String key(StepOutcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    /** As a line of a report: the words for step and level are those of the server's doctor in every language. */
    static String line(StepResult result, Texts texts) {
        String what = texts.get(what(result));
        return result.finding(FULL_STOP.matcher(what).replaceFirst(""), texts.get(remedy(result))).line();
    }
}
