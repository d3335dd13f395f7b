package chat.parley.desktop.text;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which addresses a message may link to. Stateless. */
final class Links {

    private static final Set<String> WEB = Set.of("http", "https");
    private static final Set<String> OTHER = Set.of("mailto", "parley");

    /** What browsers take and a URI must not have. */
    private static final String TOLERATED = " \"<>[]\\^`{|}";

    private Links() {}

    /**
     * Reads an address.
     *
     * @param address as it was written
     * @return where it leads; empty when it is none, or of a kind that is not opened
     */
    static Optional<URI> target(String address) {
        return read(address).or(() -> read(escaped(address))).filter(Links::isAllowed);
    }

    private static Optional<URI> read(String address) {
        try {
            return Optional.of(new URI(address));
        } catch (URISyntaxException _) {
            return Optional.empty(); // the caller shows it as text
        }
    }

    private static boolean isAllowed(URI uri) {
        if (uri.getScheme() == null) {
            return false;
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        return WEB.contains(scheme)
                ? uri.getRawAuthority() != null
                : OTHER.contains(scheme) && !uri.getRawSchemeSpecificPart().isEmpty();
    }

    private static String escaped(String address) {
        StringBuilder escaped = new StringBuilder(address.length() + 16);
        for (int i = 0; i < address.length(); i++) {
            char sign = address.charAt(i);
            if (TOLERATED.indexOf(sign) >= 0) {
                escaped.append('%').append(HexFormat.of().withUpperCase()
                        .formatHex(String.valueOf(sign).getBytes(StandardCharsets.UTF_8)));
            } else {
                escaped.append(sign);
            }
        }
        return escaped.toString();
    }
}
