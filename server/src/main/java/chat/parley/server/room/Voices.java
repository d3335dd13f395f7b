package chat.parley.server.room;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.RefusedException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Who of a room's people may write now: pause, muting and slow mode, which are not for owners and moderators. Asked by many threads at
 * once, without waiting; who is muted is changed by the one that holds {@link Room#changes()}.
 */
final class Voices {

    private static final long MINUTE_MILLIS = TimeUnit.MINUTES.toMillis(1);

    /** As {@link System#nanoTime}: somebody who has to wait for seconds waits no longer when the machine's clock is set back. */
    private final LongSupplier nanoTime;

    private final Map<Long, Long> mutedUntil = new ConcurrentHashMap<>();

    /** When somebody last wrote, by {@link #nanoTime}, while slow mode is on. */
    private final Map<Long, Long> lastSaidAt = new ConcurrentHashMap<>();

    Voices(RoomStore.StoredRoom stored) {
        this(stored, System::nanoTime);
    }

    /**
     * As {@link #Voices(RoomStore.StoredRoom)}.
     *
     * @param nanoTime the clock of slow mode
     */
    Voices(RoomStore.StoredRoom stored, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        stored.muted().forEach(mute -> mutedUntil.put(mute.account(), mute.until()));
    }

    /** Until when somebody is muted, in milliseconds of the epoch; {@code null} when they are not. */
    @Nullable
    Long mutedUntil(long account) {
        Long until = mutedUntil.get(account);
        return until == null || until <= System.currentTimeMillis() ? null : until;
    }

    /** Mutes somebody; until a time that is over: lets them speak. */
    void mute(long account, long until) {
        mutedUntil.put(account, until);
    }

    /** Slow mode is off: whoever wrote last need not be known any more. */
    void endSlowness() {
        lastSaidAt.clear();
    }

    /**
     * Makes sure that somebody may write now; in slow mode the time until the next message begins with it.
     *
     * @param settings the room's, as they are now
     * @param account who, neither owner nor moderator
     * @param newMessage whether it is a new message, for which slow mode counts
     * @throws RefusedException when they may not
     */
    void require(RoomStore.Settings settings, long account, boolean newMessage) throws RefusedException {
        if (settings.paused()) {
            throw new RefusedException(ErrorCode.ROOM_PAUSED,
                    settings.name() + " is paused: only moderators may write");
        }
        Long muted = mutedUntil(account);
        if (muted != null) {
            long millis = Math.max(1, muted - System.currentTimeMillis()); // it may end just now
            throw new RefusedException(ErrorCode.MUTED, "You may not write in " + settings.name() + " for another "
                    + (millis / MINUTE_MILLIS + 1) + " minutes", Duration.ofMillis(millis));
        }
        if (newMessage && settings.slowSeconds() > 0) {
            requireSlowness(settings, account);
        }
    }

    private void requireSlowness(RoomStore.Settings settings, long account) throws RefusedException {
        long pause = TimeUnit.SECONDS.toNanos(settings.slowSeconds());
        long now = nanoTime.getAsLong();
        Long last = lastSaidAt.get(account);
        long left = last == null ? 0 : pause - (now - last);
        if (left > 0) {
            throw tooSoon(settings, left);
        }
        boolean isFirst = last == null
                ? lastSaidAt.putIfAbsent(account, now) == null
                : lastSaidAt.replace(account, last, now);
        if (!isFirst) { // another session of theirs was quicker just now
            throw tooSoon(settings, pause);
        }
    }

    private static RefusedException tooSoon(RoomStore.Settings settings, long nanos) {
        Duration left = Duration.ofNanos(nanos);
        return new RefusedException(ErrorCode.SLOW_MODE, settings.name() + " is in slow mode: write again in "
                + left.plusNanos(999_999_999).toSeconds() + " seconds", left);
    }
}
