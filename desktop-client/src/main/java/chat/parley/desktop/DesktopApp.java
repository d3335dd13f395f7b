package chat.parley.desktop;

import chat.parley.common.client.ClientRuntime;
import chat.parley.common.client.ReconnectPolicy;
import chat.parley.common.doctor.Way;
import chat.parley.common.trust.CaFingerprint;
import chat.parley.desktop.doctor.ConsoleDoctor;
import chat.parley.desktop.instance.Owner;
import chat.parley.desktop.instance.SingleInstance;
import chat.parley.desktop.store.Preferences;
import chat.parley.desktop.store.PreferencesStore;
import chat.parley.desktop.store.SessionTokens;
import chat.parley.desktop.ui.Texts;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the desktop client: one window. Not in the life cycle of {@code javafx.application.Application}, which would not let
 * files be read while the toolkit starts; the main thread reads them, opens the window on JavaFX's thread, waits until it is closed,
 * and writes what is to be remembered.
 */
public final class DesktopApp {

    private static final int FAILURE = 1;
    private static final int USAGE_ERROR = 2;
    private static final String VERSION = Objects
            .requireNonNullElse(DesktopApp.class.getPackage().getImplementationVersion(), "in development");
    private static final String PROGRAM = "Parley " + VERSION;

    private DesktopApp() {}

    /**
     * Runs the client until its window is closed, or does without a window what is asked for.
     *
     * @param args see {@code --help}
     * @throws InterruptedException when the virtual machine is being shut down
     */
    public static void main(String[] args) throws InterruptedException {
        Texts texts = new Texts(Locale.getDefault(), ZoneId.systemDefault());
        switch (CommandLine.parse(args)) {
            case CommandLine.Help _ -> System.out.println(texts.get("cli.help"));
            case CommandLine.Version _ -> System.out.println("Parley client " + VERSION);
            case CommandLine.Mistake(var phrase) -> {
                System.err.println(texts.get(phrase));
                System.exit(USAGE_ERROR);
            }
            case CommandLine.Doctor doctor -> System.exit(examine(doctor, texts));
            case CommandLine.Open open -> runOnce(open, texts);
        }
    }

    /** Without a window, also where there could be none. What is known of the server comes first, as when signing in. */
    private static int examine(CommandLine.Doctor asked, Texts usual) throws InterruptedException {
        ClientLogging.quiet();
        Preferences known;
        try (PreferencesStore preferences = PreferencesStore.open(asked.config())) {
            known = preferences.get();
        }
        Texts texts = inLanguage(known.settings().language(), usual);
        Way.Login login = null;
        if (asked.user() != null) {
            try {
                login = new Way.Login(asked.user(),
                        ConsolePassword.ask(texts.get("cli.password", asked.user()), System.in));
            } catch (IOException _) {
                System.err.println(texts.get("cli.noPassword"));
                return USAGE_ERROR;
            }
        }
        CaFingerprint pin = known.pin(asked.server()).orElse(asked.linked());
        return ConsoleDoctor.run(new Way(asked.server(), pin, login), texts, System.out);
    }

    /** Opens a window, unless there is one for this directory: then that one comes to the front, and takes the link. */
    private static void runOnce(CommandLine.Open options, Texts texts) throws InterruptedException {
        List<String> words = options.link() == null ? List.of() : List.of(options.link());
        try {
            switch (SingleInstance.claim(options.config(), words)) {
                case SingleInstance.HandedOver _ -> {
                    // the other window has it
                }
                case Owner owner -> {
                    try (owner) {
                        run(options, texts, owner);
                    }
                }
            }
        } catch (IOException e) {
            System.err.println(texts.get("cli.directory", options.config().toString(), e.toString()));
            System.exit(USAGE_ERROR);
        } catch (Parley.NotStartedException e) {
            System.err.println(texts.get("cli.noDisplay", String.valueOf(e.getCause())));
            System.exit(FAILURE);
        }
    }

    private static void run(CommandLine.Open options, Texts texts, Owner owner)
            throws InterruptedException, Parley.NotStartedException {
        Drawing.choose();
        Parley.begin(); // takes the longest: everything else meanwhile
        ClientLogging.start(options.config());
        Logger log = LoggerFactory.getLogger(DesktopApp.class);
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> log.error("{} failed", thread.getName(), e));

        try (PreferencesStore preferences = PreferencesStore.open(options.config())) {
            CompletableFuture<ClientRuntime> runtime = new CompletableFuture<>();
            SessionTokens tokens = SessionTokens.open(options.config());
            Texts chosen = inLanguage(preferences.get().settings().language(), texts);
            CountDownLatch closed = new CountDownLatch(1);
            Parley.await();
            Platform.runLater(() -> {
                try {
                    open(new Stage(), new ClientWindow.Setup(preferences, tokens, options.config(), chosen, runtime,
                            ReconnectPolicy.defaults(), Clock.system(ZoneId.systemDefault()), Browser::open,
                            PROGRAM,
                            options.link()), owner, closed::countDown);
                } catch (RuntimeException | LinkageError e) {
                    log.error("The window cannot be opened", e);
                    closed.countDown();
                }
            });
            // The codec costs a third of a second, and nobody needs it before they have typed a password.
            Platform.runLater(() -> runtime.completeAsync(ClientRuntime::create,
                    work -> Thread.ofPlatform().daemon().name("parley-codec").start(work)));
            closed.await();
        } finally {
            Parley.end();
        }
    }

    /** The person's choice of a language; customs, as for dates, are the system's where they are of the same language. */
    private static Texts inLanguage(@Nullable String tag, Texts usual) {
        Locale locale = tag == null ? usual.locale() : Locale.forLanguageTag(tag);
        return locale.getLanguage().equals(usual.locale().getLanguage()) ? usual : new Texts(locale, usual.zone());
    }

    private static void open(Stage stage, ClientWindow.Setup setup, Owner owner, Runnable closed) {
        ClientWindow window = new ClientWindow(stage, setup);
        window.show();
        StartUp.watch(stage, window);
        owner.onMessage(
                words -> Platform.runLater(() -> window.comeForward(words.isEmpty() ? null : words.getFirst())));
        // A signal ends the virtual machine and closes no window. After an ordinary end there is nothing left to do.
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("parley-end").unstarted(() -> {
            window.remember();
            setup.preferences().close();
        }));
        IdleCleanup cleanup = IdleCleanup.start(window);
        stage.showingProperty().subscribe(showing -> {
            if (!showing) {
                cleanup.close();
                closed.run();
            }
        });
    }
}
