package chat.parley.common.protocol;

import java.util.UUID;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.UUIDDeserializer;

/** Reads a UUID as RFC 9562 writes it, and nothing else: the platform's reader also takes 24 characters of base64, and blanks around it. */
final class UuidReader extends UUIDDeserializer {

    private static final int WRITTEN_CHARS = 36;

    @Override
    protected boolean _shouldTrim() {
        return false;
    }

    @Override
    protected UUID _deserialize(String text, DeserializationContext context) {
        return text.length() == WRITTEN_CHARS
                ? super._deserialize(text, context)
                : (UUID) context.handleWeirdStringValue(UUID.class, text, "it has not 36 characters");
    }
}
