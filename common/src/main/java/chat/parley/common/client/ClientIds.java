package chat.parley.common.client;

import java.util.UUID;

/**
 * Makes what a client calls its messages. Stateless.
 */
public final class ClientIds {

    private static final int RANDOM_BITS_OF_HALF = 12;
    private static final long VERSION_7 = 7L << RANDOM_BITS_OF_HALF;
    private static final long LOW_RANDOM = (1L << RANDOM_BITS_OF_HALF) - 1;

    private ClientIds() {}

    /**
     * Makes an id of version 7 (RFC 9562, section 5.7): the time in milliseconds, then 74 random bits. Ids that begin with the time
     * lie beside each other in the server's index, where random ones would cost a page each.
     *
     * @return an id that was never there before
     */
    public static UUID fresh() {
        UUID random = UUID.randomUUID(); // its second half has the variant already
        long high = (System.currentTimeMillis() << Short.SIZE) | VERSION_7
                | (random.getMostSignificantBits() & LOW_RANDOM);
        return new UUID(high, random.getLeastSignificantBits());
    }
}
