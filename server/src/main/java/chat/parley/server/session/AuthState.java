package chat.parley.server.session;

import chat.parley.common.protocol.Names;
import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.v1.Request;
import chat.parley.common.protocol.v1.ServerMessage;
import chat.parley.server.account.Account;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Nobody is signed in. */
record AuthState(Session session, Services services) implements SessionState {

    @Override
    public SessionState handle(Request request) throws RefusedException, IOException {
        return switch (request) {
            case Request.Register register -> register(register);
            case Request.Login login -> signIn(login);
            case Request.Logout _,Request.ListPeople _,Request.Create _,Request.Enter _,Request.Exit _,Request.Say _ ->
                throw SessionState.notAllowedHere(request, stage().words());
        };
    }

    private SessionState register(Request.Register request) throws RefusedException, IOException {
        services.invites().register(request.username(), request.password(), null, session.link().address());
        session.send(new ServerMessage.Registered("Your account is ready, you can sign in now"));
        return this;
    }

    private SessionState signIn(Request.Login request) throws RefusedException, IOException {
        Account account = services.accounts().signIn(request.username(), request.password(),
                session.link().address());
        LobbyState lobby = arrive(account, false, 0, services.frames()
                .of(new ServerMessage.SignedIn(account.name(), Names.LOBBY, "Welcome, " + account.name())));
        if (!services.accounts().isUnchanged(account)) {
            signInAgain(request);
        }
        return lobby;
    }

    /** An administrator who ended the account's sessions while its password was checked may not have seen this one. */
    private void signInAgain(Request.Login request) throws IOException {
        try {
            services.accounts().signIn(request.username(), request.password(), session.link().address());
        } catch (RefusedException _) {
            session.close(CloseReason.SESSION_REVOKED);
        }
    }

    /**
     * Signs an account in, in the lobby.
     *
     * @param account which
     * @param modern whether the session speaks protocol 2
     * @param resumable the id by which it can be resumed; 0 when it cannot
     * @param answer the frame that tells it so
     * @return the state from now on
     * @throws IOException when the storage fails: nothing has changed
     */
    LobbyState arrive(Account account, boolean modern, long resumable, byte[] answer) throws IOException {
        Presence presence = services.people().arrive(account,
                blocks -> new Presence(account, session, modern, resumable, blocks));
        services.lobby().arrive(presence, answer);
        if (modern) {
            services.rooms().subscribe(presence);
        }
        return new LobbyState(session, services, presence);
    }

    @Override
    public Stage stage() {
        return Stage.AUTH;
    }

    @Override
    public @Nullable Presence presence() {
        return null;
    }

    @Override
    public void leave() {
        // nowhere to be seen
    }

    @Override
    public String toString() {
        return "signed out";
    }
}
