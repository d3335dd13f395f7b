package chat.parley.server.invite;

import org.jspecify.annotations.Nullable;

/**
 * An invitation as it is kept: without its token.
 *
 * @param id its number, by which it is listed and revoked
 * @param room the room that it leads into; {@code null} for none
 * @param uses how many people it may bring; 0 for any number
 * @param used how many it has brought
 * @param createdAt since when, in milliseconds since 1970-01-01 UTC
 * @param expiresAt until when, in milliseconds since 1970-01-01 UTC; {@code null} for ever
 */
public record Invite(long id, @Nullable Long room, int uses, int used, long createdAt, @Nullable Long expiresAt) {

    /**
     * Tells whether its time is over.
     *
     * @param now the present, in milliseconds since 1970-01-01 UTC
     * @return whether
     */
    public boolean isExpired(long now) {
        return expiresAt != null && expiresAt <= now;
    }

    /**
     * Tells whether it has brought as many people as it may.
     *
     * @return whether
     */
    public boolean isUsedUp() {
        return uses > 0 && used >= uses;
    }
}
