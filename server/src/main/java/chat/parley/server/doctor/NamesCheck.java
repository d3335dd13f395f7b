package chat.parley.server.doctor;

import chat.parley.common.doctor.Finding;
import java.io.IOException;
import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The names that the configuration holds lead somewhere, and stand in the certificate. The system's resolver is asked for these
 * names, and for no others. Stateless.
 */
final class NamesCheck {

    private static final String NAMES = "names";

    private NamesCheck() {}

    static List<Finding> of(Patient patient) {
        List<String> names = patient.names();
        if (names.isEmpty()) {
            return List.of(Finding.ok(NAMES, "none are set (server.advertise, tls.names): links carry an address"));
        }
        Set<String> certified = certified(patient);
        List<Finding> findings = new ArrayList<>();
        for (String name : names) {
            findings.add(resolved(name));
            if (!certified.isEmpty() && !stands(name, certified)) {
                findings.add(patient.isCertificateOwn()
                        ? Finding.warning(NAMES, name + " is not in the certificate",
                                "restart the server: it makes one with all names")
                        : Finding.failed(NAMES, name + " is not in the certificate",
                                "clients refuse it: get a certificate with this name, or correct the setting"));
            }
        }
        return findings;
    }

    private static Finding resolved(String name) {
        if (isLiteral(name)) {
            return Finding.ok(NAMES, name + " is an address");
        }
        try {
            return Finding.ok(NAMES, name + " is " + Arrays.stream(InetAddress.getAllByName(name))
                    .map(InetAddress::getHostAddress).collect(Collectors.joining(", ")));
        } catch (UnknownHostException _) {
            return Finding.warning(NAMES, name + " is not known to this machine",
                    "correct it, or add it to the name server or the hosts files of those who are to use it");
        }
    }

    private static boolean isLiteral(String name) {
        try {
            return InetAddress.ofLiteral(name) != null;
        } catch (IllegalArgumentException _) {
            return false; // how the platform says that it is none
        }
    }

    /** What stands in the certificate; nothing when it cannot be read, which is told by another check. */
    private static Set<String> certified(Patient patient) {
        try {
            X509Certificate own = CertificateCheck.read(patient.certificates()).getFirst();
            Collection<List<?>> names = own.getSubjectAlternativeNames();
            return names == null
                    ? Set.of()
                    : names.stream().map(n -> canonical(String.valueOf(n.get(1)))).collect(Collectors.toSet());
        } catch (IOException | CertificateException _) {
            return Set.of();
        }
    }

    private static boolean stands(String name, Set<String> certified) {
        String wanted = canonical(name);
        int dot = wanted.indexOf('.');
        return certified.contains(wanted)
                || (dot > 0 && !isLiteral(name) && certified.contains("*" + wanted.substring(dot)));
    }

    private static String canonical(String name) {
        if (isLiteral(name)) {
            return InetAddress.ofLiteral(name).getHostAddress();
        }
        try {
            return (name.startsWith("*") ? name : IDN.toASCII(name)).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException _) {
            return name; // cannot be in a certificate
        }
    }
}
