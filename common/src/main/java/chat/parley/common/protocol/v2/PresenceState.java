package chat.parley.common.protocol.v2;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a person is there. */
public enum PresenceState {
    /** At least one session is signed in, and not away. */
    @JsonProperty("online")
    ONLINE,
    /** Signed in, and all sessions have said that the person is away. */
    @JsonProperty("away")
    AWAY,
    /** Not signed in. */
    @JsonProperty("offline")
    OFFLINE
}
