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
        Request request = decode(payload);
        if (!(request instanceof Request.Say)) {
            session.settle();
        }
        try {
            session.changeState(session.state().handle(request));
        } catch (RefusedException | IOException | RuntimeException e) {
            refuse(request, e);
        }
    }

    @Override
    public void refuse(byte[] payload, RefusedException why) throws ProtocolException {
        refuse(decode(payload), why);
    }

    private Request decode(byte[] payload) throws ProtocolException {
        return services.frames().one().decodeRequest(payload);
    }

    private void refuse(Request request, Exception why) {
        session.settle();
        Session.Refusal refusal = session.refusal(request.type(), why);
        session.link().send(services.frames().refusal(null, request.type(), refusal.code(), refusal.words()));
    }
}
