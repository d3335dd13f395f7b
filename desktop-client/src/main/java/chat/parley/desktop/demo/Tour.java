package chat.parley.desktop.demo;

import chat.parley.desktop.ClientWindow;
import chat.parley.desktop.model.Entry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.scene.control.ContextMenu;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * Goes through a window as its first users do: somebody who is signed in looks around and logs out, somebody new registers and
 * looks around. For the training run of the package: the JVM sees each screen, dialog and menu once, with messages in them.
 * Runs on a thread of its own.
 */
public final class Tour {

    private static final String ROOM = "Welcome";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int FRAMES = 3;

    /** A bit of everything that people write. */
    private static final List<String> MESSAGES = List.of("Just a line", "Some **words** that are _marked_, ~~struck~~",
            "See https://example.org/page for `code` :)", "Thanks \uD83D\uDC4D\n- one\n- two\n\n1. three",
            "```\nint answer = 42;\n```\n> quoted", "@Ada, @Grace: " + "a longer one. ".repeat(20));

    private final Fx fx;
    private final Person ada;
    private final Person grace;

    private Tour(Fx fx, Person ada, Person grace) {
        this.fx = fx;
        this.ada = ada;
        this.grace = grace;
    }

    /**
     * Goes through a window.
     *
     * @param stage the window, which is shown
     * @param window what is in it; its first time, it must show the way to a server where nobody is yet
     * @throws InterruptedException when the virtual machine is being shut down
     * @throws IllegalStateException when something is not there, or does not come
     */
    public static void take(Stage stage, ClientWindow window) throws InterruptedException {
        try (Fx fx = new Fx()) {
            Person ada = Fx.get(() -> new Person("Ada", stage, window));
            Person grace = Fx.get(() -> new Person("Grace", stage, window));
            new Tour(fx, ada, grace).run();
        }
    }

    private void run() throws InterruptedException {
        if (Fx.get(() -> ada.sees("login-screen"))) {
            register(ada);
            step(ada, Person::beginRoom, "create-name");
            step(ada, it -> it.createRoom(ROOM), "composer-input");
            lookAround(ada);
        } else {
            await("Ada", ada::isOnline);
            lookAround(ada);
            step(ada, it -> it.navigation().logout(), "login-screen");
            register(grace); // whose messages come from the server, not from a local copy
            await(ROOM, () -> grace.isIn(ROOM));
            lookAround(grace);
        }
    }

    private void register(Person person) throws InterruptedException {
        Fx.run(person::register);
        await("registering", person::isOnline);
        step(person, _ -> {}, "lobby-screen");
    }

    private void lookAround(Person person) throws InterruptedException {
        int before = said(person);
        for (String text : MESSAGES) {
            step(person, it -> it.say(text), "timeline");
        }
        await("messages", () -> said(person) >= before + MESSAGES.size());
        step(person, it -> it.navigation().settings(), "settings-dialog");
        for (String section : List.of("notifications", "account", "about")) {
            step(person, it -> it.press("settings-" + section), "settings-dialog");
        }
        step(person, it -> it.press("settings-close"), "timeline");
        step(person, it -> it.navigation().switcher(), "switcher-field");
        step(person, it -> it.type("switcher-field", "Wel"), "switcher-list");
        step(person, it -> it.navigation().search(), "search-query"); // in place of the other
        step(person, it -> it.type("search-query", "line"), "search-results");
        await("hits", () -> person.finds("search-results"));
        step(person, it -> it.press("search-close"), "timeline");
        step(person, it -> it.press("room-menu"), "timeline");
        Fx.run(() -> List.copyOf(Window.getWindows()).stream().filter(ContextMenu.class::isInstance)
                .forEach(Window::hide));
        step(person, it -> it.press("emoji-button"), "emoji-picker");
        step(person, it -> it.navigation().lobby(), "lobby-screen");
        await(ROOM, () -> person.isIn(ROOM));
    }

    private static int said(Person person) {
        return (int) person.seen(ROOM).stream().filter(Entry.Said.class::isInstance).count();
    }

    private void await(String what, BooleanSupplier condition) throws InterruptedException {
        if (!fx.await(PATIENCE, condition)) {
            throw new IllegalStateException("waited in vain for " + what);
        }
        drawn();
    }

    /** Does something, waits until what it leads to is there, and lets that be drawn. */
    private void step(Person person, Consumer<Person> deed, String then) throws InterruptedException {
        Fx.run(() -> deed.accept(person));
        await(then, () -> person.sees(then));
    }

    private static void drawn() throws InterruptedException {
        CountDownLatch drawn = new CountDownLatch(1);
        Fx.run(() -> new AnimationTimer() {
            private int frames;

            @Override
            public void handle(long now) {
                frames++;
                if (frames == FRAMES) {
                    stop();
                    drawn.countDown();
                }
            }
        }.start());
        drawn.await();
    }
}
