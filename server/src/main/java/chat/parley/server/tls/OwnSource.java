package chat.parley.server.tls;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An authority of the server's own, and a certificate from it, both renewed in time. */
final class OwnSource implements Source {

    private static final Logger LOG = LoggerFactory.getLogger(OwnSource.class);

    /** How long before its end the certificate is renewed. */
    static final Duration RENEW_BEFORE = Duration.ofDays(30);

    /** How long before its end the authority is followed by another; clients have that long to hear of it. */
    static final Duration ROLL_OVER_BEFORE = Duration.ofDays(365);

    /** How long after a failure it is tried again. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Clients take no chains of more than ten certificates. */
    static final int MAX_FOLLOWED = 3;

    private final AuthorityFiles authorities;
    private final Path certificateFile;
    private final Path keyFile;
    private final Set<String> names;

    private Authority authority;
    private Identity leaf;
    private Instant nextAttempt = Instant.MIN;

    private OwnSource(AuthorityFiles authorities, Path folder, Set<String> names, Instant now)
            throws IOException, GeneralSecurityException {
        this.authorities = authorities;
        this.certificateFile = folder.resolve("server.pem");
        this.keyFile = folder.resolve("server-key.pem");
        this.names = names;
        Authority opened = authorities.openOrMake(now);
        if (!opened.end().isAfter(now)) {
            throw new IOException(folder + " has a certificate authority that has expired at " + opened.end()
                    + ". If the clock is right, no client can follow another one: move the folder away, start again, and"
                    + " give everybody a new invite link");
        }
        this.authority = opened;
        this.leaf = keptOrNew(now);
    }

    /**
     * Reads what is in a folder, and makes what is missing.
     *
     * @param folder where it is kept
     * @param names names and addresses that the server may be reached by
     * @param now the time
     */
    static OwnSource open(Path folder, Set<String> names, Instant now) throws IOException, GeneralSecurityException {
        return new OwnSource(new AuthorityFiles(folder), folder, canonical(names), now);
    }

    /** As they stand in a certificate, so that one that has them is known again. */
    private static Set<String> canonical(Set<String> names) throws IOException {
        Set<String> all = new LinkedHashSet<>();
        for (String name : names) {
            try {
                all.add(AlternativeNames.canonical(name));
            } catch (IllegalArgumentException e) {
                throw new IOException(name + " is neither a host name nor an address (tls.names)", e);
            }
        }
        return all;
    }

    private static boolean isAging(Authority authority, Instant now) {
        return !authority.end().isAfter(now.plus(ROLL_OVER_BEFORE));
    }

    private Identity keptOrNew(Instant now) throws IOException, GeneralSecurityException {
        if (Files.exists(certificateFile) && Files.exists(keyFile)) {
            try {
                Identity kept = Pem.read(certificateFile, keyFile);
                if (isGood(kept, now)) {
                    return shown(kept, now);
                }
            } catch (IOException e) {
                LOG.warn("{}; it is made anew", e.getMessage()); // nobody pins it, and a crash may have left a half of it
            }
        }
        return newLeaf(now);
    }

    private Identity newLeaf(Instant now) throws IOException, GeneralSecurityException {
        Identity made = Certificates.newLeaf(authority, names, now);
        Pem.writeKey(keyFile, made.key(), made.own());
        Pem.writeCertificates(certificateFile, made.chain());
        LOG.info("made a certificate for {}, valid until {}", names, made.end());
        return made;
    }

    /**
     * One from a future that the clock has come back from is none: nobody could connect until then. But when the authority is not
     * valid yet either, the clock is wrong now, and what there is serves those whose clocks are right.
     */
    private boolean isPremature(Identity kept, Instant now) {
        return kept.begin().isAfter(now) && !Identity.begin(authority.own()).isAfter(now);
    }

    private boolean isGood(Identity kept, Instant now) throws CertificateParsingException {
        Instant end = kept.end();
        boolean isLasting = end.isAfter(now.plus(RENEW_BEFORE)) || !Certificates.leafEnd(authority, now).isAfter(end);
        boolean isFromIt = kept.chain().size() > 1 && kept.chain().get(1).equals(authority.own());
        return isLasting && isFromIt && !isPremature(kept, now) && namesIn(kept.own()).containsAll(names);
    }

    private static Set<String> namesIn(X509Certificate certificate) throws CertificateParsingException {
        Collection<List<?>> names = certificate.getSubjectAlternativeNames();
        return names == null ? Set.of() : names.stream().map(n -> String.valueOf(n.get(1))).collect(Collectors.toSet());
    }

    /** With the authority as it is shown now. */
    private Identity shown(Identity kept, Instant now) {
        return new Identity(Stream.concat(Stream.of(kept.own()), authority.shown(now).stream()).toList(), kept.key());
    }

    @Override
    public Identity current() {
        return leaf;
    }

    @Override
    public X509Certificate pinned() {
        return authority.own();
    }

    @Override
    public void refresh(Instant now) throws IOException, GeneralSecurityException {
        boolean wasSetBack = nextAttempt.isAfter(now.plus(PATIENCE)); // the clock
        if (now.isBefore(nextAttempt) && !wasSetBack) {
            return;
        }
        nextAttempt = now.plus(PATIENCE); // unless it works
        if (isAging(authority, now)) {
            replaceAuthority(ROLL_OVER_BEFORE, now);
        } else if (isGood(leaf, now)) {
            leaf = shown(leaf, now);
        } else {
            leaf = newLeaf(now);
        }
        nextAttempt = Instant.MIN;
    }

    @Override
    public List<X509Certificate> succession() {
        List<X509Certificate> shown = leaf.chain().subList(1, leaf.chain().size());
        return shown.size() > 1 ? shown : List.of();
    }

    @Override
    public void rollOver(Duration grace, Instant now) throws RefusedException, IOException, GeneralSecurityException {
        if (authority.followed(now) >= MAX_FOLLOWED) {
            throw new RefusedException(ErrorCode.NOT_ALLOWED_HERE, "This authority follows " + MAX_FOLLOWED
                    + " others that clients may still know: wait until one of them is over (\"certificate show\")");
        }
        replaceAuthority(grace, now);
    }

    /** The new authority is in force as soon as its files are written: a certificate that is not, is made at the next start. */
    private void replaceAuthority(Duration grace, Instant now) throws IOException, GeneralSecurityException {
        authority = authorities.rollOver(authority, grace, now);
        leaf = newLeaf(now);
    }
}
