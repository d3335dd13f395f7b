package chat.parley.server.tls;

import chat.parley.common.trust.OwnCa;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Makes the certificates of a server that brings none: an authority that signs for this server only, and the server's own.
 * Keys are on P-256. Stateless.
 */
final class Certificates {

    /** How long the authority is valid: as long as a team may keep its invite links. */
    static final Duration CA_VALIDITY = Duration.ofDays(3650);

    /** How long the server's own certificate is valid. */
    static final Duration LEAF_VALIDITY = Duration.ofDays(90);

    /** Clocks of clients may be slow. */
    private static final Duration BACKDATE = Duration.ofDays(1);

    private static final int SERIAL_BITS = 127; // at most 20 octets, positive: RFC 5280, 4.1.2.2

    private static final SecureRandom RANDOM = new SecureRandom();

    private Certificates() {}

    /** Makes a new authority, self-signed. */
    static Authority newAuthority(Instant now) throws GeneralSecurityException {
        KeyPair keys = newKeys();
        // A random number in the name keeps the authorities of two servers apart where names are compared.
        X500Name name = new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.O, OwnCa.ORGANISATION)
                .addRDN(BCStyle.CN, "Parley CA " + new BigInteger(32, RANDOM).toString(Character.MAX_RADIX)).build();
        return new Authority(List.of(authority(name, keys, keys, now, now.plus(CA_VALIDITY))), keys.getPrivate());
    }

    /**
     * Makes the authority that follows another: of the same name, so that the certificate by which the old one signs the new
     * one's key is no step down the path, which neither may lengthen (RFC 5280, "self-issued"; RFC 4210, 4.4: new with old).
     *
     * @param grace how long that certificate is valid, at the longest
     */
    static Authority successor(Authority old, Duration grace, Instant now) throws GeneralSecurityException {
        KeyPair keys = newKeys();
        X500Name name = X500Name.getInstance(old.own().getSubjectX500Principal().getEncoded());
        KeyPair oldKeys = new KeyPair(old.own().getPublicKey(), old.key());
        List<X509Certificate> chain = new ArrayList<>();
        chain.add(authority(name, keys, keys, now, now.plus(CA_VALIDITY)));
        chain.add(authority(name, keys, oldKeys, now, earlier(now.plus(grace), old.end())));
        chain.addAll(old.shown(now));
        return new Authority(List.copyOf(chain), keys.getPrivate());
    }

    /**
     * Encodes a key for elliptic curves (PKCS#8) with its public part, which the JDK leaves out (RFC 5915).
     *
     * @param certificate the one that it belongs to
     */
    static byte[] encoded(PrivateKey key, X509Certificate certificate) throws IOException {
        PrivateKeyInfo bare = PrivateKeyInfo.getInstance(key.getEncoded());
        SubjectPublicKeyInfo certified = SubjectPublicKeyInfo.getInstance(certificate.getPublicKey().getEncoded());
        ECPrivateKey whole = new ECPrivateKey(certified.getPublicKeyData().getOctets().length / 2 * Byte.SIZE,
                ECPrivateKey.getInstance(bare.parsePrivateKey()).getKey(), certified.getPublicKeyData(), null);
        return new PrivateKeyInfo(bare.getPrivateKeyAlgorithm(), whole).getEncoded();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static X509Certificate authority(X500Name name, KeyPair keys, KeyPair signer, Instant now, Instant end)
            throws GeneralSecurityException {
        try {
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(name, serial(),
                    Date.from(now.minus(BACKDATE)), Date.from(end), name, keys.getPublic());
            JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            builder.addExtension(Extension.subjectKeyIdentifier, false,
                    extensions.createSubjectKeyIdentifier(keys.getPublic()));
            if (!signer.getPublic().equals(keys.getPublic())) {
                builder.addExtension(Extension.authorityKeyIdentifier, false,
                        extensions.createAuthorityKeyIdentifier(signer.getPublic()));
            }
            return sign(builder, signer);
        } catch (CertIOException e) {
            throw new GeneralSecurityException(e);
        }
    }

    /** When a certificate that the authority makes now would expire. */
    static Instant leafEnd(Authority authority, Instant now) {
        return earlier(now.plus(LEAF_VALIDITY), authority.end());
    }

    /** Makes a server certificate for the names and addresses, signed by the authority. */
    static Identity newLeaf(Authority authority, Collection<String> names, Instant now)
            throws GeneralSecurityException {
        KeyPair keys = newKeys();
        X509Certificate ca = authority.own();
        X500Name subject = new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.O, OwnCa.ORGANISATION)
                .addRDN(BCStyle.CN, "Parley server").build();
        Date notAfter = Date.from(leafEnd(authority, now));
        try {
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    X500Name.getInstance(ca.getSubjectX500Principal().getEncoded()), serial(),
                    Date.from(now.minus(BACKDATE)), notAfter, subject, keys.getPublic());
            JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(Extension.extendedKeyUsage, false,
                    new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            builder.addExtension(Extension.authorityKeyIdentifier, false,
                    extensions.createAuthorityKeyIdentifier(ca.getPublicKey()));
            builder.addExtension(Extension.subjectKeyIdentifier, false,
                    extensions.createSubjectKeyIdentifier(keys.getPublic()));
            builder.addExtension(Extension.subjectAlternativeName, false,
                    new GeneralNames(names.stream().map(Certificates::generalName).toArray(GeneralName[]::new)));
            X509Certificate leaf = sign(builder, new KeyPair(ca.getPublicKey(), authority.key()));
            return new Identity(Stream.concat(Stream.of(leaf), authority.shown(now).stream()).toList(),
                    keys.getPrivate());
        } catch (CertIOException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static GeneralName generalName(String name) {
        Optional<InetAddress> address = AlternativeNames.address(name);
        return address.isPresent()
                ? new GeneralName(GeneralName.iPAddress, new DEROctetString(address.get().getAddress()))
                : new GeneralName(GeneralName.dNSName, name);
    }

    private static KeyPair newKeys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
        return generator.generateKeyPair();
    }

    private static BigInteger serial() {
        return new BigInteger(SERIAL_BITS, RANDOM).setBit(0);
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, KeyPair signer)
            throws GeneralSecurityException {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate())));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }
}
