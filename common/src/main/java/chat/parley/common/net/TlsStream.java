package chat.parley.common.net;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * TLS over a TCP socket: what the platform's {@code SSLSocket} does, by the platform's own engine, and cheaper where a server has many
 * connections. Whatever is written at once leaves by one system call, in however many records; what came with one record is
 * mostly read by one; and a connection at rest has no buffer but one of {@value #RESTING_BYTES} bytes.
 *
 * <p>One thread reads; one thread at a time writes; the first of them that comes shakes hands, and the other waits for it. Who waits
 * for the peer goes on when the socket is closed, which is the caller's to do.
 */
final class TlsStream {

    /** Enough for most frames of people who type. */
    private static final int RESTING_BYTES = 512;

    /** The largest record of a peer, its header included: RFC 5246, section 6.2.3; that of TLS 1.3 is smaller. */
    private static final int MAX_RECORD_BYTES = 5 + 16 * 1024 + 2 * 1024;

    /** What is written by one system call at most: a burst and a little more. Who writes to a peer that does not read keeps so much. */
    private static final int WRITE_BYTES = 2 * MAX_RECORD_BYTES;

    private static final Spares FOR_READING = new Spares(MAX_RECORD_BYTES);
    private static final Spares FOR_WRITING = new Spares(WRITE_BYTES);

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SSLEngine engine;
    private final Socket socket;
    private final InputStream socketIn;
    private final OutputStream socketOut;

    private final ReentrantLock handshaking = new ReentrantLock();
    private volatile boolean shaken; // set under the lock
    private @Nullable IOException notShaken; // guarded by it

    /** Held while records are made and written, so that they leave in the order of their numbers. */
    private final ReentrantLock writing = new ReentrantLock();

    // The reading thread's: what came and is not decrypted, what is decrypted and not read.
    private final byte[] resting = new byte[RESTING_BYTES];
    private byte[] received = resting;
    private int begin;
    private int end;
    private ByteBuffer plain = NOTHING;

    private final InputStream input = new InputStream() {
        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return readPlain(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return readPlain(bytes, offset, length);
        }
    };

    private final OutputStream output = new OutputStream() {
        @Override
        public void write(int one) throws IOException {
            write(new byte[]{(byte) one});
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            handshake();
            send(ByteBuffer.wrap(bytes, offset, length));
        }
    };

    /**
     * Wraps a connected socket. Nothing is read or written yet.
     *
     * @param engine with all its parameters, used by nobody else
     * @param socket whose timeout for reading is kept to
     * @throws IOException when the socket is broken already
     */
    TlsStream(SSLEngine engine, Socket socket) throws IOException {
        this.engine = engine;
        this.socket = socket;
        this.socketIn = socket.getInputStream();
        this.socketOut = socket.getOutputStream();
    }

    /**
     * Shakes hands, unless that is done or has failed before.
     *
     * @throws IOException when it fails, or did: the peer does not speak TLS, is not trusted, goes away, or takes too long
     */
    void handshake() throws IOException {
        if (shaken) {
            return;
        }
        handshaking.lock();
        try {
            if (notShaken != null) {
                throw notShaken;
            }
            if (!shaken) {
                shakeHands();
                shaken = true;
            }
        } catch (IOException e) {
            if (notShaken == null) {
                notShaken = e;
                sayWhy(e);
            }
            throw e;
        } finally {
            handshaking.unlock();
        }
    }

    private void shakeHands() throws IOException {
        engine.beginHandshake();
        HandshakeStatus status = engine.getHandshakeStatus();
        while (status != HandshakeStatus.NOT_HANDSHAKING && status != HandshakeStatus.FINISHED) {
            if (status == HandshakeStatus.NEED_UNWRAP || status == HandshakeStatus.NEED_UNWRAP_AGAIN) {
                if (!decrypt()) {
                    throw new SSLHandshakeException("the peer went away while shaking hands", new EOFException());
                }
            } else {
                attend();
            }
            status = engine.getHandshakeStatus();
        }
    }

    /**
     * What the peer says; read by one thread. The end is also where the peer closes TCP only, between two records. Reading fails when the
     * connection does, the handshake included, and when what comes is not from the peer.
     */
    InputStream input() {
        return input;
    }

    /**
     * Where to write; by one thread at a time. All that is written at once leaves at once. Writing fails when the connection does, the
     * handshake included.
     */
    OutputStream output() {
        return output;
    }

    private int readPlain(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        handshake();
        try {
            while (!plain.hasRemaining()) {
                if (!decrypt()) {
                    return -1;
                }
            }
        } catch (IOException e) {
            sayWhy(e);
            throw e;
        }
        int count = Math.min(length, plain.remaining());
        plain.get(bytes, offset, count);
        if (!plain.hasRemaining()) {
            plain = NOTHING;
        }
        return count;
    }

    /** Takes the next record, when the one before it has been read; false at the end. */
    private boolean decrypt() throws IOException {
        ByteBuffer source = ByteBuffer.wrap(received, begin, end - begin);
        ByteBuffer target = ByteBuffer.allocate(source.remaining()); // a whole record is larger than what it says
        SSLEngineResult result = engine.unwrap(source, target);
        begin = source.position();
        switch (result.getStatus()) {
            case CLOSED -> {
                return false;
            }
            case BUFFER_UNDERFLOW, BUFFER_OVERFLOW -> { // either: the record is not all here
                return receive();
            }
            case OK -> {
                plain = target.flip();
                attend();
            }
        }
        return true;
    }

    /** Reads from the socket what it has; false at its end. */
    private boolean receive() throws IOException {
        makeRoom();
        int count = socketIn.read(received, end, received.length - end);
        if (count < 0 && end > 0) {
            throw new EOFException("the connection ended within a record of TLS");
        }
        end += Math.max(count, 0);
        return count >= 0;
    }

    /** Within a record that the small buffer cannot hold, there is a large one. */
    private void makeRoom() throws SSLException {
        int length = end - begin;
        if (length == MAX_RECORD_BYTES) {
            throw new SSLException("a record that is larger than TLS allows");
        }
        boolean isRoomy = received.length == MAX_RECORD_BYTES;
        boolean stays = length >= RESTING_BYTES;
        byte[] next = !stays ? resting : isRoomy ? received : FOR_READING.take();
        System.arraycopy(received, begin, next, 0, length);
        if (isRoomy && !stays) {
            FOR_READING.give(received);
        }
        received = next;
        begin = 0;
        end = length;
    }

    /** Does what the engine has to do besides: computes, or sends what nobody asked it to. */
    private void attend() throws IOException {
        HandshakeStatus status = engine.getHandshakeStatus();
        while (status == HandshakeStatus.NEED_TASK || status == HandshakeStatus.NEED_WRAP) {
            if (status == HandshakeStatus.NEED_TASK) {
                if (shaken) {
                    throw secondHandshake();
                }
                engine.getDelegatedTask().run();
            } else {
                send(NOTHING.duplicate());
            }
            status = engine.getHandshakeStatus();
        }
    }

    /** Of TLS 1.2, whoever wants to use it for anything but making the other end compute: new keys of TLS 1.3 are no handshake. */
    private static SSLException secondHandshake() {
        return new SSLException("the peer wants to shake hands again");
    }

    /** Sends the alert that tells the peer what was wrong with what it said, if that was it. */
    private void sayWhy(IOException reason) {
        try {
            if (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
                send(NOTHING.duplicate());
            }
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    /** Says goodbye in TLS (close_notify) and then in TCP (FIN). */
    void shutdownOutput() throws IOException {
        engine.closeOutbound();
        send(NOTHING.duplicate());
        socket.shutdownOutput();
    }

    private void send(ByteBuffer bytes) throws IOException {
        writing.lock();
        byte[] buffer = FOR_WRITING.take();
        ByteBuffer records = ByteBuffer.wrap(buffer);
        try {
            do {
                encrypt(bytes, records.clear());
                socketOut.write(buffer, 0, records.position());
            } while (bytes.hasRemaining());
        } finally {
            FOR_WRITING.give(buffer);
            writing.unlock();
        }
    }

    /** Makes as many records as there is room for; while shaking hands, of all that the engine has to say. Ends when it says nothing. */
    private void encrypt(ByteBuffer bytes, ByteBuffer records) throws IOException {
        do {
            SSLEngineResult result = engine.wrap(bytes, records);
            if (result.getStatus() == SSLEngineResult.Status.BUFFER_OVERFLOW) {
                return;
            }
            if (result.bytesProduced() == 0) {
                if (bytes.hasRemaining()) {
                    throw result.getStatus() == SSLEngineResult.Status.CLOSED
                            ? new SSLException("the connection is closed")
                            : secondHandshake();
                }
                return;
            }
        } while (bytes.hasRemaining() || (!shaken && engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP));
    }
}
