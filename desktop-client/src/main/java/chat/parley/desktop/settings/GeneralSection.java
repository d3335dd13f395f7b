package chat.parley.desktop.settings;

import chat.parley.desktop.store.Settings;
import chat.parley.desktop.store.ThemeChoice;
import chat.parley.desktop.ui.Workplace;
import chat.parley.desktop.ui.Zoom;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Language, look, size, and what Enter does. */
final class GeneralSection extends Section {

    /** What stands for the system's language in the list. */
    private static final String SYSTEM = "";

    private static final List<String> LANGUAGES = List.of(SYSTEM, "en", "de");

    GeneralSection(Workplace place, Zoom zoom) {
        super(place.texts());
        Settings now = place.preferences().get().settings();
        choice("settings-language", "settings.language", LANGUAGES, Objects.requireNonNullElse(now.language(), SYSTEM),
                tag -> tag.isEmpty()
                        ? texts.get("settings.language.system")
                        : Locale.forLanguageTag(tag).getDisplayLanguage(Locale.forLanguageTag(tag)),
                tag -> set(place, s -> s.withLanguage(tag.isEmpty() ? null : tag)));
        help("settings.language.help");
        choice("settings-theme", "settings.theme", List.of(ThemeChoice.values()), place.preferences().get().theme(),
                theme -> texts.get("settings.theme." + theme.name().toLowerCase(Locale.ROOT)), place.theme()::choose);
        TreeSet<Integer> steps = new TreeSet<>(Zoom.STEPS);
        steps.add(zoom.percent());
        choice("settings-zoom", "settings.zoom", List.copyOf(steps), zoom.percent(),
                percent -> texts.get("settings.zoom.percent", percent), zoom::set);
        check("settings-enter", "settings.enterSends", now.enterSends(), on -> set(place, s -> s.withEnterSends(on)));
        help("settings.enterSends.help");
    }

    private static void set(Workplace place, UnaryOperator<Settings> change) {
        place.preferences().update(p -> p.withSettings(change));
    }
}
