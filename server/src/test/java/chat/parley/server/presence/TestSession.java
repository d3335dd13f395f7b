package chat.parley.server.presence;

import chat.parley.common.Limits;
import chat.parley.common.protocol.Names;
import chat.parley.server.account.Account;
import chat.parley.server.testing.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import tools.jackson.databind.JsonNode;

/** A session without a connection, which keeps what it is sent. */
final class TestSession implements Participant {

    private final Account account;
    private final boolean modern;
    private final Blocks blocks;
    private final Queue<byte[]> pushed = new ConcurrentLinkedQueue<>();

    TestSession(Account account, boolean modern, Blocks blocks) {
        this.account = account;
        this.modern = modern;
        this.blocks = blocks;
    }

    @Override
    public Account account() {
        return account;
    }

    @Override
    public String key() {
        return Names.key(account.name());
    }

    @Override
    public boolean isModern() {
        return modern;
    }

    @Override
    public long presentIn() {
        return 0;
    }

    @Override
    public Blocks blocks() {
        return blocks;
    }

    @Override
    public void deliver(byte[] frame) {
        throw new IllegalStateException("whatever concerns people may be left out for a slow reader");
    }

    @Override
    public void push(long topic, byte[] frame) {
        if (topic != PEOPLE) {
            throw new IllegalStateException("topic " + topic);
        }
        pushed.add(frame);
    }

    @Override
    public void expel(long room, String why) {
        throw new IllegalStateException(why);
    }

    /** What it was sent since it was asked last. */
    List<byte[]> frames() {
        List<byte[]> frames = List.copyOf(pushed);
        frames.forEach(pushed::remove);
        return frames;
    }

    /** The events that it was sent since it was asked last. */
    List<JsonNode> events() {
        return frames().stream()
                .map(frame -> Json.parse(Arrays.copyOfRange(frame, Limits.FRAME_HEADER_BYTES, frame.length))).toList();
    }

    @Override
    public void disconnect() {
        throw new UnsupportedOperationException("nobody administers this");
    }
}
