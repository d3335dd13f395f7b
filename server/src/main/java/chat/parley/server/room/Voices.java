package chat.parley.server.room;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.RefusedException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who of a room's people may write now: pause, muting and slow mode, which are not for owners and moderators. Asked by many threads at
 * once, without waiting; who is muted is changed by the one that holds {@link Room#changes()}.
 */
final class Voices {

    private static final long SECOND_MILLIS = 1_000;
    private static final long MINUTE_MILLIS = 60 * SECOND_MILLIS;

    private final Map<Long, Long> mutedUntil = new ConcurrentHashMap<>();

    /** When somebody last wrote, while slow mode is on. */
    private final Map<Long, Long> lastSaidAt = new ConcurrentHashMap<>();

    Voices(RoomStore.StoredRoom stored) {
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
        long pauseMillis = settings.slowSeconds() * SECOND_MILLIS;
        long now = System.currentTimeMillis();
        long free = lastSaidAt.merge(account, now, (last, next) -> next - last >= pauseMillis ? next : last);
        if (free != now) {
            long millis = free + pauseMillis - now;
            long seconds = (millis + SECOND_MILLIS - 1) / SECOND_MILLIS;
            throw new RefusedException(ErrorCode.SLOW_MODE,
                    settings.name() + " is in slow mode: write again in " + seconds + " seconds",
                    Duration.ofMillis(millis));
        }
    }
}
