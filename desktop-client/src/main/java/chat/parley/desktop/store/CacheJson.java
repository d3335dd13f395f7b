package chat.parley.desktop.store;

import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.common.protocol.v2.ReactionInfo;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the cache has as JSON. Nothing is validated: it was when it came from the server, and the validator takes longer to begin
 * than the cache to open. Safe for use by many threads at once.
 */
final class CacheJson {

    /** The columns that {@link #message} reads. */
    static final String MESSAGE_COLUMNS = "seq, id, at, sender, change, body";

    /** What of a message has no column: nothing is searched or ordered by it. */
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    private record Body(@Nullable String text, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID clientId,
            @Nullable Long replyTo, @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable List<String> mentions,
            @Nullable Long saidIn, @Nullable Long editedAt, boolean deleted,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable List<ReactionInfo> reactions, boolean hidden) {

        static Body of(MessageInfo message) {
            return new Body(message.text(), message.clientId(), message.replyTo(), message.mentions(), message.saidIn(),
                    message.editedAt(), message.deleted(), message.reactions(), message.hidden());
        }
    }

    private final JsonMapper mapper = JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL)).build();

    String write(Object value) {
        return mapper.writeValueAsString(value);
    }

    <T> T read(String json, Class<T> type) {
        return mapper.readValue(json, type);
    }

    String body(MessageInfo message) {
        return mapper.writeValueAsString(Body.of(message));
    }

    MessageInfo message(long conversation, ResultSet row) throws SQLException {
        Body body = mapper.readValue(row.getString(6), Body.class);
        return new MessageInfo(conversation, row.getLong(1), row.getLong(2), row.getLong(3), row.getString(4),
                body.text(),
                body.clientId(), body.replyTo(), orNone(body.mentions()), body.saidIn(), body.editedAt(),
                body.deleted(), orNone(body.reactions()), row.getLong(5), body.hidden());
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
