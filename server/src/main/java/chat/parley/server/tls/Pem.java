package chat.parley.server.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Certificates and private keys in PEM files (RFC 7468). Stateless. Names no class of Bouncy Castle: every start reads PEM files, and one
 * class of a signed archive would have the JVM verify all of that archive's signatures first, for a quarter second on one core.
 */
final class Pem {

    private static final Pattern PRIVATE_KEY = Pattern
            .compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    private static final int LINE_CHARS = 64;

    /** How the names of files end that a crash has left before they were whole. */
    static final String UNFINISHED = ".new";

    private Pem() {}

    /** Reads a file's content. */
    @FunctionalInterface
    interface Reading<T> {
        T read() throws IOException, GeneralSecurityException;
    }

    /** Names the file in whatever goes wrong with it. */
    static <T> T named(Path file, Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (NoSuchFileException e) {
            throw new IOException(file + " cannot be used: there is no such file", e);
        } catch (AccessDeniedException e) {
            throw new IOException(file + " cannot be used: this user may not read it", e);
        } catch (IOException | GeneralSecurityException e) {
            throw new IOException(file + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** Reads a certificate with those that it descends from, and its key. */
    static Identity read(Path certificateFile, Path keyFile) throws IOException {
        List<X509Certificate> chain = named(certificateFile, () -> readCertificates(certificateFile));
        return new Identity(chain, named(keyFile, () -> readKey(keyFile, chain.getFirst())));
    }

    /** Reads every certificate of a file, in its order. */
    static List<X509Certificate> readCertificates(Path file) throws IOException, GeneralSecurityException {
        List<X509Certificate> certificates = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file))).stream()
                .map(X509Certificate.class::cast).toList();
        if (certificates.isEmpty()) {
            throw new IOException("there is no certificate in it");
        }
        return certificates;
    }

    /** Reads an unencrypted PKCS#8 key, which must be the certificate's. */
    static PrivateKey readKey(Path file, X509Certificate certificate) throws IOException, GeneralSecurityException {
        Matcher matcher = PRIVATE_KEY.matcher(Files.readString(file, StandardCharsets.US_ASCII));
        if (!matcher.find()) {
            throw new IOException("there is no unencrypted PKCS#8 key in it (\"BEGIN PRIVATE KEY\");"
                    + " \"openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW\" makes one");
        }
        byte[] der = decoded(matcher.group(1));
        PrivateKey key = KeyFactory.getInstance(certificate.getPublicKey().getAlgorithm())
                .generatePrivate(new PKCS8EncodedKeySpec(der));
        PublicKey certified = certificate.getPublicKey();
        if (!names(der, certified) && !fits(key, certified)) {
            throw new IOException("it is the key of another certificate");
        }
        return key;
    }

    private static byte[] decoded(String base64) throws IOException {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IOException("its base64 is broken: " + e.getMessage(), e);
        }
    }

    /**
     * Whether the file itself says whose private key it is: one for elliptic curves ends with the public key when that is there (RFC
     * 5915), as in what is written here and by OpenSSL. That spares each start the first calculation on the curve, for which the JDK
     * fills its tables.
     */
    private static boolean names(byte[] der, PublicKey certified) {
        if (!(certified instanceof ECPublicKey key)) {
            return false;
        }
        byte[] encoded = certified.getEncoded(); // which ends with the public key as well
        int coordinate = (key.getParams().getCurve().getField().getFieldSize() + Byte.SIZE - 1) / Byte.SIZE;
        int point = 1 + 2 * coordinate;
        return der.length > point && encoded.length > point
                && Arrays.equals(der, der.length - point, der.length, encoded, encoded.length - point, encoded.length);
    }

    /** What the one signs, the other must verify. */
    private static boolean fits(PrivateKey key, PublicKey certified) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(switch (key.getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> key.getAlgorithm();
        });
        byte[] anything = {1, 2, 3};
        signature.initSign(key);
        signature.update(anything);
        byte[] signed = signature.sign();
        signature.initVerify(certified);
        signature.update(anything);
        return signature.verify(signed);
    }

    /** Writes certificates for everyone to read. */
    static void writeCertificates(Path file, List<X509Certificate> certificates)
            throws IOException, GeneralSecurityException {
        StringBuilder pem = new StringBuilder();
        for (X509Certificate certificate : certificates) {
            pem.append(block("CERTIFICATE", certificate.getEncoded()));
        }
        write(file, pem.toString(), "rw-r--r--");
    }

    /** Writes an identity's key for its owner alone to read. It is one for elliptic curves. */
    static void writeKey(Path file, PrivateKey key, X509Certificate certificate) throws IOException {
        write(file, block("PRIVATE KEY", Certificates.encoded(key, certificate)), "rw-------");
    }

    private static String block(String label, byte[] der) {
        String base64 = Base64.getMimeEncoder(LINE_CHARS, new byte[]{'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
    }

    /** All of the file or nothing, and never with other permissions, not even for a moment. */
    private static void write(Path file, String text, String permissions) throws IOException {
        FileAttribute<?>[] attributes = file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[]{
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))}
                : new FileAttribute<?>[0];
        Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), file.getFileName().toString(), UNFINISHED,
                attributes);
        try {
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                ByteBuffer left = StandardCharsets.US_ASCII.encode(text);
                while (left.hasRemaining()) {
                    channel.write(left);
                }
                channel.force(true);
            }
            replace(fresh, file);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** Puts a file in another's place; when this returns, a crash does not bring the old one back. */
    static void replace(Path fresh, Path file) throws IOException {
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) { // elsewhere a folder is no file
            try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }
}
