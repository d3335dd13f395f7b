package chat.parley.server.admin;

import chat.parley.server.audit.AuditStore;
import chat.parley.server.control.ControlReply;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes note of administrative acts, in the audit log and in the log. Safe for use by many threads at once; waits for the
 * storage.
 */
final class Acts {

    private static final Logger LOG = LoggerFactory.getLogger(Acts.class);

    private final AuditStore store;

    Acts(AuditStore store) {
        this.store = store;
    }

    /** Says what was done. */
    ControlReply.Done done(String operator, String act, String target, String details) throws IOException {
        did(operator, act, target, details);
        return new ControlReply.Done(words(act, target, details));
    }

    private static String words(String act, String target, String details) {
        return act + " " + target + (details.isEmpty() ? "" : ": " + details);
    }

    /** Takes note of what was done. It is done already: when it cannot be kept, the log at least has it. */
    void did(String operator, String act, String target, String details) throws IOException {
        LOG.info("administrator {}: {}", operator, words(act, target, details));
        try {
            store.add(operator, act, target, details);
        } catch (IOException e) {
            throw new IOException("this was done, but the audit log could not take note of it: " + e.getMessage(), e);
        }
    }
}
