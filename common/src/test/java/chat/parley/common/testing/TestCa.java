package chat.parley.common.testing;

import chat.parley.common.trust.CaFingerprint;
import chat.parley.common.trust.OwnCa;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** A certificate authority with fresh keys (P-256), and certificates of servers. Immutable. */
public final class TestCa {

    private static final AtomicLong SERIAL = new AtomicLong(1);
    private static final BasicConstraints NO_CA = new BasicConstraints(false);

    private final String name;
    private final KeyPair keys;
    private final X509Certificate certificate;

    private TestCa(String name, BasicConstraints constraints) {
        this.name = name;
        keys = newKeys();
        Instant now = Instant.now();
        certificate = sign(name, keys, name, keys.getPrivate(), now.minus(Duration.ofDays(1)),
                now.plus(Duration.ofDays(10)), constraints, null);
    }

    /**
     * Makes an authority as a Parley server makes it for itself.
     *
     * @return an authority that {@link OwnCa} recognises
     */
    public static TestCa own() {
        return named("CN=Parley CA,O=" + OwnCa.ORGANISATION, 0);
    }

    /**
     * Makes an authority that signs for many servers.
     *
     * @return an authority that is not Parley's own
     */
    public static TestCa foreign() {
        return named("CN=Company Root,O=Some Company", 1);
    }

    /**
     * Makes any authority.
     *
     * @param name its distinguished name
     * @param pathLength how many authorities there may be below it
     * @return the authority
     */
    public static TestCa named(String name, int pathLength) {
        return new TestCa(name, new BasicConstraints(pathLength));
    }

    /**
     * Makes a server without an authority.
     *
     * @param dnsName the server's host name
     * @return a server whose only certificate is signed by itself
     */
    public static Identity selfSigned(String dnsName) {
        KeyPair keys = newKeys();
        Instant now = Instant.now();
        return new Identity(keys.getPrivate(), List.of(sign("CN=" + dnsName, keys, "CN=" + dnsName, keys.getPrivate(),
                now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(1)), NO_CA, dnsName)));
    }

    /**
     * Tells the authority's own certificate.
     *
     * @return the certificate
     */
    public X509Certificate certificate() {
        return certificate;
    }

    /**
     * Signs another authority of the same name: what stands in a chain between that one and this.
     *
     * @param next the authority that is to follow this one
     * @return a certificate of that one's key, valid now
     */
    public X509Certificate proofOf(TestCa next) {
        return proofOf(next, Instant.now().plus(Duration.ofDays(1)));
    }

    /**
     * Signs another authority of the same name.
     *
     * @param next the authority that is to follow this one
     * @param until when the certificate ceases to be valid
     * @return a certificate of that one's key
     */
    public X509Certificate proofOf(TestCa next, Instant until) {
        return sign(next.name, next.keys, name, keys.getPrivate(), until.minus(Duration.ofDays(2)), until,
                new BasicConstraints(0), null);
    }

    /**
     * Tells what a client pins.
     *
     * @return the fingerprint of the certificate
     */
    public CaFingerprint fingerprint() {
        return fingerprint(certificate);
    }

    /**
     * Tells what a client pins.
     *
     * @param certificate any certificate
     * @return its fingerprint
     */
    public static CaFingerprint fingerprint(X509Certificate certificate) {
        try {
            return CaFingerprint.of(certificate);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Makes a server whose certificate is valid now.
     *
     * @param dnsName the server's host name
     * @return a server that shows its certificate and the authority's
     */
    public Identity server(String dnsName) {
        Instant now = Instant.now();
        return server(dnsName, now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(1)));
    }

    /**
     * Makes a server whose certificate is valid at some time.
     *
     * @param dnsName the server's host name
     * @param from when its certificate begins to be valid
     * @param until when it ceases to be
     * @return a server that shows its certificate and the authority's
     */
    public Identity server(String dnsName, Instant from, Instant until) {
        KeyPair serverKeys = newKeys();
        X509Certificate leaf = sign("CN=" + dnsName, serverKeys, name,
                keys.getPrivate(), from, until, NO_CA, dnsName);
        return new Identity(serverKeys.getPrivate(), List.of(leaf, certificate));
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate sign(String subject, KeyPair subjectKeys, String issuer, PrivateKey issuerKey,
            Instant from, Instant until, BasicConstraints constraints, @Nullable String dnsName) {
        try {
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(new X500Name(issuer),
                    BigInteger.valueOf(SERIAL.getAndIncrement()), Date.from(from), Date.from(until),
                    new X500Name(subject), subjectKeys.getPublic());
            builder.addExtension(Extension.basicConstraints, true, constraints);
            if (dnsName != null) {
                builder.addExtension(Extension.subjectAlternativeName, false,
                        new GeneralNames(new GeneralName(GeneralName.dNSName, dnsName)));
            }
            return new JcaX509CertificateConverter().getCertificate(
                    builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKey)));
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }
}
