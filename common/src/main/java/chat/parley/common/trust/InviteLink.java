package chat.parley.common.trust;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a person needs to reach a server without being asked anything, and perhaps to be let in:
 * {@code parley://host:port/?ca=FINGERPRINT&token=TOKEN}. Query parameters that this version does not know are ignored, so that
 * newer links still lead to the server.
 *
 * @param address where the server listens
 * @param ca the fingerprint of the certificate authority that the server's certificate comes from
 * @param token the invitation, a secret; {@code null} for none
 */
public record InviteLink(ServerAddress address, CaFingerprint ca, @Nullable String token) {

    /** What every link begins with. */
    public static final String SCHEME = "parley://";

    private static final String CA = "ca=";
    private static final String TOKEN = "token=";

    private static final Pattern LINK = Pattern.compile(
            Pattern.quote(SCHEME) + "(?<address>[^/?#]+)/?\\?(?<query>[^#]*)",
            Pattern.CASE_INSENSITIVE);

    /** No server makes tokens of less than 128 bits: a shorter one has lost its end on the way. */
    private static final Pattern WHOLE_TOKEN = Pattern.compile("[A-Za-z0-9_-]{22,128}");

    /**
     * Checks the token.
     *
     * @throws IllegalArgumentException when it is not one
     */
    public InviteLink {
        if (token != null && !WHOLE_TOKEN.matcher(token).matches()) {
            throw new IllegalArgumentException("not a token");
        }
    }

    /**
     * Makes a link that leads to a server and lets nobody in.
     *
     * @param address where the server listens
     * @param ca the fingerprint of its certificate authority
     */
    public InviteLink(ServerAddress address, CaFingerprint ca) {
        this(address, ca, null);
    }

    /**
     * Adds an invitation.
     *
     * @param secret its token
     * @return the same link with it
     */
    public InviteLink with(String secret) {
        return new InviteLink(address, ca, secret);
    }

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
     * @return the link, or nothing when the address or the fingerprint is missing or broken, or the token is broken
     */
    public static Optional<InviteLink> parse(String text) {
        Matcher matcher = LINK.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Optional<ServerAddress> address = ServerAddress.parse(matcher.group("address"));
        Optional<CaFingerprint> ca = parameter(matcher.group("query"), CA).flatMap(CaFingerprint::parse);
        Optional<String> token = parameter(matcher.group("query"), TOKEN);
        if (token.filter(t -> !WHOLE_TOKEN.matcher(t).matches()).isPresent()) {
            return Optional.empty();
        }
        return address.flatMap(a -> ca.map(c -> new InviteLink(a, c, token.orElse(null))));
    }

    /** The first value that there is for a name. */
    private static Optional<String> parameter(String query, String name) {
        for (String parameter : query.split("&", -1)) {
            if (parameter.startsWith(name)) {
                return Optional.of(parameter.substring(name.length()));
            }
        }
        return Optional.empty();
    }

    /**
     * Writes the whole link, so that {@link #parse} reads it; for the person whom it is for, and for no log.
     *
     * @return the link
     */
    public String text() {
        return token == null ? toString() : this + "&" + TOKEN + token;
    }

    /**
     * Writes the link without its token, so that no log can hold that.
     *
     * @return a link that leads to the server
     */
    @Override
    public String toString() {
        return SCHEME + address + "/?" + CA + ca;
    }
}
