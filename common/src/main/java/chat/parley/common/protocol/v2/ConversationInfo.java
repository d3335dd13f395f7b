package chat.parley.common.protocol.v2;

import chat.parley.common.protocol.ValidName;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

/**
 * A conversation, as one account sees it: either a room or a direct one.
 *
 * @param conversation its id
 * @param room the room; {@code null} in a direct conversation
 * @param role the account's role in the room; {@code null} in a direct conversation
 * @param with who else is in the direct conversation; {@code null} in a room
 * @param seq the newest message's number; 0 when there is none
 * @param change the newest change's number; 0 when there is none
 * @param read the newest message that the account has read; 0 for none
 * @param unread how many messages of others are after it, counted up to 1,000
 * @param mentions how many of them mention the account
 */
public record ConversationInfo(long conversation, @Nullable @Valid RoomInfo room, @Nullable Role role,
        @Nullable @ValidName String with, long seq, long change, long read, int unread, int mentions) {}
