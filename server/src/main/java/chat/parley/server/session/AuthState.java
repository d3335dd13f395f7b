package chat.parley.server.session;

import chat.parley.common.protocol.Names;
import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.v1.Request;
import chat.parley.common.protocol.v1.ServerMessage;
import chat.parley.server.account.Account;
import java.io.IOException;

/** Nobody is signed in. */
record AuthState(Session session, Services services) implements SessionState {

    @Override
    public SessionState handle(Request request) throws RefusedException, IOException {
        return switch (request) {
            case Request.Register register -> register(register);
            case Request.Login login -> signIn(login);
            case Request.Logout _,Request.ListPeople _,Request.Create _,Request.Enter _,Request.Exit _,Request.Say _ ->
                throw SessionState.notAllowedHere(request, "before signing in");
        };
    }

    private SessionState register(Request.Register request) throws RefusedException, IOException {
        services.accounts().register(request.username(), request.password(), session.link().address());
        session.send(new ServerMessage.Registered("Your account is ready, you can sign in now"));
        return this;
    }

    private SessionState signIn(Request.Login request) throws RefusedException, IOException {
        Account account = services.accounts().signIn(request.username(), request.password(),
                session.link().address());
        LobbyState lobby = new LobbyState(session, services, new Presence(account, session.link()));
        services.lobby().arrive(lobby.presence(), session.frame(
                new ServerMessage.SignedIn(account.name(), Names.LOBBY, "Welcome, " + account.name())));
        return lobby;
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
