package chat.parley.common.protocol.v2;

import chat.parley.common.protocol.ValidName;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * A member of a room.
 *
 * @param user the account's name
 * @param role what they may do
 * @param presence whether they are there
 * @param lastSeen when they were last signed in, in milliseconds since 1970-01-01 UTC; {@code null} when they are now, or
 *        never were
 * @param mutedUntil until when they may not write; {@code null} when they may
 */
public record MemberInfo(@NotNull @ValidName String user, @NotNull Role role, @NotNull PresenceState presence,
        @Nullable Long lastSeen, @Nullable Long mutedUntil) {}
