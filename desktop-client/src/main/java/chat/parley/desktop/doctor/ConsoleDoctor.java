package chat.parley.desktop.doctor;

import chat.parley.common.client.ClientRuntime;
import chat.parley.common.doctor.ConnectionDoctor;
import chat.parley.common.doctor.Finding;
import chat.parley.common.doctor.Way;
import chat.parley.desktop.net.ConnectionCheck;
import chat.parley.desktop.ui.Texts;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Checks the way to a server without a window: a line for each step, as soon as it is done. Stateless. */
public final class ConsoleDoctor {

    /** The exit code when something has failed. */
    public static final int FAILED = 1;

    private ConsoleDoctor() {}

    /**
     * Checks it; waits until that is done.
     *
     * @param way which way; its password is tried
     * @param texts the words
     * @param out where the lines go
     * @return the exit code: 0 when nothing has failed, though there may be warnings
     * @throws InterruptedException when the thread is interrupted
     */
    public static int run(Way way, Texts texts, PrintStream out) throws InterruptedException {
        List<Finding.Level> levels = new ArrayList<>();
        try (ClientRuntime runtime = ClientRuntime.create()) {
            ConnectionDoctor.examine(way, ConnectionCheck.PATIENCE, runtime, result -> {
                levels.add(result.outcome().level());
                out.println(DoctorWords.line(result, texts));
            });
        }
        return levels.contains(Finding.Level.FAILED) ? FAILED : 0;
    }
}
