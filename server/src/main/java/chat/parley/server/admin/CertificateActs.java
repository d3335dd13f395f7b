package chat.parley.server.admin;

import chat.parley.common.protocol.RefusedException;
import chat.parley.common.trust.CaFingerprint;
import chat.parley.server.control.ControlReply;
import chat.parley.server.control.ControlReply.Certificate;
import chat.parley.server.tls.ServerTls;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What administrators do about certificates. Safe for use by many threads at once; waits for the disk. */
final class CertificateActs {

    private final ServerTls tls;
    private final Acts acts;

    CertificateActs(ServerTls tls, Acts acts) {
        this.tls = tls;
        this.acts = acts;
    }

    ControlReply.Certificates show() {
        ServerTls.Status status = tls.status();
        List<Certificate> all = new ArrayList<>();
        all.add(new Certificate("server", status.certificateEnd().toEpochMilli(), null));
        all.add(new Certificate("authority", status.caEnd().toEpochMilli(), status.ca().hex()));
        status.followed().forEach(
                old -> all.add(new Certificate("followed", old.until().toEpochMilli(), old.ca().hex())));
        return new ControlReply.Certificates(all);
    }

    ControlReply.Done rollOver(long graceSeconds, String operator) throws RefusedException, IOException {
        CaFingerprint made;
        try {
            made = tls.rollOver(Duration.ofSeconds(graceSeconds));
        } catch (GeneralSecurityException e) {
            throw new IOException("the certificates could not be made: " + e.getMessage(), e);
        }
        return acts.done(operator, "certificate roll-over", made.hex(), "");
    }
}
