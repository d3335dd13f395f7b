package chat.parley.bench;

import chat.parley.common.client.ClientRuntime;
import chat.parley.common.client.ReconnectPolicy;
import chat.parley.desktop.ClientWindow;
import chat.parley.desktop.IdleCleanup;
import chat.parley.desktop.model.Account;
import chat.parley.desktop.model.Conversation;
import chat.parley.desktop.store.PreferencesStore;
import chat.parley.desktop.store.SessionTokens;
import chat.parley.desktop.ui.Navigation;
import chat.parley.desktop.ui.Texts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * The real window of an account that is signed in, in a process of its own, which does what it is told on standard input and
 * prints what that took. Its only argument is the client's directory.
 *
 * <p>Commands: {@code ready N} (N conversations are known and the account is online), {@code open TITLE}, {@code end},
 * {@code probe SECONDS}, {@code memory}; the end of the input ends it.
 */
public final class MeasuredWindow {

    /** How long to wait before looking again. */
    private static final long LOOK_MILLIS = 5;
    /** How long after one keystroke the next one comes: a fast typist's. */
    private static final long KEY_MILLIS = 80;

    private final ClientWindow window;
    private final Stage stage;

    private MeasuredWindow(Stage stage, ClientWindow window) {
        this.stage = stage;
        this.window = window;
    }

    /**
     * Opens the window.
     *
     * @param args the client's directory
     * @throws Exception when something goes wrong: the benchmark fails
     */
    public static void main(String[] args) throws Exception {
        Path config = Path.of(args[0]);
        CountDownLatch toolkit = new CountDownLatch(1);
        Platform.startup(toolkit::countDown);
        toolkit.await();
        try (PreferencesStore preferences = PreferencesStore.open(config)) {
            ClientWindow.Setup setup = new ClientWindow.Setup(preferences, SessionTokens.open(config), config,
                    new Texts(Locale.UK, ZoneId.systemDefault()),
                    CompletableFuture.supplyAsync(ClientRuntime::create), ReconnectPolicy.defaults(),
                    Clock.system(ZoneId.systemDefault()), _ -> {}, "Parley bench", null);
            MeasuredWindow measured = fx(() -> {
                Stage stage = new Stage();
                stage.setX(0);
                stage.setY(0);
                stage.setWidth(1000);
                stage.setHeight(700);
                ClientWindow made = new ClientWindow(stage, setup);
                made.show();
                IdleCleanup.start(made);
                return new MeasuredWindow(stage, made);
            });
            measured.obey(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)));
            fx(() -> {
                measured.window.close();
                measured.stage.hide();
                return true;
            });
        }
        Platform.exit();
        System.exit(0);
    }

    private void obey(BufferedReader commands) throws Exception {
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            String[] words = line.split(" ", 2);
            System.out.println(switch (words[0]) {
                case "ready" -> ready(Integer.parseInt(words[1]));
                case "open" -> open(words[1]);
                case "end" -> end();
                case "probe" -> probe(Integer.parseInt(words[1]));
                case "memory" -> memory();
                default -> throw new IllegalArgumentException(line);
            });
        }
    }

    private String ready(int conversations) throws Exception {
        await(() -> {
            Account account = window.account();
            return account != null && account.isOnline() && account.conversations().size() >= conversations;
        });
        return "ready";
    }

    private Account account() {
        return Objects.requireNonNull(window.account(), "nobody is signed in");
    }

    private Navigation navigation() {
        return Objects.requireNonNull(window.navigation(), "nobody is signed in");
    }

    /** From the click until the messages have been laid out and drawn. */
    private String open(String title) throws Exception {
        Conversation conversation = fx(() -> account().conversations().stream().filter(c -> c.title().equals(title))
                .findAny().orElseThrow());
        long begun = System.nanoTime();
        fx(() -> {
            navigation().open(conversation);
            return true;
        });
        await(() -> !conversation.timeline().rows().isEmpty());
        pulses(2);
        return String.valueOf(System.nanoTime() - begun);
    }

    /** To the end of what is open, which is followed from then on. */
    private String end() throws Exception {
        fx(() -> {
            if (stage.getScene().lookup("#jump-newest") instanceof ButtonBase button && button.isVisible()) {
                button.fire();
            }
            return true;
        });
        pulses(2);
        return "there";
    }

    /** The longest and the usual time that JavaFX's thread was not to be had, and that a typed letter took to be seen. */
    private String probe(int seconds) throws Exception {
        Latencies turns = new Latencies();
        Latencies echoes = new Latencies();
        Thread typist = Thread.ofPlatform().daemon().start(() -> type(echoes, seconds));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < end) {
            long asked = System.nanoTime();
            fx(() -> true);
            turns.add(System.nanoTime() - asked);
            pause(1);
        }
        typist.join();
        return turns.summary() + " | " + echoes.summary();
    }

    private void type(Latencies echoes, int seconds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        try {
            // Looked for before: that visits every node of the window, which a key does not.
            TextInputControl input = fx(() -> (TextInputControl) stage.getScene().lookup("#composer-input"));
            for (int i = 0; System.nanoTime() < end; i++) {
                String letter = String.valueOf((char) ('a' + i % 26));
                long begun = System.nanoTime();
                fx(() -> {
                    input.appendText(letter);
                    return true;
                });
                pulses(1);
                echoes.add(System.nanoTime() - begun);
                pause(KEY_MILLIS);
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String memory() throws IOException {
        String resident = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:")).findFirst().orElse("0").replaceAll("\\D", "");
        Runtime runtime = Runtime.getRuntime();
        return resident + " " + (runtime.totalMemory() - runtime.freeMemory()) / 1024;
    }

    /** Waits until so many frames have begun after now, and one more, so that the last of them has been drawn. */
    private static void pulses(int count) throws Exception {
        CountDownLatch drawn = new CountDownLatch(1);
        fx(() -> {
            new AnimationTimer() {
                private int seen;

                @Override
                public void handle(long now) {
                    seen++;
                    if (seen > count) {
                        stop();
                        drawn.countDown();
                    }
                }
            }.start();
            return true;
        });
        drawn.await();
    }

    private static void await(BooleanSupplier condition) throws Exception {
        while (!fx(condition::getAsBoolean)) {
            pause(LOOK_MILLIS);
        }
    }

    /** A benchmark may wait: nothing depends on how long. */
    private static void pause(long millis) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(millis);
    }

    private static <T extends @Nullable Object> T fx(Supplier<T> work) throws Exception {
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                done.complete(work.get());
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        return done.get();
    }
}
