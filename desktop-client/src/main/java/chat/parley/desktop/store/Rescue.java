package chat.parley.desktop.store;

import chat.parley.common.client.UnsentMessage;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;

/**
 * Takes over from a broken file what no server has: often it is another part that is broken. Stateless; runs when a cache is
 * opened.
 */
final class Rescue {

    private static final Logger LOG = LoggerFactory.getLogger(Rescue.class);

    private Rescue() {}

    /** Takes over all of it or, when some cannot be read, nothing, and says which. */
    static boolean run(Path broken, CacheFile to) {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        try (Connection old = config.createConnection("jdbc:sqlite:" + broken)) {
            List<UnsentMessage> unsent = UnsentMessages.all(old);
            List<FailedMessage> failed = UnsentMessages.failed(old);
            List<Draft> drafts = Drafts.all(old);
            to.writeDurably(connection -> {
                for (UnsentMessage message : unsent) {
                    UnsentMessages.add(connection, message);
                }
                for (FailedMessage message : failed) {
                    UnsentMessages.fail(connection, message);
                }
                for (Draft draft : drafts) {
                    Drafts.save(connection, draft);
                }
            });
            LOG.info("{} unsent and {} refused messages and {} drafts were taken over from {}", unsent.size(),
                    failed.size(), drafts.size(), broken);
            return true;
        } catch (SQLException | IllegalArgumentException e) { // what is damaged may not be a message any more
            LOG.warn("Unsent messages cannot be read from {}", broken, e);
            return false;
        }
    }
}
