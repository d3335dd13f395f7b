package chat.parley.server.session;

import chat.parley.common.protocol.ProtocolException;
import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.v1.Request;
import java.io.IOException;

/**
 * Protocol 1: the session's state takes the request. Answers come in the order of the requests, so everything waits until what was
 * said before is stored; only saying one thing after the other does not.
 */
record Protocol1(Session session, Services services) implements Dialogue {

    @Override
    public void receive(byte[] payload) throws ProtocolException {
        Request request = services.frames().one().decodeRequest(payload);
        if (!(request instanceof Request.Say)) {
            session.settle();
        }
        try {
            session.changeState(session.state().handle(request));
        } catch (RefusedException | IOException | RuntimeException e) {
            session.settle();
            Session.Refusal refusal = session.refusal(request.type(), e);
            session.link().send(services.frames().refusal(null, request.type(), refusal.code(), refusal.words()));
        }
    }
}
