package chat.parley.common.trust;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * SHA-256 of a certificate's DER form: what {@code openssl x509 -fingerprint -sha256} shows, without the colons.
 *
 * @param hex 64 hexadecimal digits in lower case
 */
public record CaFingerprint(String hex) {

    private static final int HEX_DIGITS = 64;
    private static final int GROUP = 4;

    /**
     * Checks the digits.
     *
     * @throws IllegalArgumentException when they are not 64 hexadecimal digits in lower case
     */
    public CaFingerprint {
        if (!hex.matches("[0-9a-f]{" + HEX_DIGITS + "}")) {
            throw new IllegalArgumentException("not a SHA-256 fingerprint");
        }
    }

    /**
     * Computes a certificate's fingerprint.
     *
     * @param certificate any certificate
     * @return its fingerprint
     * @throws CertificateEncodingException when the certificate cannot be encoded
     */
    public static CaFingerprint of(X509Certificate certificate) throws CertificateEncodingException {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return new CaFingerprint(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * Reads a fingerprint as people write it: either case, with or without colons and spaces.
     *
     * @param text what was written
     * @return the fingerprint, or nothing when it is none
     */
    public static Optional<CaFingerprint> parse(String text) {
        String digits = text.replaceAll("[\\s:]", "").toLowerCase(Locale.ROOT);
        return digits.matches("[0-9a-f]{" + HEX_DIGITS + "}")
                ? Optional.of(new CaFingerprint(digits))
                : Optional.empty();
    }

    /**
     * Writes the fingerprint for people to compare.
     *
     * @return 16 groups of four digits, with spaces between them
     */
    public String grouped() {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < HEX_DIGITS; i += GROUP) {
            out.append(i == 0 ? "" : " ").append(hex, i, i + GROUP);
        }
        return out.toString();
    }

    @Override
    public String toString() {
        return hex;
    }
}
