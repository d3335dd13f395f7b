package chat.parley.server.doctor;

import chat.parley.common.doctor.Finding;
import chat.parley.server.config.ServerConfig;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Looks at everything that a server needs. Stateless; waits for disk, database and the server's port. */
public final class ServerDoctor {

    private static final String SETTINGS = "settings";
    private static final String SERVER = "server";

    private ServerDoctor() {}

    /**
     * Looks.
     *
     * @param patient at what
     * @param clock tells the time, which is looked at, too
     * @return what was found, in the order of the checks
     * @throws InterruptedException when the thread is interrupted
     */
    public static List<Finding> examine(Patient patient, InstantSource clock) throws InterruptedException {
        List<Finding> findings = new ArrayList<>(settings(patient));
        findings.add(server(patient));
        findings.addAll(PortCheck.of(patient));
        findings.addAll(CertificateCheck.of(patient, clock.instant()));
        findings.addAll(NamesCheck.of(patient));
        findings.addAll(FilesCheck.of(patient));
        findings.addAll(DatabaseCheck.of(patient, clock.instant()));
        findings.addAll(LimitsCheck.of(patient));
        return findings;
    }

    private static List<Finding> settings(Patient patient) {
        List<Finding> findings = new ArrayList<>();
        patient.mistakes().forEach(mistake -> findings
                .add(Finding.failed(SETTINGS, mistake, "correct it: the server does not start with it")));
        ServerConfig config = patient.config();
        if (config == null) {
            return findings;
        }
        if (config.registration() == ServerConfig.Registration.OPEN && !config.server().isLoopback()) {
            findings.add(Finding.warning(SETTINGS, "whoever reaches the server can make an account",
                    "set auth.registration = \"invite\" unless that is meant"));
        }
        if (config.metrics().port() != 0 && !ServerConfig.isLoopback(config.metrics().host())) {
            findings.add(Finding.warning(SETTINGS, "metrics are served to other machines, without encryption",
                    "set metrics.host = \"127.0.0.1\", or see that a firewall lets nobody but the monitoring in"));
        }
        if (findings.isEmpty()) {
            findings.add(Finding.ok(SETTINGS, "no mistakes"));
        }
        return findings;
    }

    private static Finding server(Patient patient) {
        if (patient.status() != null) {
            return Finding.ok(SERVER, "version " + patient.status().version() + " runs, " + patient.status().sessions()
                    + " sessions are signed in");
        }
        return patient.inUse()
                ? Finding.warning(SERVER, "a process uses " + patient.data() + " and takes no commands",
                        "run this as the server's user; its log says whether it has a control socket")
                : Finding.ok(SERVER, "no server runs with " + patient.data());
    }
}
