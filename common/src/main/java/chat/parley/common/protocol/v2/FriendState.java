package chat.parley.common.protocol.v2;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What another account is to one's own. */
public enum FriendState {
    /** Nothing, or nothing any more. */
    @JsonProperty("none")
    NONE,
    /** Has asked to be friends. */
    @JsonProperty("incoming")
    INCOMING,
    /** Was asked to be friends. */
    @JsonProperty("outgoing")
    OUTGOING,
    /** A friend. */
    @JsonProperty("friend")
    FRIEND
}
