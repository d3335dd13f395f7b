package chat.parley.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever a few clients send, in whatever order: each request is answered once, the server makes no mistake, what was ended has
 * ended, and somebody else is served as before.
 *
 * <p>An input is text, a frame a line. A digit before it, 1 to 4, says whose it is; what the digit alone stands for is that
 * client's end, after which it may come again. What a frame cannot know is filled in by {@link Memory}.
 *
 * <p>A server with its database serves many inputs, one after the other: what one input stores, the next one finds.
 */
class SessionFuzzTest {

    private static final int MAX_LINES = 64;

    /** After so many inputs there is a new server, whose database is small. */
    private static final int INPUTS_PER_WORLD = 2_000;

    private static @Nullable World world;
    private static int inputs;

    /** Takes an input. */
    @FuzzTest
    @Timeout(120)
    void anyConversation(byte[] input) {
        World here = world();
        Memory memory = new Memory();
        Map<Character, Peer> peers = new TreeMap<>();
        List<Peer> all = new ArrayList<>();
        // Latin 1 keeps the bytes as they are, whether they are UTF-8 or not.
        for (String line : Arrays.asList(new String(input, StandardCharsets.ISO_8859_1).split("\n", MAX_LINES))) {
            boolean named = !line.isEmpty() && line.charAt(0) >= '1' && line.charAt(0) <= '4';
            char who = named ? line.charAt(0) : '1';
            String frame = named ? line.substring(1).strip() : line;
            if (frame.isEmpty()) {
                Peer gone = peers.remove(who);
                if (gone != null) {
                    gone.leave();
                }
                continue;
            }
            Peer peer = peers.computeIfAbsent(who, _ -> {
                Peer connected = here.connect();
                all.add(connected);
                return connected;
            });
            if (peer.isOpen()) {
                peer.say(memory.fill(frame).getBytes(StandardCharsets.ISO_8859_1)).forEach(memory::note);
            }
        }
        all.forEach(Peer::leave);
        here.assertUnharmed();
    }

    private static World world() {
        World now = world;
        if (now == null || inputs++ % INPUTS_PER_WORLD == 0) {
            end();
            now = new World();
            world = now;
        }
        return now;
    }

    /** Ends the last server. */
    @AfterAll
    static void end() {
        World last = world;
        world = null;
        if (last != null) {
            last.close();
        }
    }
}
