package chat.parley.desktop.settings;

import chat.parley.desktop.notify.Tone;
import chat.parley.desktop.store.NotificationLevel;
import chat.parley.desktop.store.NotificationSettings;
import chat.parley.desktop.ui.Phrase;
import chat.parley.desktop.ui.Workplace;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import javafx.application.Platform;

/** Of what the person is told, and how. */
final class NotificationSection extends Section {

    NotificationSection(Workplace place) {
        super(place.texts());
        NotificationSettings now = place.preferences().get().notifications();
        choice("settings-level", "settings.level", List.of(NotificationLevel.values()), now.level(),
                level -> texts.get("settings.level." + level.name().toLowerCase(Locale.ROOT)),
                level -> set(place, n -> n.withLevel(level)));
        help("settings.level.help");
        check("settings-dnd", "settings.doNotDisturb", now.doNotDisturb(),
                on -> set(place, n -> n.withDoNotDisturb(on)));
        help("settings.doNotDisturb.help");
        check("settings-sounds", "settings.sounds", now.sounds(), on -> {
            set(place, n -> n.withSounds(on));
            if (on) { // so that it is known how it sounds, or that it does not
                Tone.play(() -> Platform.runLater(() -> place.notices().tell(Phrase.of("settings.sounds.none"))));
            }
        });
        check("settings-tray", "settings.tray", place.preferences().get().settings().tray(),
                on -> place.preferences().update(p -> p.withSettings(s -> s.withTray(on))));
        help("settings.tray.help");
    }

    private static void set(Workplace place, UnaryOperator<NotificationSettings> change) {
        place.preferences().update(p -> p.withNotifications(change));
    }
}
