package chat.parley.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Rooms full of members, and what is measured while some of them talk. Made and driven by one thread; {@link #took} and
 * {@link #arrived} are called by the members' reading threads.
 */
class Traffic implements AutoCloseable {

    /** Latencies that are kept a second, more or less; of more deliveries, some are looked at. */
    private static final int SAMPLES_A_SECOND = 20_000;

    /** How far the server may be behind before no more is sent: it is overloaded then, and the rate is not reached. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long DRAIN_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final long PAUSE_NANOS = 200_000;

    private final BenchServer server;
    private final Fleet fleet;
    private final List<Member> members = new ArrayList<>();
    private final Latencies latencies = new Latencies();
    private final int size;
    private volatile long oneIn = 16;
    private volatile long begin = Long.MAX_VALUE;
    private volatile long end = Long.MAX_VALUE;

    /** What was measured. */
    record Result(double seconds, long deliveries, double cpuSeconds, long lost, long wrong, boolean overloaded,
            Latencies latencies) {

        /** Deliveries a second. */
        double perSecond() {
            return deliveries / seconds;
        }

        /** Deliveries a second of the server's processor. */
        double perCpuSecond() {
            return deliveries / Math.max(cpuSeconds, 0.01);
        }
    }

    /**
     * Fills rooms.
     *
     * @param server a fresh one
     * @param rooms how many
     * @param size members of each
     * @param underWay messages that each sender may have under way
     */
    Traffic(BenchServer server, int rooms, int size, int underWay) throws IOException {
        this.server = server;
        this.size = size;
        this.fleet = new Fleet(server);
        fleet.register(rooms * size);
        fleet.grow(rooms * size, LoadClient::login);
        Fleet.all(rooms, room -> fleet.get(room * size).create("room" + room));
        Fleet.all(rooms * size, i -> fleet.get(i).enter("room" + i / size));
        for (int i = 0; i < rooms * size; i++) {
            members.add(new Member(fleet.get(i), i, i - i % size, size, underWay, this));
        }
        fleet.listen(members::get);
    }

    /** The member of a room. */
    final Member member(int room, int index) {
        return members.get(room * size + index);
    }

    /** Of how many deliveries the latency of one is kept. */
    final long oneIn() {
        return oneIn;
    }

    /** Something that was due then has arrived. */
    final void took(long due) {
        if (due >= begin && due < end) {
            latencies.add(System.nanoTime() - due);
        }
    }

    /** A member has got a message; for who wants to answer it. */
    void arrived(Member member, int sender) throws IOException {
        // whoever talks here does not listen
    }

    private long delivered() {
        return members.stream().mapToLong(Member::delivered).sum();
    }

    private long said() {
        return members.stream().mapToLong(Member::said).sum();
    }

    /** Makes members talk: as much as they may, each waiting for its own messages to come back. */
    final Result saturate(List<Member> senders, int warmUp, int seconds) throws IOException, InterruptedException {
        List<Thread> talking = new ArrayList<>();
        for (Member sender : senders) {
            talking.add(Thread.startVirtualThread(() -> {
                try {
                    while (System.nanoTime() < end) {
                        sender.awaitTurn();
                        sender.say(System.nanoTime());
                    }
                } catch (IOException | InterruptedException _) {
                    Thread.currentThread().interrupt(); // the connection's reader tells what is wrong with it
                }
            }));
        }
        Result result = measure(warmUp, seconds);
        for (Thread one : talking) {
            one.join(TimeUnit.SECONDS.toMillis(1));
        }
        return drained(result);
    }

    /** Makes members talk by turns, so that so many messages a second are delivered, if the server can. */
    final Result pace(List<Member> senders, int rate, int warmUp, int seconds)
            throws IOException, InterruptedException {
        oneIn = Math.max(1, rate / SAMPLES_A_SECOND);
        boolean[] overloaded = {false};
        Thread clock = Thread.ofPlatform().start(() -> overloaded[0] = talk(senders, rate / (double) size));
        Result result = measure(warmUp, seconds);
        clock.join();
        Result all = drained(result);
        return new Result(all.seconds(), all.deliveries(), all.cpuSeconds(), all.lost(), all.wrong(), overloaded[0],
                all.latencies());
    }

    private boolean talk(List<Member> senders, double messagesASecond) {
        boolean overloaded = false;
        long first = System.nanoTime();
        try {
            for (long turn = 0;; turn++) {
                long due = first + (long) (turn * TimeUnit.SECONDS.toNanos(1) / messagesASecond);
                if (due >= end) {
                    return overloaded;
                }
                long early = due - System.nanoTime();
                if (early > 0) {
                    LockSupport.parkNanos(early);
                }
                while ((said() - delivered() / (double) size) / messagesASecond > PATIENCE_NANOS / 1e9
                        && System.nanoTime() < end) {
                    overloaded = true;
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
                senders.get((int) (turn % senders.size())).say(due);
            }
        } catch (IOException _) {
            return true; // the connection's reader tells what is wrong with it
        }
    }

    /** Looks at what happens, beginning now. */
    final Result measure(int warmUp, int seconds) throws IOException, InterruptedException {
        ProcessFigures figures = server.figures();
        long from = System.nanoTime() + TimeUnit.SECONDS.toNanos(warmUp);
        end = from + TimeUnit.SECONDS.toNanos(seconds);
        begin = from;
        TimeUnit.NANOSECONDS.sleep(from - System.nanoTime());
        long before = delivered();
        double cpuBefore = figures.cpuSeconds();
        long measuredFrom = System.nanoTime();
        TimeUnit.NANOSECONDS.sleep(end - System.nanoTime());
        long deliveries = delivered() - before;
        double cpu = figures.cpuSeconds() - cpuBefore;
        double took = (System.nanoTime() - measuredFrom) / 1e9;
        fleet.assertNoneLost();
        return new Result(took, deliveries, cpu, 0, 0, false, latencies);
    }

    /** Waits until everybody has everything, and says what is missing. */
    private Result drained(Result result) throws IOException, InterruptedException {
        long patience = System.nanoTime() + DRAIN_NANOS;
        while (delivered() < said() * size && System.nanoTime() < patience) {
            TimeUnit.NANOSECONDS.sleep(PAUSE_NANOS);
        }
        fleet.assertNoneLost();
        return new Result(result.seconds(), result.deliveries(), result.cpuSeconds(), said() * size - delivered(),
                members.stream().mapToLong(Member::wrong).sum(), false, result.latencies());
    }

    @Override
    public void close() throws IOException {
        fleet.close();
    }
}
