package chat.parley.server.session;

import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.v1.Request;
import chat.parley.common.protocol.v1.ServerMessage;
import chat.parley.server.room.Room;
import java.io.IOException;

/** Signed in, and in no room. */
record LobbyState(Session session, Services services, Presence presence) implements SessionState {

    @Override
    public SessionState handle(Request request) throws RefusedException, IOException {
        return switch (request) {
            case Request.ListPeople _ -> {
                services.lobby().show(presence);
                yield this;
            }
            case Request.Create create -> create(create);
            case Request.Enter enter -> enter(services.rooms().find(enter.room()));
            case Request.Logout _ -> signOut();
            case Request.Register _,Request.Login _,Request.Exit _,Request.Say _ ->
                throw SessionState.notAllowedHere(request, stage().words());
        };
    }

    private SessionState create(Request.Create request) throws RefusedException, IOException {
        services.rooms().create(request.room(), presence.account());
        session.send(new ServerMessage.Created("Created the room " + request.room()));
        services.lobby().changed();
        return this;
    }

    private SessionState enter(Room room) throws RefusedException {
        // Out of the lobby before the answer: no list may follow it.
        services.rooms().admit(room, presence, () -> {
            services.lobby().leave(presence);
            presence.setPresentIn(room.id()); // before the answer, after which private messages are waited for
        });
        services.lobby().changed();
        return new RoomState(session, services, presence, room);
    }

    private SessionState signOut() {
        leave();
        session.send(new ServerMessage.SignedOut("Goodbye, " + presence.name()));
        return new AuthState(session, services);
    }

    @Override
    public Stage stage() {
        return Stage.LOBBY;
    }

    @Override
    public void leave() {
        services.lobby().leave(presence);
        session.signedOut(presence);
    }

    @Override
    public String toString() {
        return presence.name() + " in the lobby";
    }
}
