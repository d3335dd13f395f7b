package chat.parley.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import chat.parley.server.BareServer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/**
 * A server with some accounts, and a witness who is signed in all the time, in a room of their own: whatever others do, the
 * witness is served. Used by one thread.
 */
final class World implements AutoCloseable {

    /** Those whom an input can sign in. */
    private static final List<String> ACCOUNTS = List.of("ada", "grace", "linus");

    private final BareServer server = new BareServer();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final AppenderBase<ILoggingEvent> log = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            if (event.getLevel().isGreaterOrEqual(Level.ERROR)) {
                faults.add(event.getFormattedMessage());
            }
        }
    };
    private final Peer witness;
    private final Memory memory = new Memory();

    World() {
        log.start();
        root().addAppender(log);
        witness = connect();
        String password = UUID.randomUUID().toString(); // which no input finds
        tell("{'type':'hello','id':'1','data':{'protocol':2,'client':'witness'}}");
        ACCOUNTS.forEach(name -> tell(
                "{'type':'register','id':'1','data':{'username':'" + name + "','password':'correct horse'}}"));
        tell("{'type':'register','id':'1','data':{'username':'witness','password':'" + password + "'}}");
        tell("{'type':'login','id':'1','data':{'username':'witness','password':'" + password + "'}}");
        tell("{'type':'create','id':'1','data':{'name':'witness','visibility':'private'}}");
        tell("{'type':'enter','id':'1','data':{'room':$conversation}}");
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    /** Connects somebody. */
    Peer connect() {
        return new Peer(server);
    }

    private void tell(String request) {
        List<Heard> answers = witness.say(memory.fill(request.replace('\'', '"')).getBytes(StandardCharsets.UTF_8));
        assertThat(answers).as(request).anyMatch(answer -> "1".equals(answer.id()) && !answer.isRefusal());
        answers.forEach(memory::note);
    }

    /** Fails when the witness is not served as ever, somebody is taken for signed in who is not, or a fault was logged. */
    void assertUnharmed() {
        tell("{'type':'ping','id':'1'}");
        tell("{'type':'msg','id':'1','data':{'conversation':$conversation,'text':'still here','clientId':'"
                + UUID.randomUUID() + "'}}");
        assertThat(server.services().signedIn()).as("sessions that are signed in").isOne();
        assertThat(faults).isEmpty();
    }

    @Override
    public void close() {
        witness.leave();
        server.close();
        root().detachAppender(log);
    }
}
