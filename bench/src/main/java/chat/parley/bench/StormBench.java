package chat.parley.bench;

import static chat.parley.bench.BenchServer.join;

import chat.parley.common.client.ClientListener;
import chat.parley.common.client.ClientState;
import chat.parley.common.client.ParleyClient;
import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.common.protocol.v2.RoomRequest;
import chat.parley.common.protocol.v2.SessionRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * How long it takes after a server was killed and started again until all clients are back: connected, resumed by their tokens,
 * up to date, and in the room of fifty that they had entered. The clients reconnect by themselves, with the back-off that they always have.
 */
@Command(name = "storm", description = "All clients come back after the server was killed.")
final class StormBench implements Callable<Integer> {

    private static final int PEOPLE_A_ROOM = 50;

    @Option(names = "--clients", description = "How many (default: ${DEFAULT-VALUE}).")
    private int clients = 1_000;

    @Option(names = "--rounds", description = "How often the server is killed (default: ${DEFAULT-VALUE}).")
    private int rounds = 3;

    @Mixin
    private final ServerOptions options = new ServerOptions();

    /** One client: it enters its room again whenever it is signed in again. */
    private static final class Returning implements ClientListener {

        private final AtomicReference<CountDownLatch> back = new AtomicReference<>(new CountDownLatch(0));
        private volatile long room;
        private volatile Runnable onSignedIn = () -> {};

        @Override
        public void stateChanged(ClientState state) {
            if (state instanceof ClientState.SignedIn && room != 0) {
                onSignedIn.run();
            }
        }

        @Override
        public void messages(long conversation, List<MessageInfo> messages) {
            // only the time of coming back is measured
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (BenchServer server = BenchServer.startApart(options.durability())) {
            List<Returning> all = new ArrayList<>();
            ParleyClient owner = server.client("owner", new ClientListener() {
            });
            List<Long> rooms = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                if (i % PEOPLE_A_ROOM == 0) {
                    rooms.add(BenchServer.room(owner, "room" + rooms.size()));
                }
                long room = rooms.getLast();
                Returning returning = new Returning();
                ParleyClient client = server.client("person" + i, returning);
                join(client.request(new RoomRequest.Join(room, null)));
                join(client.request(new SessionRequest.Enter(room)));
                returning.onSignedIn = () -> {
                    var _ = client.request(new SessionRequest.Enter(room))
                            .thenRun(() -> returning.back.get().countDown());
                };
                returning.room = room;
                all.add(returning);
            }
            for (int round = 1; round <= rounds; round++) {
                CountDownLatch back = new CountDownLatch(clients);
                all.forEach(returning -> returning.back.set(back));
                long killedAt = System.nanoTime();
                long listeningAt = server.restart();
                back.await();
                long now = System.nanoTime();
                double cpuMillis = server.figures().cpuSeconds() * 1_000 / clients; // with the server's start
                System.out.printf(Locale.ROOT,
                        "storm    round %d: %,d clients back %.2f s after the server listened, %.2f s after the kill; %.2f ms of"
                                + " the server's processor for each%n",
                        round, clients, (now - listeningAt) / 1e9, (now - killedAt) / 1e9, cpuMillis);
                System.out.printf(Locale.ROOT,
                        "{\"bench\":\"storm\",\"round\":%d,\"clients\":%d,\"durability\":\"%s\",\"afterListening\":%.3f,"
                                + "\"afterKill\":%.3f,\"serverCpuMsEach\":%.3f}%n",
                        round, clients, options.durability(), (now - listeningAt) / 1e9, (now - killedAt) / 1e9,
                        cpuMillis);
            }
        }
        return 0;
    }
}
