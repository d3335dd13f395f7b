package chat.parley.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.Limits;
import chat.parley.common.frame.FrameReader;
import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.ProtocolException;
import chat.parley.common.protocol.v2.Asked;
import chat.parley.server.BareServer;
import chat.parley.server.session.CloseReason;
import chat.parley.server.session.Link;
import chat.parley.server.session.Session;
import chat.parley.server.wire.Frames;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A client whose connection is a queue in memory, with its session. It sends one frame after the other, and knows what may come
 * back. Used by one thread; the server's threads add to the queue.
 */
final class Peer implements Link {

    /** Answered by a frame that others get, too, or that is pushed besides: there may be more than the answer. */
    private static final Set<String> ALSO_PUSHED = Set.of("list", "exit");

    private final Session session;
    private final Frames frames;
    private final Queue<Heard> heard = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Thread ending;
    private boolean begun;
    private boolean modern;

    /** Connects. */
    Peer(BareServer server) {
        frames = server.services().frames();
        session = server.begin(this);
    }

    /** Whether the server still listens. */
    boolean isOpen() {
        return ending == null;
    }

    /**
     * Sends a frame, waits until what it asks for is stored, and looks at what came back.
     *
     * @return all that came back, pushes among it
     */
    List<Heard> say(byte[] payload) {
        heard.clear();
        if (!begun) {
            begun = true;
            modern = frames.two().isHello(payload);
        }
        session.receive(payload);
        session.settle();
        List<Heard> answers = new ArrayList<>(heard);
        answers.forEach(Heard::assertRight);
        if (isOpen()) {
            if (modern) {
                assertAnswered2(payload, answers);
            } else {
                assertAnswered1(payload, answers);
            }
        }
        return answers;
    }

    private void assertAnswered2(byte[] payload, List<Heard> answers) {
        String id;
        try {
            Asked asked = frames.two().decodeRequest(payload);
            id = asked.id();
        } catch (ProtocolException e) {
            assertThat(e.isFatal()).as("the connection is closed after " + e.code()).isFalse();
            id = e.id();
        }
        String wanted = id;
        assertThat(answers.stream()
                .filter(a -> wanted == null ? a.id() == null && a.isRefusal() : wanted.equals(a.id())))
                .as("answers to " + id).hasSize(1);
    }

    private void assertAnswered1(byte[] payload, List<Heard> answers) {
        String type;
        try {
            type = frames.one().decodeRequest(payload).type();
        } catch (ProtocolException e) {
            assertThat(e.isFatal()).as("the connection is closed after " + e.code()).isFalse();
            type = e.request();
        }
        String wanted = type;
        long count = answers.stream().filter(a -> a.type().equals(wanted)
                || (wanted.equals("list") && a.type().equals("list_room"))).count();
        if (ALSO_PUSHED.contains(wanted)) {
            assertThat(count).as("answers to " + wanted).isPositive();
        } else {
            assertThat(count).as("answers to " + wanted).isOne();
        }
    }

    /** Closes, and waits until the session has ended. */
    void leave() {
        session.end();
        Thread last = ending;
        if (last != null) {
            try {
                last.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public InetAddress address() {
        return InetAddress.getLoopbackAddress();
    }

    @Override
    public void send(byte[] frame) {
        if (isOpen()) {
            add(frame);
        }
    }

    private void add(byte[] frame) {
        FrameReader reader = new FrameReader(new ByteArrayInputStream(frame), Limits.MAX_SERVER_FRAME_BYTES);
        try {
            heard.add(Heard.read(Objects.requireNonNull(reader.read())));
            assertThat(reader.read()).isNull();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void push(long topic, byte[] frame) {
        send(frame);
    }

    @Override
    public void allowResync(Function<Set<Long>, byte[]> notice) {
        // Nothing is ever left out here.
    }

    @Override
    public void close(CloseReason reason) {
        closeAfter(reason.code().orElseThrow(), reason.words());
    }

    @Override
    public synchronized void closeAfter(ErrorCode code, String message) {
        if (isOpen()) {
            add(frames.refusal(null, ProtocolException.NO_REQUEST, code, message));
            ending = Thread.startVirtualThread(session::end); // as a connection does: the caller may hold locks
        }
    }
}
