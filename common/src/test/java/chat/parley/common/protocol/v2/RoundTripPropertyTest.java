package chat.parley.common.protocol.v2;

import static chat.parley.common.protocol.v2.TestCodec.CODEC;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.ProtocolException;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

/** Any valid record of every sealed family survives encoding and decoding. */
class RoundTripPropertyTest {

    /** A request with an answer to it. */
    record Exchange(Request<?> request, Reply reply) {}

    @Property(tries = 1000)
    void aRequestIsReadAsItWasWritten(@ForAll("requests") Request<?> request,
            @ForAll @CharRange(from = '!', to = '~') @StringLength(min = 1, max = 64) String id)
            throws ProtocolException {
        assertThat(CODEC.decodeRequest(CODEC.encode(id, request))).isEqualTo(new Asked(id, request));
    }

    @Property(tries = 1000)
    void anAnswerIsReadAsItWasWritten(@ForAll("exchanges") Exchange exchange) throws ProtocolException {
        byte[] payload = CODEC.encode("7", exchange.request().type(), exchange.reply());

        assertThat(CODEC.decode(payload, id -> id.equals("7") ? exchange.request() : null))
                .isEqualTo(new ServerFrame.Answered("7", exchange.reply()));
        assertThat(CODEC.decode(payload, _ -> null)).isEqualTo(new ServerFrame.Unknown(exchange.request().type()));
    }

    @Property(tries = 700)
    void anEventIsReadAsItWasWritten(@ForAll("events") Event event) throws ProtocolException {
        assertThat(CODEC.decode(CODEC.encode(event), _ -> null)).isEqualTo(new ServerFrame.Pushed(event));
    }

    @Property
    void aRefusalIsReadAsItWasWritten(@ForAll ErrorCode code, @ForAll("requests") Request<?> request,
            @ForAll @IntRange(min = 1) int seconds) throws ProtocolException {
        Duration wait = Duration.ofSeconds(seconds);
        assertThat(CODEC.decode(CODEC.encodeRefusal("7", request.type(), code, "words", wait), _ -> null))
                .isEqualTo(new ServerFrame.Refused("7", request.type(), code, "words", wait));
        assertThat(CODEC.decode(CODEC.encodeRefusal(null, "error", code, ""), _ -> null))
                .isEqualTo(new ServerFrame.Refused(null, "error", code, "", null));
    }

    @Provide
    Arbitrary<Request<?>> requests() {
        return AnyRecord.request();
    }

    @Provide
    Arbitrary<Event> events() {
        return AnyRecord.event();
    }

    @Provide
    Arbitrary<Exchange> exchanges() {
        return AnyRecord.request().flatMap(request -> Combinators
                .combine(Arbitraries.just(request), AnyRecord.replyTo(request)).as(Exchange::new));
    }
}
