package chat.parley.common.net;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/**
 * The oldest version of TLS that a server speaks. With 1.2 it takes no cipher suites of that version but those that encrypt and
 * authenticate in one (AEAD) with keys that are agreed on anew for each connection (ECDHE). Its {@link #toString} is the version
 * as people write it.
 */
public enum TlsMinimum {

    /** TLS 1.3 and nothing else. */
    TLS_1_3("1.3"),
    /** TLS 1.2 as well, for clients that know no better. */
    TLS_1_2("1.2");

    /** Of TLS 1.2, in the order of preference: the server's certificate decides which of both kinds of keys it is. */
    private static final List<String> SUITES_1_2 = Stream
            .of("AES_256_GCM_SHA384", "CHACHA20_POLY1305_SHA256", "AES_128_GCM_SHA256")
            .flatMap(cipher -> Stream.of("TLS_ECDHE_ECDSA_WITH_" + cipher, "TLS_ECDHE_RSA_WITH_" + cipher)).toList();

    /**
     * How keys are agreed on. Not with finite fields, which the platform has, too: their small ones are weak, and with their large ones
     * a stranger makes the server compute for long. A better group that a later platform brings has to be added here.
     */
    private static final List<String> GROUPS = List.of("x25519", "secp256r1", "secp384r1", "secp521r1");

    private final String version;

    TlsMinimum(String version) {
        this.version = version;
    }

    /** Sets it on a connection, because a context enables whatever the platform knows. */
    void prepare(SSLEngine engine) {
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setNamedGroups(GROUPS.toArray(String[]::new));
        if (this == TLS_1_3) {
            parameters.setProtocols(new String[]{"TLSv1.3"});
        } else {
            Set<String> known = Set.of(engine.getSupportedCipherSuites());
            parameters.setProtocols(new String[]{"TLSv1.3", "TLSv1.2"});
            parameters.setCipherSuites(Stream
                    .concat(Arrays.stream(parameters.getCipherSuites()).filter(TlsMinimum::isOf13),
                            SUITES_1_2.stream().filter(known::contains))
                    .toArray(String[]::new));
        }
        engine.setSSLParameters(parameters);
    }

    /** Suites of TLS 1.3 name no way to agree on keys, and are all AEAD. */
    private static boolean isOf13(String suite) {
        return suite.startsWith("TLS_AES_") || suite.startsWith("TLS_CHACHA20_");
    }

    @Override
    public String toString() {
        return version;
    }
}
