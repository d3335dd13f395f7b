package chat.parley.common.protocol.v2;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a member may do in a room; who comes later may do more. */
public enum Role {
    /** Reads and writes. */
    @JsonProperty("member")
    MEMBER,
    /** Also invites, kicks, bans, mutes, deletes others' messages, slows and pauses; not towards owners and moderators. */
    @JsonProperty("moderator")
    MODERATOR,
    /** Also changes and deletes the room, and gives roles. */
    @JsonProperty("owner")
    OWNER
}
