package chat.parley.common.protocol.v1;

import static chat.parley.common.protocol.v1.Codec.CODEC;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.protocol.ProtocolException;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any valid message survives encoding and decoding. */
class RoundTripPropertyTest {

    @Property
    void aRequestIsReadAsItWasWritten(@ForAll("requests") Request request) throws ProtocolException {
        assertThat(CODEC.decodeRequest(CODEC.encode(request))).isEqualTo(request);
    }

    @Property
    void aServerMessageIsReadAsItWasWritten(@ForAll("serverMessages") ServerMessage message) throws ProtocolException {
        assertThat(CODEC.decodeServerMessage(CODEC.encode(message))).isEqualTo(message);
    }

    @Provide
    Arbitrary<Request> requests() {
        return Messages.requests();
    }

    @Provide
    Arbitrary<ServerMessage> serverMessages() {
        return Messages.serverMessages();
    }
}
