package chat.parley.common.protocol.v2;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who finds a room and may join it. */
public enum Visibility {
    /** Everyone. */
    @JsonProperty("public")
    PUBLIC,
    /** Who is invited. */
    @JsonProperty("private")
    PRIVATE
}
