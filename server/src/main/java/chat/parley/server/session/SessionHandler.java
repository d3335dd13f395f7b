package chat.parley.server.session;

import chat.parley.common.Limits;
import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.common.protocol.v2.SessionRequest;
import chat.parley.server.account.Account;
import chat.parley.server.account.SessionStore.StoredSession;
import chat.parley.server.account.Sessions;
import chat.parley.server.room.Room;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Takes what is asked about the session itself: who is signed in, and where it is. One for each session that speaks protocol 2;
 * called under its lock, after its {@link Rules} have been looked at.
 */
final class SessionHandler {

    /** The newest version of the protocol that the server speaks. */
    private static final int PROTOCOL = 2;

    private final Session session;
    private final Services services;
    private String client = "";

    SessionHandler(Session session, Services services) {
        this.session = session;
        this.services = services;
    }

    /**
     * Does what is asked, and answers.
     *
     * @param request what
     * @param id what the answer is recognised by
     * @throws RefusedException when it is refused: nothing has changed
     * @throws IOException when the storage fails: nothing has changed
     */
    void handle(SessionRequest<?> request, String id) throws RefusedException, IOException {
        switch (request) {
            case SessionRequest.Hello hello -> answer(id, request, welcome(hello));
            case SessionRequest.Register register -> {
                services.invites().register(register.username(), register.password(), register.invite(),
                        session.link().address());
                answer(id, request, new Reply.Done());
            }
            case SessionRequest.Login login -> logIn(login, id);
            case SessionRequest.Resume resume -> {
                StoredSession stored = resume(resume.token());
                Account account = stored.account();
                arrive(account, stored.id(), frame(id, request,
                        new Reply.SignedIn(account.name(), stored.id(), null, stored.expiresAt())));
            }
            case SessionRequest.Redeem redeem ->
                answer(id, request, services.invites().redeem(redeem.invite(), who()));
            case SessionRequest.Logout _ -> {
                Presence who = who();
                services.sessions().revoke(who.account(), who.resumable());
                session.settle(); // what was said before has its answer before this has
                session.state().leave();
                session.changeState(new AuthState(session, services));
                answer(id, request, new Reply.Done());
            }
            case SessionRequest.ChangePassword change -> {
                Presence who = who();
                services.accounts().changePassword(who.name(), change.oldPassword(), change.newPassword(),
                        session.link().address());
                services.sessions().revokeOthers(who.account(), who.resumable()).forEach(services.resumable()::revoke);
                answer(id, request, new Reply.Done());
            }
            case SessionRequest.Sessions _ -> answer(id, request, sessions(who()));
            case SessionRequest.RevokeSession revoke -> {
                services.sessions().revoke(who().account(), revoke.session());
                answer(id, request, new Reply.Done());
                services.resumable().revoke(revoke.session());
            }
            case SessionRequest.Enter enter -> {
                Room room = services.rooms().get(enter.room());
                if (!(session.state() instanceof RoomState in && in.room() == room)) {
                    enter(room);
                }
                answer(id, request, new Reply.Entered(room.id(), room.people()));
            }
            case SessionRequest.Exit _ -> {
                if (session.state() instanceof RoomState in) {
                    session.changeState(in.exit(""));
                }
                answer(id, request, new Reply.Done());
            }
            case SessionRequest.Ping _ -> answer(id, request, new Reply.Done());
        }
    }

    private Reply.Welcome welcome(SessionRequest.Hello hello) throws RefusedException {
        if (hello.protocol() < PROTOCOL) {
            throw new RefusedException(ErrorCode.UNSUPPORTED_PROTOCOL,
                    "protocol: 2 or more; protocol 1 is spoken without hello");
        }
        client = hello.client();
        var limits = services.limits();
        return new Reply.Welcome(PROTOCOL, "Parley", Version.NUMBER,
                services.config().registration().name().toLowerCase(Locale.ROOT),
                services.config().auth().minPasswordLength(), Limits.MAX_TEXT_CHARS,
                Limits.MAX_FRAME_BYTES, limits.framesPerSecond(), limits.pingSeconds(), limits.timeoutSeconds(),
                List.of(), services.ca().get());
    }

    private StoredSession resume(String token) throws RefusedException, IOException {
        try {
            StoredSession stored = services.sessions().resume(token);
            services.accounts().resumed(stored.account(), session.link().address());
            return stored;
        } catch (RefusedException e) {
            services.accounts().resumed(null, session.link().address());
            throw e;
        }
    }

    /** Who changes the password ends the sessions that there are: one that begins later must know the new one. */
    private void logIn(SessionRequest.Login login, String id) throws RefusedException, IOException {
        Account account;
        Optional<Sessions.Begun> begun;
        do { // once more when the password was changed while it was checked
            account = services.accounts().signIn(login.username(), login.password(), session.link().address());
            begun = services.sessions().begin(account, client);
        } while (begun.isEmpty());
        Sessions.Begun mine = begun.get();
        arrive(account, mine.id(),
                frame(id, login, new Reply.SignedIn(account.name(), mine.id(), mine.token(), mine.expiresAt())));
    }

    /** Connected first, then looked at again: who revokes the session from here on finds the connection, and closes it. */
    private void arrive(Account account, long resumable, byte[] answer) throws RefusedException, IOException {
        if (session.state() instanceof AuthState auth) {
            if (!services.resumable().connect(resumable, session)) {
                session.close(CloseReason.SESSION_REPLACED);
                return;
            }
            boolean arrived = false;
            try {
                services.sessions().requireNotRevoked(account, resumable);
                session.changeState(auth.arrive(account, true, resumable, answer));
                arrived = true;
            } finally {
                if (!arrived) {
                    services.resumable().disconnect(resumable, session);
                }
            }
        }
    }

    private Reply.SessionList sessions(Presence who) throws IOException {
        return new Reply.SessionList(services.sessions().of(who.account()).stream()
                .map(s -> new Reply.SessionInfo(s.id(), s.client(), s.createdAt(), s.usedAt(),
                        services.resumable().isConnected(s.id()), s.id() == who.resumable()))
                .toList());
    }

    /** From the lobby, or from another room, which is left once it is sure that this one may be entered. */
    private void enter(Room room) throws RefusedException {
        Presence who = who();
        SessionState before = session.state();
        services.rooms().enter(room, who, () -> {
            if (before instanceof RoomState in) {
                in.room().exit(who, null);
            } else {
                services.lobby().leave(who);
            }
        });
        services.lobby().changed();
        session.changeState(new RoomState(session, services, who, room));
    }

    private Presence who() {
        Presence presence = session.state().presence();
        if (presence == null) {
            throw new IllegalStateException("the rules let somebody pass who is not signed in");
        }
        return presence;
    }

    private void answer(String id, SessionRequest<?> request, Reply reply) {
        session.link().send(frame(id, request, reply));
    }

    private byte[] frame(String id, SessionRequest<?> request, Reply reply) {
        return services.frames().of(id, request.type(), reply);
    }
}
