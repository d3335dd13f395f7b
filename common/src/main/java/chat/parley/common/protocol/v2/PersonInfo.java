package chat.parley.common.protocol.v2;

import chat.parley.common.protocol.ValidName;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * A person, as another sees them.
 *
 * @param user the account's name
 * @param presence whether they are there; {@code null} when the other shares no room with them and is no friend
 * @param lastSeen when they were last signed in, in milliseconds since 1970-01-01 UTC; {@code null} when they are now, never
 *        were, or it is not for the other to know
 */
public record PersonInfo(@NotNull @ValidName String user, @Nullable PresenceState presence, @Nullable Long lastSeen) {}
