package chat.parley.desktop.store;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.common.protocol.v2.MessageRequest.Position;
import chat.parley.common.protocol.v2.Reply;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens in whatever order, the cache has what a plain list has. */
class MessageRunsRandomTest {

    private static final long ROOM = 3;
    private static final int LIMIT = 60;
    private static final int STEPS = 150;

    @TempDir
    private Path config;

    /** What the server has, as it is now, by seq - 1; and the newest change. */
    private final List<MessageInfo> server = new ArrayList<>();
    private long changes;

    /** What the cache should have, without a gap; an empty one begins after end. */
    private final List<MessageInfo> run = new ArrayList<>();
    private long end = -1; // nothing is known

    private long oldest() {
        return run.isEmpty() ? end + 1 : run.getFirst().seq();
    }

    @RepeatedTest(3)
    void isWhatAListIs() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Cache cache = Cache.open(config, Samples.ADA, LIMIT);
        try {
            for (int step = 0; step < STEPS; step++) {
                String as = "seed " + seed + ", step " + step;
                step(cache, random, as);
                if (random.nextInt(40) == 0) {
                    cache.close();
                    cache = Cache.open(config, Samples.ADA, LIMIT);
                }
                assertThat(cache.page(ROOM, new Place.Newest(), 2 * LIMIT).messages()).as(as).isEqualTo(run);
                pages(cache, random, as);
            }
        } finally {
            cache.close();
        }
    }

    private void step(Cache cache, Random random, String as) {
        switch (random.nextInt(10)) {
            case 0, 1, 2, 3, 4 -> { // new messages, seldom after some that nobody told
                say(random.nextInt(8) == 0 ? 1 + random.nextInt(5) : 0);
                int from = random.nextInt(6) == 0 ? random.nextInt(server.size() + 1) : server.size();
                say(1 + random.nextInt(12));
                append(cache, from, Math.min(server.size(), from + 1 + random.nextInt(30)));
            }
            case 5, 6 -> { // a page of history, mostly the one that fits
                int to = (int) (random.nextInt(4) == 0 ? random.nextInt(server.size() + 1) : oldest() - 1);
                int from = Math.max(0, to - 1 - random.nextInt(20));
                if (to >= 0 && to <= server.size()) {
                    join(cache, from, to, as);
                }
            }
            case 7, 8 -> {
                if (!server.isEmpty()) {
                    change(cache, 1 + random.nextInt(server.size()), as);
                }
            }
            default -> {
                long at = Math.max(0, server.size() - random.nextInt(5));
                if (random.nextBoolean()) {
                    cache.restart(new Position(ROOM, at, changes));
                    run.clear();
                } else {
                    cache.position(new Position(ROOM, at, changes));
                    if (!run.isEmpty() && run.getLast().seq() < at) {
                        run.clear();
                    }
                }
                end = run.isEmpty() ? at : end;
            }
        }
    }

    private void say(int count) {
        for (int i = 0; i < count; i++) {
            server.add(Samples.message(ROOM, server.size() + 1));
        }
    }

    private void append(Cache cache, int from, int to) {
        List<MessageInfo> told = List.copyOf(server.subList(from, to));
        cache.append(ROOM, told);
        if (told.isEmpty()) {
            return;
        }
        boolean nothing = run.isEmpty() && end < 0;
        if (!nothing && told.getLast().seq() < oldest() - 1) {
            return;
        }
        long newest = run.isEmpty() ? end : run.getLast().seq();
        long first = run.isEmpty() || from + 1 > newest + 1 ? from + 1 : Math.min(oldest(), from + 1);
        long last = Math.max(run.isEmpty() ? 0 : newest, to);
        take(first, last);
        if (run.size() > LIMIT) {
            run.subList(0, run.size() - (LIMIT - LIMIT / 10)).clear();
        }
    }

    private void take(long first, long last) {
        run.clear();
        run.addAll(server.subList((int) first - 1, (int) last));
        end = 0;
    }

    private void join(Cache cache, int from, int to, String as) {
        boolean fits = (end >= 0 || !run.isEmpty()) && to > from && to == oldest() - 1
                && run.size() + to - from <= LIMIT;
        List<MessageInfo> page = List.copyOf(server.subList(from, to));
        assertThat(cache.joinOlder(ROOM, new Reply.Page(page, from > 0, true))).as(as).isEqualTo(fits);
        if (fits) {
            run.addAll(0, page);
        }
    }

    private void change(Cache cache, int seq, String as) {
        MessageInfo changed = Samples.message(ROOM, seq, ++changes, "change " + changes);
        server.set(seq - 1, changed);
        boolean here = !run.isEmpty() && oldest() <= seq && seq <= run.getLast().seq();
        assertThat(cache.change(changed)).as(as).isEqualTo(here);
        if (here) {
            run.set((int) (seq - oldest()), changed);
        }
    }

    private void pages(Cache cache, Random random, String as) {
        long seq = random.nextInt(server.size() + 2);
        int limit = 1 + random.nextInt(20);
        int most = limit;
        List<MessageInfo> older = run.stream().filter(m -> m.seq() < seq).toList();
        List<MessageInfo> newer = run.stream().filter(m -> m.seq() > seq).toList();
        boolean olderAdjoins = !older.isEmpty() && older.getLast().seq() == seq - 1;
        boolean newerAdjoins = !newer.isEmpty() && newer.getFirst().seq() == seq + 1;
        assertThat(cache.page(ROOM, new Place.Before(seq), limit).messages()).as(as).isEqualTo(
                olderAdjoins ? older.subList(Math.max(0, older.size() - most), older.size()) : List.of());
        assertThat(cache.page(ROOM, new Place.After(seq), limit).messages()).as(as).isEqualTo(
                newerAdjoins ? newer.subList(0, Math.min(most, newer.size())) : List.of());
        List<MessageInfo> around = cache.page(ROOM, new Place.Around(seq), limit).messages();
        if (run.stream().anyMatch(m -> m.seq() == seq)) {
            assertThat(around).as(as).hasSize(Math.min(limit, run.size())).anyMatch(m -> m.seq() == seq);
            assertThat(run).as(as).containsSequence(around);
        } else {
            assertThat(around).as(as).isEmpty();
        }
    }
}
