package chat.parley.common.protocol;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;

/**
 * Reads a choice by its word, and nothing else: the platform's reader also takes its place among the choices ({@code "1"}), and
 * blanks around it.
 */
final class ChoiceReader extends DelegatingDeserializer {

    private ChoiceReader(ValueDeserializer<?> platforms) {
        super(platforms);
    }

    /** Has all choices read so. */
    static final class Everywhere extends ValueDeserializerModifier {

        private static final long serialVersionUID = 1;

        @Override
        public ValueDeserializer<?> modifyEnumDeserializer(DeserializationConfig config, JavaType type,
                BeanDescription.Supplier description, ValueDeserializer<?> platforms) {
            return new ChoiceReader(platforms);
        }
    }

    @Override
    protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> platforms) {
        return new ChoiceReader(platforms);
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) {
        if (parser.hasToken(JsonToken.VALUE_STRING) && !isWord(parser.getString())) {
            return context.handleWeirdStringValue(handledType(), parser.getString(), "it is no word");
        }
        return super.deserialize(parser, context);
    }

    private static boolean isWord(String text) {
        return text.chars().allMatch(c -> c == '_' || Character.isLetter(c));
    }
}
