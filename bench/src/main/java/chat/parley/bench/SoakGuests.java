package chat.parley.bench;

import chat.parley.common.trust.PinnedTrust;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;

/**
 * Those who come and go in a soak, by both protocols, and those who stop reading. Started and closed by one thread; each guest
 * has a virtual thread of its own.
 */
final class SoakGuests implements AutoCloseable {

    /** Accounts of those who come and go; more than there are guests at the same time. */
    private static final int ACCOUNTS = 200;
    private static final long STAY_NANOS = TimeUnit.SECONDS.toNanos(8);
    private static final long ANSWER_SECONDS = 30;

    /** What the system keeps for a slow reader, and how often it asks for lists that it does not read, and for how many. */
    private static final int SLOW_BUFFER_BYTES = 4 * 1024;
    private static final long SLOW_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final int SLOW_LISTS = 40;

    private static final byte[] GOOD_BYE = "{\"type\":\"logout\"".getBytes(StandardCharsets.US_ASCII);

    private final BenchServer server;
    private final List<SoakMember.Room> rooms;
    private final SoakTally tally;
    private final long end;
    private final ConcurrentHashMap<Integer, String> tokens = new ConcurrentHashMap<>();
    private final AtomicIntegerArray here = new AtomicIntegerArray(ACCOUNTS);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Makes the accounts of all, of whom nobody comes yet. All leave at the end. */
    SoakGuests(BenchServer server, List<SoakMember.Room> rooms, int slow, SoakTally tally, long end)
            throws IOException {
        this.server = server;
        this.rooms = rooms;
        this.tally = tally;
        this.end = end;
        try (Fleet fleet = new Fleet(server)) {
            fleet.register(ACCOUNTS + slow);
        }
    }

    /** From now on so many a second come who sign out after a while, or who are killed. */
    void come(double perSecond, boolean killed) {
        if (perSecond > 0) {
            threads.execute(() -> {
                long first = System.nanoTime();
                for (int turn = 0;; turn++) {
                    long due = first + (long) (turn * TimeUnit.SECONDS.toNanos(1) / perSecond);
                    if (due + STAY_NANOS >= end) {
                        return;
                    }
                    pause(due - System.nanoTime());
                    // The accounts of odd numbers are killed, the even ones sign out; half of each speak protocol 2.
                    int account = (turn * 2 + (killed ? 1 : 0)) % ACCOUNTS;
                    threads.execute(() -> visit(account, killed));
                }
            });
        }
    }

    private void visit(int account, boolean killed) {
        if (!here.compareAndSet(account, 0, 1)) {
            tally.error("guest " + account, "is still there: too many come for so few accounts");
            return;
        }
        boolean second = account / 2 % 2 == 1;
        try (LoadClient client = Fleet.connect(server)) {
            int room = account % rooms.size();
            if (second) {
                client.hello();
                signIn(client, account);
                client.ask("join", "{\"room\":" + rooms.get(room).id() + "}");
                client.ask("enter", "{\"room\":" + rooms.get(room).id() + "}");
            } else {
                client.login(Fleet.name(account));
                client.enter("room" + room);
            }
            CountDownLatch goodBye = new CountDownLatch(1);
            client.listen((bytes, from, length) -> {
                if (length > GOOD_BYE.length && Arrays.equals(bytes, from, from + GOOD_BYE.length, GOOD_BYE, 0,
                        GOOD_BYE.length)) {
                    goodBye.countDown();
                }
            }, e -> tally.error("guest " + account + " lost its connection", e));
            pause(STAY_NANOS);
            if (killed) {
                client.send(lastWords(account, second, rooms.get(room).id()));
                client.reset();
                tally.killed.increment();
            } else {
                client.send(LoadClient.frame(second
                        ? "{\"type\":\"logout\",\"id\":\"bye\"}"
                        : "{\"type\":\"logout\"}"));
                if (!goodBye.await(ANSWER_SECONDS, TimeUnit.SECONDS)) {
                    throw new IOException("no answer to logout");
                }
                tokens.remove(account);
                tally.signedOut.increment();
            }
        } catch (IOException e) {
            tally.error("guest " + account, e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            here.set(account, 0);
        }
    }

    /** By the token, if there is one: whoever was killed resumes the session, as the client does. */
    private void signIn(LoadClient client, int account) throws IOException {
        String token = tokens.get(account);
        tokens.put(account, token == null ? client.loginForToken(Fleet.name(account)) : client.resume(token));
    }

    /** What nobody waits for an answer to. */
    private static byte[] lastWords(int account, boolean second, long room) {
        return second
                ? LoadClient.frame("{\"type\":\"msg\",\"id\":\"last\",\"data\":{\"conversation\":" + room
                        + ",\"text\":\"last words\",\"clientId\":\"" + UUID.randomUUID() + "\"}}")
                : LoadText.say(account, 0, System.nanoTime());
    }

    /** From now on so many are in the first room by protocol 1 and read nothing; those that the server closes come back. */
    void stall(int count) {
        for (int i = 0; i < count; i++) {
            int account = ACCOUNTS + i;
            threads.execute(() -> {
                while (System.nanoTime() < end) {
                    stallOnce(account);
                    pause(STAY_NANOS);
                }
            });
        }
    }

    private void stallOnce(int account) {
        try (LoadClient client = LoadClient.connect(server.link(), PinnedTrust.context(server.link().ca()),
                SLOW_BUFFER_BYTES)) {
            client.login(Fleet.name(account));
            client.enter("room0");
            byte[] list = LoadClient.frame("{\"type\":\"list\"}");
            // What it asks for makes more wait for it than the room's messages would; and writing tells when the server has closed.
            while (System.nanoTime() < end) {
                try {
                    for (int i = 0; i < SLOW_LISTS; i++) {
                        client.send(list);
                    }
                } catch (IOException _) {
                    tally.cutOff.increment();
                    return;
                }
                pause(SLOW_PAUSE_NANOS);
            }
            client.reset();
        } catch (IOException e) {
            tally.error("slow reader " + account, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets time pass, but not beyond the end. */
    private void pause(long nanos) {
        long until = Math.min(System.nanoTime() + nanos, end);
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** Waits until all have left, as they do at the end. */
    @Override
    public void close() {
        threads.close();
    }
}
