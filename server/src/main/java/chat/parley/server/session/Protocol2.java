package chat.parley.server.session;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.ProtocolException;
import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.v2.Asked;
import chat.parley.common.protocol.v2.Event;
import chat.parley.common.protocol.v2.MessageRequest;
import chat.parley.common.protocol.v2.PeopleRequest;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.common.protocol.v2.Request;
import chat.parley.common.protocol.v2.RoomRequest;
import chat.parley.common.protocol.v2.SessionRequest;
import chat.parley.server.message.MessageStore.Outcome;
import chat.parley.server.presence.Participant;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Protocol 2: {@link Rules} say whether a request may be made here and now, then its feature's handler does it. Every request is
 * answered once, by its id; what has to be stored first is answered later than what comes after it.
 */
final class Protocol2 implements Dialogue {

    private final Session session;
    private final Services services;
    private final SessionHandler handler;
    private boolean greeted;

    Protocol2(Session session, Services services) {
        this.session = session;
        this.services = services;
        this.handler = new SessionHandler(session, services);
        session.link().allowResync(this::resync);
    }

    private byte[] resync(Set<Long> topics) {
        return services.frames().of(new Event.Resync(
                topics.stream().filter(topic -> topic != Participant.PEOPLE).sorted().toList(),
                topics.contains(Participant.PEOPLE)));
    }

    @Override
    public void receive(byte[] payload) throws ProtocolException {
        Asked asked = services.frames().two().decodeRequest(payload);
        try {
            handle(asked);
        } catch (RefusedException | IOException | RuntimeException e) {
            refuse(asked, e);
        }
    }

    @Override
    public void refuse(byte[] payload, RefusedException why) throws ProtocolException {
        refuse(services.frames().two().decodeRequest(payload), why);
    }

    private void handle(Asked asked) throws RefusedException, IOException {
        Request<?> request = asked.request();
        SessionState state = session.state();
        Rules.Rule rule = Rules.of(request);
        rule.requireStage(greeted ? state.stage() : Stage.GREETING, request);
        Presence who = state.presence();
        if (who != null) {
            rule.requireRole(request, who, services);
        }
        switch (request) {
            case SessionRequest<?> own -> {
                handler.handle(own, asked.id());
                greeted = true;
            }
            case RoomRequest<?> room -> answer(asked, services.roomHandler().handle(room, signedIn(who)));
            case PeopleRequest<?> people -> answer(asked, services.peopleHandler().handle(people, signedIn(who)));
            case MessageRequest<?> message -> session.store(new Answer(asked),
                    answer -> services.messages().handle(message, signedIn(who), answer));
        }
    }

    private static Presence signedIn(@Nullable Presence who) throws RefusedException {
        if (who == null) {
            throw new RefusedException(ErrorCode.NOT_ALLOWED_HERE, "Sign in first");
        }
        return who;
    }

    private void answer(Asked asked, Reply reply) {
        session.link().send(services.frames().of(asked.id(), asked.request().type(), reply));
    }

    private void refuse(Asked asked, Exception e) {
        String type = asked.request().type();
        Session.Refusal refusal = session.refusal(type, e);
        session.link().send(services.frames().refusal(asked.id(), type, refusal.code(), refusal.words(),
                refusal.retryAfter()));
    }

    /** Answers a request once it is stored; called by the session's thread or the journal's. */
    private final class Answer implements Outcome<Reply> {

        private final Asked asked;

        Answer(Asked asked) {
            this.asked = asked;
        }

        @Override
        public void committed(Reply reply) {
            answer(asked, reply);
        }

        @Override
        public void refused(RefusedException why) {
            refuse(asked, why);
        }

        @Override
        public void failed(IOException cause) {
            refuse(asked, cause);
        }
    }
}
