package chat.parley.server.session;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.Names;
import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.v1.Request;
import chat.parley.server.room.Room;

/** Signed in, and in a room. */
record RoomState(Session session, Services services, Presence presence, Room room) implements SessionState {

    @Override
    public SessionState handle(Request request) throws RefusedException {
        return switch (request) {
            case Request.Say say -> say(say);
            case Request.ListPeople _ -> {
                room.show(presence);
                yield this;
            }
            case Request.Exit _ -> exit();
            case Request.Register _,Request.Login _,Request.Logout _,Request.Create _,Request.Enter _ ->
                throw SessionState.notAllowedHere(request, "in a room");
        };
    }

    /** Whoever the client says it is: the sender is who signed in. */
    private SessionState say(Request.Say request) throws RefusedException {
        if (Names.key(request.to()).equals(Names.PUBLIC)) {
            room.say(presence.name(), request.text());
        } else if (!room.sayPrivately(presence.name(), request.to(), request.text())) {
            throw new RefusedException(ErrorCode.RECEIVER_NOT_HERE, request.to() + " is not in " + room.name());
        }
        return this;
    }

    private SessionState exit() {
        room.exit(presence);
        services.lobby().arrive(presence, null);
        return new LobbyState(session, services, presence);
    }

    @Override
    public void leave() {
        room.drop(presence);
        services.lobby().changed();
    }

    @Override
    public String toString() {
        return presence.name() + " in room " + room.name();
    }
}
