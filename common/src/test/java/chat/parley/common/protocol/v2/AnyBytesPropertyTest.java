package chat.parley.common.protocol.v2;

import static chat.parley.common.protocol.v2.TestCodec.CODEC;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Whatever the bytes are, they are a valid message or a {@link ProtocolException}; any other exception fails the test. */
class AnyBytesPropertyTest {

    private static final Pattern VALUE = Pattern.compile("(?<=:|\\[|,)(\"(?:[^\"\\\\]|\\\\.)*+\"|-?[0-9]+|true|false)");
    private static final List<String> OTHERS = List.of("null", "true", "-1", "0", "1.5", "1e400",
            "99999999999999999999", "\"\"", "\"\\ud800\"", "\"x y\"", "[]", "{}", "[null]", "[{}]", "\"error\"",
            "\"ok\"");

    @Property
    void randomBytes(@ForAll @Size(max = 64) byte[] payload) {
        assertUnderstoodOrRefused(payload, new SessionRequest.Ping());
    }

    @Property(tries = 1500)
    void requestsWithDamage(@ForAll("requests") Request<?> request, @ForAll long seed) {
        assertUnderstoodOrRefused(damaged(CODEC.encode("1", request), seed), request);
    }

    @Property(tries = 700)
    void answersWithDamage(@ForAll("requests") Request<?> request, @ForAll long seed) {
        Reply reply = AnyRecord.replyTo(request).sample();
        assertUnderstoodOrRefused(damaged(CODEC.encode("1", request.type(), reply), seed), request);
    }

    @Property(tries = 700)
    void eventsWithDamage(@ForAll("events") Event event, @ForAll long seed) {
        assertUnderstoodOrRefused(damaged(CODEC.encode(event), seed), new SessionRequest.Ping());
    }

    /** Puts another value in one place, or other bytes in some. */
    private static byte[] damaged(byte[] payload, long seed) {
        Random random = new Random(seed);
        String text = new String(payload, StandardCharsets.UTF_8);
        List<MatchResult> values = VALUE.matcher(text).results().toList();
        if (random.nextInt(4) > 0 && !values.isEmpty()) {
            MatchResult replaced = values.get(random.nextInt(values.size()));
            return (text.substring(0, replaced.start()) + OTHERS.get(random.nextInt(OTHERS.size()))
                    + text.substring(replaced.end())).getBytes(StandardCharsets.UTF_8);
        }
        byte[] damaged = payload.clone();
        for (int i = random.nextInt(3); i >= 0; i--) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }
        return damaged;
    }

    /** What is understood is valid, too: it can be written and read again. */
    private static void assertUnderstoodOrRefused(byte[] payload, Request<?> request) {
        try {
            Asked asked = CODEC.decodeRequest(payload);
            assertThat(CODEC.decodeRequest(CODEC.encode(asked.id(), asked.request()))).isEqualTo(asked);
        } catch (ProtocolException e) {
            assertNamed(e);
        }
        try {
            ServerFrame frame = CODEC.decode(payload, _ -> request);
            if (frame instanceof ServerFrame.Pushed(Event event)) {
                assertThat(CODEC.decode(CODEC.encode(event), _ -> null)).isEqualTo(frame);
            } else if (frame instanceof ServerFrame.Answered(String id, Reply reply)) {
                assertThat(CODEC.decode(CODEC.encode(id, request.type(), reply), _ -> request)).isEqualTo(frame);
            }
        } catch (ProtocolException e) {
            assertNamed(e);
        }
        assertThat(CODEC.isHello(payload)).isIn(true, false);
    }

    private static void assertNamed(ProtocolException e) {
        assertThat(e.code()).isBetween(ErrorCode.INVALID_UTF8, ErrorCode.INVALID_FIELD);
        if (!e.isFatal()) {
            assertThat(e.getMessage()).matches("(?s)[a-zA-Z]+: .+");
        }
    }

    @Provide
    Arbitrary<Request<?>> requests() {
        return AnyRecord.request();
    }

    @Provide
    Arbitrary<Event> events() {
        return Arbitraries.lazy(AnyRecord::event);
    }
}
