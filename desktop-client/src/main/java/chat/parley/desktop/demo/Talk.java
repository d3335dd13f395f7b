package chat.parley.desktop.demo;

import chat.parley.desktop.model.Entry;
import chat.parley.desktop.ui.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Has two people say a few things to each other, one of them in private, and sees what arrives. Runs on the main thread. */
final class Talk {

    /** One thing that is said. */
    private record Line(Person speaker, boolean inPrivate, String text) {}

    private final Texts texts;
    private final String room;
    private final Person ada;
    private final Person grace;
    private final List<Line> lines;

    Talk(Texts texts, String room, Person ada, Person grace) {
        this.texts = texts;
        this.room = room;
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
                if (!fx.await(limit, () -> person.seen(room).stream().anyMatch(entry -> is(entry, line)))) {
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
            for (Entry entry : Fx.get(() -> person.seen(room))) {
                switch (entry) {
                    case Entry.Said(var message) ->
                        transcript.add(line(person, message.from(), "", String.valueOf(message.text())));
                    case Entry.Whispered(var message, var to) -> transcript.add(line(person, message.from(),
                            to.equals(person.name()) ? texts.get("demo.toMe") : texts.get("demo.to", to),
                            String.valueOf(message.text())));
                    case Entry.Unsent _ -> {
                        // did not arrive, which is said elsewhere
                    }
                }
            }
        }
        return transcript;
    }

    private String line(Person window, String from, String whom, String text) {
        return texts.get("demo.transcript", window.name(), from, whom, text);
    }

    private boolean is(Entry entry, Line line) {
        return switch (entry) {
            case Entry.Said(var message) -> !line.inPrivate() && message.from().equals(line.speaker().name())
                    && line.text().equals(message.text());
            case Entry.Whispered(var message, var to) ->
                line.inPrivate() && message.from().equals(line.speaker().name())
                        && to.equals(other(line.speaker()).name()) && line.text().equals(message.text());
            case Entry.Unsent _ -> false;
        };
    }

    private Person other(Person person) {
        return person.equals(ada) ? grace : ada;
    }
}
