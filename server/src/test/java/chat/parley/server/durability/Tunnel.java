package chat.parley.server.durability;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** One connection through a {@link Proxy}. Any thread may harm it. */
final class Tunnel {

    private static final int BUFFER_BYTES = 16 * 1024;

    private final Socket client;
    private final Socket server;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition opened = lock.newCondition();
    // All guarded by lock.
    private boolean upStalled;
    private boolean downStalled;

    /** Connects to the server. */
    Tunnel(Socket client, Socket server, int port, int receiveBuffer) throws IOException {
        this.client = client;
        this.server = server;
        if (receiveBuffer > 0) {
            server.setReceiveBufferSize(receiveBuffer);
        }
        server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        server.setTcpNoDelay(true);
        client.setTcpNoDelay(true);
    }

    /** Carries the bytes until one end is gone, and then closes the other. */
    void carry() throws IOException, InterruptedException {
        Thread up = Thread.startVirtualThread(() -> carryAll(client, server, true));
        carryAll(server, client, false);
        up.join();
    }

    private void carryAll(Socket from, Socket to, boolean up) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[BUFFER_BYTES];
            int count = in.read(buffer);
            while (count >= 0) {
                awaitOpen(up);
                out.write(buffer, 0, count);
                count = in.read(buffer);
            }
            awaitOpen(up);
        } catch (IOException _) {
            // one end is gone
        } finally {
            cut();
        }
    }

    private void awaitOpen(boolean up) {
        lock.lock();
        try {
            while (up ? upStalled : downStalled) {
                opened.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private void stall(boolean up, boolean down) {
        lock.lock();
        try {
            upStalled = up;
            downStalled = down;
            opened.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** From now on the client seems not to read. */
    void stallDown() {
        stall(false, true);
    }

    /** From now on each end seems to the other to have vanished without a word. */
    void vanish() {
        stall(true, true);
    }

    /** Carries on where it was stalled. */
    void flow() {
        stall(false, false);
    }

    /** Closes both ends. */
    void cut() {
        flow();
        close(client);
        close(server);
    }

    /** Resets both ends. */
    void reset() {
        for (Socket end : new Socket[]{client, server}) {
            try {
                end.setSoLinger(true, 0);
            } catch (SocketException _) {
                // closed already
            }
        }
        cut();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // the system has released it all the same
        }
    }
}
