package chat.parley.common.trust;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a person needs to reach a server without being asked anything: {@code parley://host:port/?ca=FINGERPRINT}. Query
 * parameters that this version does not know are ignored, so that newer links still lead to the server.
 *
 * @param address where the server listens
 * @param ca the fingerprint of the certificate authority that the server's certificate comes from
 */
public record InviteLink(ServerAddress address, CaFingerprint ca) {

    /** What every link begins with. */
    public static final String SCHEME = "parley://";

    private static final Pattern LINK = Pattern.compile(
            Pattern.quote(SCHEME) + "(?<address>[^/?#]+)/?\\?(?<query>[^#]*)",
            Pattern.CASE_INSENSITIVE);

    /**
     * Tells whether a text is meant to be a link, perhaps a broken one.
     *
     * @param text what was written
     * @return whether it begins as a link does
     */
    public static boolean looksLikeOne(String text) {
        return text.strip().regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    /**
     * Reads a link.
     *
     * @param text what was pasted; white space around it is ignored
     * @return the link, or nothing when the address or the fingerprint is missing or broken
     */
    public static Optional<InviteLink> parse(String text) {
        Matcher matcher = LINK.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Optional<ServerAddress> address = ServerAddress.parse(matcher.group("address"));
        for (String parameter : matcher.group("query").split("&", -1)) {
            if (parameter.startsWith("ca=")) {
                Optional<CaFingerprint> ca = CaFingerprint.parse(parameter.substring("ca=".length()));
                return address.flatMap(a -> ca.map(c -> new InviteLink(a, c)));
            }
        }
        return Optional.empty();
    }

    /**
     * Writes the link so that {@link #parse} reads it.
     *
     * @return the link
     */
    @Override
    public String toString() {
        return SCHEME + address + "/?ca=" + ca;
    }
}
