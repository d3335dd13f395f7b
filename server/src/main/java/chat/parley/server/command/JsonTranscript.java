package chat.parley.server.command;

import chat.parley.common.protocol.v2.MessageInfo;
import java.io.IOException;
import java.io.Writer;
import tools.jackson.databind.json.JsonMapper;

/** A line of JSON for each message, as it stands in protocol 2. */
final class JsonTranscript implements Transcript {

    private final JsonMapper mapper = JsonMapper.builder().build();
    private final Writer writer;

    JsonTranscript(Writer writer) {
        this.writer = writer;
    }

    @Override
    public void begin(String title) {
        // Every line is a message.
    }

    @Override
    public void add(MessageInfo message) throws IOException {
        writer.write(mapper.writeValueAsString(message));
        writer.write('\n');
    }

    @Override
    public void end() {
        // Every line is a message.
    }
}
