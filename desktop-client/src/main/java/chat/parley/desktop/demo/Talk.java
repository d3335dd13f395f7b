package chat.parley.desktop.demo;

import chat.parley.desktop.room.TimelineEntry.Audience;
import chat.parley.desktop.room.TimelineEntry.Delivery;
import chat.parley.desktop.room.TimelineEntry.Message;
import chat.parley.desktop.ui.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Has two people say a few things to each other, one of them in private, and sees what arrives. Runs on the main thread. */
final class Talk {

    /** One thing that is said. */
    private record Line(Person speaker, boolean inPrivate, String text) {}

    private final Texts texts;
    private final Person ada;
    private final Person grace;
    private final List<Line> lines;

    Talk(Texts texts, Person ada, Person grace) {
        this.texts = texts;
        this.ada = ada;
        this.grace = grace;
        lines = List.of(new Line(ada, false, texts.get("demo.line1")), new Line(grace, false, texts.get("demo.line2")),
                new Line(ada, false, texts.get("demo.line3")), new Line(grace, true, texts.get("demo.line4")),
                new Line(ada, true, texts.get("demo.line5")), new Line(grace, false, texts.get("demo.line6")));
    }

    /**
     * Has them talk: each waits until the other has got the last message.
     *
     * @param limit how long each message may take
     * @return what did not arrive, a line each
     */
    List<String> run(Fx fx, Duration limit) throws InterruptedException {
        List<String> missing = new ArrayList<>();
        for (Line line : lines) {
            String name = other(line.speaker()).name();
            Fx.run(() -> line.speaker()
                    .say(line.inPrivate() ? "\\private " + name + " " + line.text() : line.text()));
            for (Person person : List.of(ada, grace)) {
                if (!fx.await(limit, () -> person.seen().stream().anyMatch(m -> is(m, line, person)))) {
                    missing.add(texts.get("demo.missingAt", line.text(), person.name()));
                }
            }
        }
        return missing;
    }

    /** What each window shows, a line a message. */
    List<String> transcript() throws InterruptedException {
        List<String> transcript = new ArrayList<>();
        for (Person person : List.of(ada, grace)) {
            for (Message message : Fx.get(person::seen)) {
                String whom = switch (message.audience()) {
                    case EVERYONE -> "";
                    case ME -> texts.get("demo.toMe");
                    case ONE -> texts.get("demo.to", message.to());
                };
                transcript.add(texts.get("demo.transcript", person.name(), message.from(), whom, message.text()));
            }
        }
        return transcript;
    }

    private boolean is(Message message, Line line, Person window) {
        Audience expected = Audience.EVERYONE;
        if (line.inPrivate()) {
            expected = window.equals(line.speaker()) ? Audience.ONE : Audience.ME;
        }
        String to = expected == Audience.ONE ? other(line.speaker()).name() : "";
        return message.delivery() == Delivery.DONE && message.from().equals(line.speaker().name())
                && message.audience() == expected && message.to().equals(to) && message.text().equals(line.text());
    }

    private Person other(Person person) {
        return person.equals(ada) ? grace : ada;
    }
}
