package chat.parley.server.room;

import chat.parley.common.protocol.v2.Role;

/**
 * A member of a room. Immutable.
 *
 * @param account the account's id
 * @param name its name
 * @param role what it may do in the room
 * @param joinedAt since when it is a member, in milliseconds since 1970-01-01 UTC
 */
public record Member(long account, String name, Role role, long joinedAt) {

    /**
     * Gives the member another role.
     *
     * @param now the new role
     * @return the same member with it
     */
    Member withRole(Role now) {
        return new Member(account, name, now, joinedAt);
    }
}
