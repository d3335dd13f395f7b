package chat.parley.server.presence;
import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.v2.*;
import java.io.IOException;
/** placeholder. */
public final class PeopleHandler {
    public Reply handle(PeopleRequest<?> r, Participant who) throws RefusedException, IOException {
        return new Reply.Done();
    }
}
