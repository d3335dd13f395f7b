package chat.parley.desktop;

import chat.parley.common.protocol.v1.MessageCodec;
import chat.parley.desktop.net.ReconnectPolicy;
import chat.parley.desktop.store.PreferencesStore;
import chat.parley.desktop.ui.Texts;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the desktop client: one window. No {@code javafx.application.Application}, because its life cycle would not let files
 * be read while the toolkit starts; the main thread reads them, opens the window on JavaFX's thread, waits until it is closed,
 * and writes what is to be remembered.
 */
public final class DesktopApp {

    private static final int USAGE_ERROR = 2;

    private DesktopApp() {}

    /**
     * Runs the client until its window is closed.
     *
     * @param args see {@code --help}
     * @throws InterruptedException when the virtual machine is being shut down
     */
    public static void main(String[] args) throws InterruptedException {
        Texts texts = new Texts(Locale.getDefault(), ZoneId.systemDefault());
        switch (CommandLine.parse(args)) {
            case CommandLine.Help _ -> System.out.println(texts.get("cli.help"));
            case CommandLine.Mistake(var phrase) -> {
                System.err.println(texts.get(phrase));
                System.exit(USAGE_ERROR);
            }
            case CommandLine.Open open -> run(open, texts);
        }
    }

    private static void run(CommandLine.Open options, Texts texts) throws InterruptedException {
        CountDownLatch toolkit = new CountDownLatch(1);
        Drawing.choose();
        Platform.startup(toolkit::countDown); // takes the longest: everything else meanwhile
        ClientLogging.start(options.config());
        Logger log = LoggerFactory.getLogger(DesktopApp.class);
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> log.error("{} failed", thread.getName(), e));

        try (PreferencesStore preferences = PreferencesStore.open(options.config())) {
            CompletableFuture<MessageCodec> codec = new CompletableFuture<>();
            CountDownLatch closed = new CountDownLatch(1);
            toolkit.await();
            Platform.runLater(() -> {
                try {
                    open(new Stage(), preferences, texts, codec, options.link(), closed::countDown);
                } catch (RuntimeException e) {
                    log.error("The window cannot be opened", e);
                    closed.countDown();
                }
            });
            // The codec costs a third of a second, and nobody needs it before they have typed a password.
            Platform.runLater(() -> Thread.ofPlatform().daemon().name("parley-codec")
                    .start(() -> codec.complete(new MessageCodec())));
            closed.await();
        } finally {
            Platform.exit();
        }
    }

    private static void open(Stage stage, PreferencesStore preferences, Texts texts,
            CompletableFuture<MessageCodec> codec, @Nullable String invite, Runnable closed) {
        ClientWindow window = new ClientWindow(stage, preferences, texts, codec, ReconnectPolicy.defaults(),
                Clock.systemUTC(), invite);
        window.show();
        StartUp.watch(stage);
        // A signal ends the virtual machine and closes no window. After an ordinary end there is nothing left to do.
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("parley-end").unstarted(() -> {
            window.remember();
            preferences.close();
        }));
        stage.showingProperty().subscribe(showing -> {
            if (!showing) {
                closed.run();
            }
        });
    }
}
