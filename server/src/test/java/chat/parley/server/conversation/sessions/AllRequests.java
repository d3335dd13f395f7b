package chat.parley.server.conversation.sessions;

import chat.parley.common.protocol.v2.Request;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The requests of protocol 2, read from the sealed hierarchy: a new one is here as soon as it is written. */
final class AllRequests {

    private AllRequests() {}

    /** Gives the records. */
    static List<Class<?>> records() {
        return of(Request.class).distinct().toList();
    }

    private static Stream<Class<?>> of(Class<?> family) {
        return family.isSealed()
                ? Arrays.stream(family.getPermittedSubclasses()).flatMap(AllRequests::of)
                : Stream.of(family);
    }
}
