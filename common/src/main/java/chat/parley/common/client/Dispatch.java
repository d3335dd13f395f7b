package chat.parley.common.client;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.v2.Event;
import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.common.protocol.v2.Request;
import chat.parley.common.protocol.v2.RoomRequest;
import chat.parley.common.protocol.v2.SessionRequest;
import chat.parley.common.trust.CaPin;
import java.security.cert.CertificateException;
import java.util.List;

/** Brings what comes in to whom it concerns. Runs on the reader thread; stateless. */
final class Dispatch implements Link.Owner {

    private static final System.Logger LOG = System.getLogger(Dispatch.class.getName());

    private final ClientConfig config;
    private final ClientRuntime runtime;
    private final Announcer announcer;
    private final Session session;
    private final Timelines timelines;
    private final UnsentQueue unsent;

    Dispatch(ClientConfig config, ClientRuntime runtime, Announcer announcer, Session session, Timelines timelines,
            UnsentQueue unsent) {
        this.config = config;
        this.runtime = runtime;
        this.announcer = announcer;
        this.session = session;
        this.timelines = timelines;
        this.unsent = unsent;
    }

    @Override
    public void answered(Link link, Request<?> request, Reply reply) {
        switch (reply) {
            case Reply.Welcome welcome -> welcomed(link, welcome);
            case Reply.SignedIn signedIn -> signedIn(link, signedIn);
            case Reply.Joined joined -> timelines.joined(joined.conversation());
            case Reply.Redeemed(var conversation) when conversation != null -> timelines.joined(conversation);
            case Reply.ConversationList list -> timelines.listed(list.conversations());
            case Reply.Changed changed -> timelines.answered(changed.message());
            case Reply.Done _ -> done(request);
            default -> {
                // concerns nobody but who asked
            }
        }
    }

    private void welcomed(Link link, Reply.Welcome welcome) {
        follow(welcome.ca());
        String token = session.welcomed(link); // before the state, which says that there is somebody to ask
        if (announcer.move(new ClientState.Connected(welcome))) {
            Heartbeat.start(runtime, link, config.silence(), welcome);
            if (token != null) {
                session.comeBack(link, token);
            }
        }
    }

    /** What the authority until now does not vouch for changes nothing. */
    private void follow(List<String> ca) {
        CaPin pin = config.pin();
        try {
            if (pin != null && pin.follow(ca)) {
                LOG.log(System.Logger.Level.INFO, "{0} has another certificate authority, signed by the one until now",
                        config.server());
            }
        } catch (CertificateException e) {
            LOG.log(System.Logger.Level.WARNING, "{0} announces a certificate authority that is not followed: {1}",
                    config.server(), e.getMessage());
        }
    }

    private void signedIn(Link link, Reply.SignedIn signedIn) {
        if (!session.isFor(signedIn.user())) {
            session.signedOut();
            link.lose(Loss.because("signed in as " + signedIn.user() + ", who is another account"));
            return;
        }
        session.signedIn(signedIn);
        announcer.move(state -> state instanceof ClientState.Connected(Reply.Welcome server)
                ? new ClientState.SignedIn(server, signedIn.user(), signedIn.session())
                : state);
        timelines.signedIn(link);
        if (announcer.state() instanceof ClientState.SignedIn(Reply.Welcome server, _, _)) {
            unsent.signedIn(link, server.framesPerSecond());
        }
    }

    private void done(Request<?> request) {
        switch (request) {
            case SessionRequest.Logout _ -> signedOut();
            case RoomRequest.Leave leave -> timelines.removed(leave.room());
            case RoomRequest.RoomDelete delete -> timelines.removed(delete.room());
            default -> {
                // changes nothing here
            }
        }
    }

    private void signedOut() {
        session.signedOut();
        timelines.signedOut();
        unsent.signedOut();
        announcer.move(state -> state instanceof ClientState.SignedIn signedIn
                ? new ClientState.Connected(signedIn.server())
                : state);
    }

    @Override
    public void pushed(Link link, Event event) {
        switch (event) {
            case Event.Message(MessageInfo message) -> timelines.said(message);
            case Event.MessageChanged(MessageInfo message) -> timelines.changed(message);
            case Event.Ping _ -> link.sign();
            case Event.CaChanged(List<String> ca) -> follow(ca);
            case Event.Joined joined -> {
                timelines.joined(joined.conversation());
                announcer.tell(listener -> listener.event(event));
            }
            case Event.Removed removed -> {
                announcer.tell(listener -> listener.event(event));
                timelines.removed(removed.room());
            }
            case Event.Resync resync -> {
                announcer.tell(listener -> listener.event(event));
                timelines.resync(resync);
            }
            default -> announcer.tell(listener -> listener.event(event));
        }
    }

    @Override
    public void closing(ErrorCode code, String words) {
        if (code == ErrorCode.SESSION_REVOKED || code == ErrorCode.SESSION_REPLACED) {
            session.over(code, words); // resuming a replaced session would replace the other one, and so on
        }
    }

    /** The connection is lost, and every call has failed. */
    void lost() {
        session.disconnected();
        timelines.signedOut();
        unsent.signedOut();
    }
}
