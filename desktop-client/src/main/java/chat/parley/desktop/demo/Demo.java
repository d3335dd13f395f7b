package chat.parley.desktop.demo;

import chat.parley.common.client.ClientRuntime;
import chat.parley.common.client.ReconnectPolicy;
import chat.parley.desktop.ClientLogging;
import chat.parley.desktop.ClientWindow;
import chat.parley.desktop.store.PreferencesStore;
import chat.parley.desktop.store.SessionTokens;
import chat.parley.desktop.store.ThemeChoice;
import chat.parley.desktop.ui.Snapshots;
import chat.parley.desktop.ui.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import org.jspecify.annotations.Nullable;

/**
 * Opens two windows, signs two people in and leads them into one room. With {@code --talk} they talk by themselves, otherwise
 * the windows stay until both are closed. Exit code 0 when everything went well, 1 when not, 2 for a wrong command line.
 *
 * <p>Runs on the main thread, and goes to JavaFX's thread for everything that it does with the windows.
 */
public final class Demo {

    private static final String ROOM = "Welcome";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final double NARROWEST = 640;

    private static final int FAILED = 1;
    private static final int USAGE_ERROR = 2;

    private final Texts texts = new Texts(Locale.getDefault(), ZoneId.systemDefault());
    private final DemoOptions options;
    private final CompletableFuture<ClientRuntime> runtime;
    private final List<PreferencesStore> stores = new ArrayList<>();

    private Demo(DemoOptions options) {
        this.options = options;
        this.runtime = CompletableFuture.supplyAsync(ClientRuntime::create);
    }

    /**
     * Runs the demonstration.
     *
     * @param args {@code --link LINK [--screenshots DIR] [--talk]}
     * @throws Exception when the files of the demonstration cannot be written, or the virtual machine is being shut down
     */
    public static void main(String[] args) throws Exception {
        DemoOptions options = DemoOptions.parse(args).orElse(null);
        if (options == null) {
            System.err.println("usage: Demo --link parley://HOST:PORT/?ca=... [--screenshots DIR] [--talk]");
            System.exit(USAGE_ERROR);
            return;
        }
        Path scratch = Files.createTempDirectory("parley-demo");
        ClientLogging.start(scratch); // before anything logs: what is printed here is the transcript
        Demo demo = new Demo(options);
        boolean success = false;
        try (Fx fx = new Fx()) {
            success = demo.run(fx, scratch);
        } finally {
            demo.stores.forEach(PreferencesStore::close);
            delete(scratch);
            Platform.exit();
        }
        System.exit(success ? 0 : FAILED);
    }

    private boolean run(Fx fx, Path scratch) throws InterruptedException, IOException {
        CountDownLatch toolkit = new CountDownLatch(1);
        Platform.startup(toolkit::countDown);
        toolkit.await();
        Platform.setImplicitExit(false);

        ClientWindow.Setup left = setup(scratch.resolve("ada"), ThemeChoice.LIGHT);
        ClientWindow.Setup right = setup(scratch.resolve("grace"), ThemeChoice.DARK);
        Person ada = Fx.get(() -> new Person("Ada", left));
        Person grace = Fx.get(() -> new Person("Grace", right));
        try {
            Fx.run(() -> sideBySide(ada, grace));
            String failure = meet(fx, ada, grace);
            if (failure != null) {
                System.err.println(texts.get("demo.failed", texts.get(failure)));
                return false;
            }
            return options.talk() ? talk(fx, ada, grace) : untilClosed(ada, grace);
        } finally {
            Fx.run(() -> {
                ada.close();
                grace.close();
            });
        }
    }

    private ClientWindow.Setup setup(Path directory, ThemeChoice theme) {
        PreferencesStore store = PreferencesStore.open(directory);
        store.update(p -> p.withTheme(theme));
        stores.add(store);
        return new ClientWindow.Setup(store, SessionTokens.open(directory), directory, texts, runtime,
                ReconnectPolicy.defaults(), Clock.system(ZoneId.systemDefault()), _ -> {}, "Parley demo",
                options.link());
    }

    private static void sideBySide(Person left, Person right) {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        double half = Math.floor(screen.getWidth() / 2);
        if (half >= NARROWEST) {
            double height = Math.min(screen.getHeight(), 800);
            left.show(screen.getMinX(), screen.getMinY(), half, height);
            right.show(screen.getMinX() + half, screen.getMinY(), half, height);
        } else {
            double height = Math.floor(screen.getHeight() / 2);
            left.show(screen.getMinX(), screen.getMinY(), screen.getWidth(), height);
            right.show(screen.getMinX(), screen.getMinY() + height, screen.getWidth(), height);
        }
    }

    /** Signs both in and leads them into the room; says what failed, or {@code null}. */
    private static @Nullable String meet(Fx fx, Person ada, Person grace)
            throws InterruptedException {
        Fx.run(() -> {
            ada.register();
            grace.register();
        });
        if (!fx.await(PATIENCE, () -> ada.isOnline() && grace.isOnline() && ada.sees("new-room"))) {
            return "demo.signIn";
        }
        Fx.run(ada::beginRoom);
        if (!fx.await(PATIENCE, () -> ada.sees("create-name"))) {
            return "demo.create";
        }
        Fx.run(() -> ada.createRoom(ROOM));
        for (Person person : List.of(ada, grace)) {
            if (!fx.await(PATIENCE, () -> person.isIn(ROOM))) {
                return "demo.enter";
            }
        }
        return fx.await(PATIENCE, () -> ada.present(ROOM) == 2 && grace.present(ROOM) == 2) ? null : "demo.enter";
    }

    private static boolean untilClosed(Person ada, Person grace) throws InterruptedException {
        CountDownLatch open = new CountDownLatch(2);
        Fx.run(() -> {
            for (Person person : List.of(ada, grace)) {
                person.stage().showingProperty().subscribe(showing -> {
                    if (!showing) {
                        open.countDown();
                    }
                });
            }
        });
        open.await();
        return true;
    }

    private boolean talk(Fx fx, Person ada, Person grace) throws InterruptedException, IOException {
        Talk talk = new Talk(texts, ROOM, ada, grace);
        List<String> missing = talk.run(fx, PATIENCE);
        talk.transcript().forEach(System.out::println);
        if (options.screenshots() != null) {
            for (Person person : List.of(ada, grace)) {
                Snapshots.write(Fx.get(() -> Snapshots.take(person.scene())),
                        options.screenshots().resolve(person.name().toLowerCase(Locale.ROOT) + ".png"));
            }
        }
        missing.forEach(line -> System.err.println(texts.get("demo.missing", line)));
        return missing.isEmpty();
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
