package chat.parley.server.durability;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A port that stays while servers come and go: its connections lead to the server that is there now, and can be harmed on the way.
 *
 * <p>A virtual thread accepts, two carry the bytes of each connection; any thread may harm.
 */
final class Proxy implements AutoCloseable {

    private static final int NOBODY = 0;
    private static final int BACKLOG = 1_024;

    private final ServerSocket door;
    private final int receiveBuffer;
    private final Set<Tunnel> tunnels = ConcurrentHashMap.newKeySet();
    private volatile int target = NOBODY;

    private Proxy(ServerSocket door, int receiveBuffer) {
        this.door = door;
        this.receiveBuffer = receiveBuffer;
    }

    /**
     * Opens a port that leads nowhere yet.
     *
     * @param receiveBuffer how many bytes from the server the operating system may take in; 0 for its default
     */
    static Proxy open(int receiveBuffer) throws IOException {
        Proxy proxy = new Proxy(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()), receiveBuffer);
        Thread.startVirtualThread(proxy::acceptAll);
        return proxy;
    }

    int port() {
        return door.getLocalPort();
    }

    /** Leads new connections to a server's port. */
    void leadTo(int port) {
        target = port;
    }

    /** Ends new connections at once; those that are there stay. */
    void leadNowhere() {
        target = NOBODY;
    }

    /** The connections that are there now. */
    List<Tunnel> tunnels() {
        return List.copyOf(tunnels);
    }

    private void acceptAll() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                int port = target;
                Thread.startVirtualThread(() -> lead(client, port));
            } catch (IOException _) {
                // closed, or the client was gone before it was taken
            }
        }
    }

    private void lead(Socket client, int port) {
        try (client) {
            if (port == NOBODY) {
                return;
            }
            try (Socket server = new Socket()) {
                Tunnel tunnel = new Tunnel(client, server, port, receiveBuffer);
                tunnels.add(tunnel);
                try {
                    tunnel.carry();
                } finally {
                    tunnels.remove(tunnel);
                }
            }
        } catch (IOException _) {
            // one end is gone, and so is the other
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Closes the port and every connection. */
    @Override
    public void close() throws IOException {
        door.close();
        tunnels.forEach(Tunnel::cut);
    }
}
