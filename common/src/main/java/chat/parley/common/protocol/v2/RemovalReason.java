package chat.parley.common.protocol.v2;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why an account is not in a room any more. */
public enum RemovalReason {
    /** It left. */
    @JsonProperty("left")
    LEFT,
    /** A moderator or owner put it out. */
    @JsonProperty("kicked")
    KICKED,
    /** A moderator or owner put it out for good. */
    @JsonProperty("banned")
    BANNED,
    /** The room is no more. */
    @JsonProperty("deleted")
    DELETED
}
