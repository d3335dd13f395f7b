package chat.parley.server.control;

import chat.parley.common.Limits;
import chat.parley.common.frame.FrameReader;
import java.io.Closeable;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Asks the server that runs with a data directory. Used by one thread. */
public final class ControlClient implements Closeable {

    private final JsonMapper mapper = JsonMapper.builder().build();
    private final SocketChannel channel;
    private final FrameReader answers;

    private ControlClient(SocketChannel channel) {
        this.channel = channel;
        this.answers = new FrameReader(Channels.newInputStream(channel), Limits.MAX_SERVER_FRAME_BYTES);
    }

    /**
     * Connects.
     *
     * @param data the server's data directory
     * @return the connection
     * @throws NoServerException when no server runs there, or this user may not administer it
     */
    public static ControlClient connect(Path data) throws NoServerException {
        Path socket = ControlWire.socket(data);
        try {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                channel.connect(UnixDomainSocketAddress.of(socket));
                return new ControlClient(channel);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new NoServerException("no server runs with the data directory " + data + ", or not as this user ("
                    + socket.getFileName() + ": " + e.getMessage() + ")", e);
        }
    }

    /**
     * Asks, and waits for the answer.
     *
     * @param request what
     * @param reply what is answered if it is done
     * @param <R> the same
     * @return the answer
     * @throws ControlException when the server refuses, or cannot do it
     * @throws IOException when the connection fails; it is not known then whether the server has done it
     */
    public <R extends ControlReply> R ask(ControlRequest request, Class<R> reply) throws IOException {
        byte[] answer = answer(ControlWire.request(mapper, request));
        try {
            return ControlWire.reply(mapper, answer, reply);
        } catch (JacksonException e) {
            throw unknown("the server's answer cannot be understood; is it of another version?", e);
        }
    }

    private byte[] answer(byte[] request) throws IOException {
        byte[] answer;
        try {
            ByteBuffer frame = ByteBuffer.wrap(request);
            while (frame.hasRemaining()) {
                channel.write(frame);
            }
            answer = answers.read();
        } catch (IOException e) {
            throw unknown(String.valueOf(e.getMessage()), e);
        }
        if (answer == null) {
            throw unknown("the server has ended without an answer", null);
        }
        return answer;
    }

    private static IOException unknown(String why, @Nullable Exception cause) {
        return new IOException("it is not known whether this was done: " + why, cause);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
